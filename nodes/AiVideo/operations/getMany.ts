import type { INodeProperties } from 'n8n-workflow';

import { listJobs } from '../jobs/listJobs';
import type { Operation } from './operation';
import { simplifyField, toItem } from './output';
import { notOffered, readNumberParameter } from './parameters';

const DEFAULT_LIMIT = 50;

const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** List jobs, newest first. */
export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many videos',
	description: 'List the videos of the account, newest first. Costs nothing.',
	fields: [returnAllField, limitField, simplifyField],

	async prepare(item) {
		const { context, index, session } = item;
		const listing = session.dialect.list;
		if (!listing) throw notOffered(session.dialect, 'list videos');
		const isAll = context.getNodeParameter('returnAll', index, false) === true;
		const limit = readNumberParameter(
			'Limit',
			context.getNodeParameter('limit', index, DEFAULT_LIMIT),
		);
		const most = isAll ? Infinity : Math.max(1, Math.floor(limit ?? DEFAULT_LIMIT));
		return async () => {
			const readings = await listJobs(session, listing, most);
			return readings.map((reading) => toItem(item, reading));
		};
	},
};
