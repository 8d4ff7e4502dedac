import { endedError } from '../jobs/waitErrors';
import { waitForJob } from '../jobs/waitForJob';
import {
	binaryFieldWhenDownloading,
	downloadOptionsField,
	downloadVideoField,
	simplifyField,
	videoIdField,
} from './fields';
import { readWantedFile } from './fileSettings';
import type { Operation } from './item';
import { toItem, toItemWithFile } from './jobItem';
import { readVideo } from './readParameter';
import { readWaiting } from './readWaiting';
import { waitingForKnown } from './waitingFields';

/** Wait for a job that exists, and download its file. */
export const wait: Operation = {
	fields: [
		videoIdField,
		downloadVideoField,
		binaryFieldWhenDownloading,
		simplifyField,
		downloadOptionsField,
		waitingForKnown,
	],

	async prepare(item) {
		const { session, slots, saw } = item;
		const known = readVideo(item);
		const { timeoutMs, intervalMs, maxConcurrent } = readWaiting(item);
		const file = readWantedFile(item);
		return async () => {
			saw({ id: known.job.id });
			const watch = async () =>
				await waitForJob(session, known, {
					timeoutMs,
					intervalMs,
					isNew: false,
					onJob: ({ job }) => saw(job),
				});
			// These jobs run anyway: only the user's own limit holds anyone up.
			const reading = maxConcurrent > 0 ? await slots.run(watch) : await watch();
			if (reading.job.status !== 'completed') throw endedError(session.provider, reading.job);
			return [
				file === null
					? toItem(item, reading)
					: await toItemWithFile(item, reading, { file, variant: 'video' }),
			];
		};
	},
};
