import { deleteJob } from '../jobs/reads';
import { videoIdField } from './fields';
import type { Operation } from './item';
import { readVideo } from './readParameter';
import { notOffered } from './refuseOperation';

/** Delete a job and its files at the provider. */
export const remove: Operation = {
	fields: [videoIdField],

	async prepare(item) {
		const { index, session, saw } = item;
		const { provider } = session;
		const { remove: removal } = provider;
		if (!removal) throw notOffered(provider, 'delete videos');
		const known = readVideo(item);
		const { id } = known.job;
		return async () => {
			saw({ id });
			await deleteJob(session, removal, known);
			return [{ json: { deleted: true, id }, pairedItem: { item: index } }];
		};
	},
};
