import { unseenJob } from '../dialects/jobHistory';
import { endedError } from '../jobs/waitErrors';
import { waitForJob } from '../jobs/waitForJob';
import {
	binaryFieldWhenDownloading,
	downloadVideoField,
	fileOptionsField,
	simplifyField,
	videoIdField,
} from './fields';
import type { Operation } from './item';
import { toItem, toItemWithFile } from './jobItem';
import { readVideoId } from './readParameter';
import { readWaiting } from './readWaiting';
import { waitingForKnown } from './waitingFields';

/** Wait for a job that exists, and download its file. */
export const wait: Operation = {
	fields: [
		videoIdField,
		downloadVideoField,
		binaryFieldWhenDownloading,
		simplifyField,
		fileOptionsField,
		waitingForKnown,
	],

	async prepare(item) {
		const { context, index, session, saw } = item;
		const videoId = readVideoId(context.getNodeParameter('videoId', index, ''));
		const { timeoutMs, intervalMs } = readWaiting(item);
		const download = context.getNodeParameter('downloadVideo', index, true) !== false;
		return async () => {
			saw({ id: videoId });
			const reading = await waitForJob(session, unseenJob(session.dialect.name, videoId), {
				timeoutMs,
				intervalMs,
				isNew: false,
				onJob: ({ job }) => saw(job),
			});
			if (reading.job.status !== 'completed') throw endedError(session.dialect, reading.job);
			return [
				download
					? await toItemWithFile(item, reading, { variant: 'video' })
					: toItem(item, reading),
			];
		};
	},
};
