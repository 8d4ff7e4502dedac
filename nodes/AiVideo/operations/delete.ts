import { deleteJob } from '../jobs/deleteJob';
import type { Operation } from './operation';
import { notOffered, readVideoId, videoIdField } from './parameters';

/** Delete a job and its files at the provider. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete video',
	description: 'Remove a video and its files at the provider for good',
	fields: [videoIdField],

	async prepare({ context, index, session, saw }) {
		const { dialect } = session;
		if (!dialect.remove) throw notOffered(dialect, 'delete videos');
		const id = readVideoId(context.getNodeParameter('videoId', index, ''));
		const call = dialect.remove(id);
		return async () => {
			saw({ id });
			await deleteJob(session, call, id);
			return [{ json: { deleted: true, id }, pairedItem: { item: index } }];
		};
	},
};
