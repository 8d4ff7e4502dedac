import { deleteJob } from '../jobs/deleteJob';
import { ready, type Operation } from './operation';
import { notOffered, readVideoId, videoIdField } from './parameters';

/** Delete a job and its files at the provider. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete video',
	description: 'Remove a video and its files at the provider for good',
	fields: [videoIdField],

	read(item) {
		const { index, session, noteJob } = item;
		const { dialect } = session;
		if (!dialect.remove) throw notOffered(dialect, 'delete videos');
		const id = readVideoId(item);
		const call = dialect.remove(id);
		return ready(async () => {
			noteJob({ id });
			await deleteJob(session, call, id);
			return [{ json: { deleted: true, id }, pairedItem: { item: index } }];
		});
	},
};
