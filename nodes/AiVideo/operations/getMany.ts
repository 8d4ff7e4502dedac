import type { INodeProperties } from 'n8n-workflow';

import { listJobs } from '../jobs/listJobs';
import { type Item, type Operation, ready } from './operation';
import { readSimplify, simplifyField, toItem } from './output';
import { notOffered, readParameter } from './parameters';
import { readBoolean, readNumberValue } from './values';

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

function readMaxResults(item: Item): number {
	if (readBoolean(returnAllField, readParameter(item, returnAllField))) return Infinity;
	const limit = readNumberValue(limitField, readParameter(item, limitField));
	return Math.max(1, Math.floor(limit ?? Number(limitField.default)));
}

/** List jobs, newest first. */
export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many videos',
	description: 'List the videos of the account, newest first. Costs nothing.',
	fields: [returnAllField, limitField, simplifyField],

	read(item) {
		const { session } = item;
		const listing = session.provider.list;
		if (!listing) throw notOffered(session.provider, 'list videos');
		const max = readMaxResults(item);
		const simplify = readSimplify(item);
		return ready(async () => {
			return [
				...(await listJobs(session, listing, max, (reading) => toItem(item, reading, simplify))),
			];
		});
	},
};
