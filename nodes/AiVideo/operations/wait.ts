import { unseenJob } from '../dialects/jobHistory';
import { endedError } from '../jobs/waitErrors';
import { waitForJob } from '../jobs/waitForJob';
import {
	binaryFieldWhenDownloading,
	downloadOptionsField,
	downloadVideoField,
	readWantedFile,
} from './file';
import type { Operation } from './operation';
import { simplifyField, toItem, toItemWithFile } from './output';
import { readVideoId, videoIdField } from './parameters';
import { readWaiting, waitingForKnown } from './waiting';

/** Wait for a job that exists, and download its file. */
export const wait: Operation = {
	name: 'Wait',
	action: 'Wait for video',
	description: 'Wait until a video that was created before is ready, and download the file',
	fields: [
		videoIdField,
		downloadVideoField,
		binaryFieldWhenDownloading,
		simplifyField,
		downloadOptionsField,
		waitingForKnown,
	],

	async prepare(item) {
		const { context, index, session, slots, saw } = item;
		const videoId = readVideoId(context.getNodeParameter('videoId', index, ''));
		const { timeoutMs, intervalMs, maxConcurrent } = readWaiting(item);
		const file = readWantedFile(item);
		return async () => {
			saw({ id: videoId });
			const watch = async () =>
				await waitForJob(session, unseenJob(session.dialect.name, videoId), {
					timeoutMs,
					intervalMs,
					isNew: false,
					onJob: ({ job }) => saw(job),
				});
			// These jobs run anyway: only the user's own limit holds anyone up.
			const reading = maxConcurrent > 0 ? await slots.run(watch) : await watch();
			if (reading.job.status !== 'completed') throw endedError(session.dialect, reading.job);
			return [
				file === null
					? toItem(item, reading)
					: await toItemWithFile(item, reading, { file, variant: 'video' }),
			];
		};
	},
};
