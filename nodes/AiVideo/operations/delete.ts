import { deleteJob } from '../jobs/reads';
import { type Operation, ready } from './operation';
import { notOffered, readVideo, videoIdField } from './parameters';

/** Delete a job and its files at the provider. */
export const remove: Operation = {
	name: 'Delete',
	action: 'Delete video',
	description: 'Remove a video and its files at the provider for good',
	fields: [videoIdField],

	read(item) {
		const { index, session, noteJob } = item;
		const { provider } = session;
		const { remove: removal } = provider;
		if (!removal) throw notOffered(provider, 'delete videos');
		const known = readVideo(item);
		const { id } = known.job;
		return ready(async () => {
			noteJob({ id });
			await deleteJob(session, removal, known);
			return [{ json: { deleted: true, id }, pairedItem: { item: index } }];
		});
	},
};
