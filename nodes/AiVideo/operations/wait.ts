import { factsOf } from '../jobs/fileLink';
import { endedError } from '../jobs/waitErrors';
import { waitForJob } from '../jobs/waitForJob';
import { binaryFieldWhenDownloading, downloadOptionsField, downloadVideoField } from './file';
import { type Operation, ready } from './operation';
import { readOutput, simplifyField } from './output';
import { toReadyItems } from './finishedItems';
import { readVideo, videoIdField } from './parameters';
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

	read(item) {
		const { session, permits, noteJob } = item;
		const known = readVideo(item);
		const { timeoutMs, intervalMs, maxConcurrent } = readWaiting(item, waitingForKnown);
		const output = readOutput(item, downloadOptionsField);
		return ready(async () => {
			noteJob({ id: known.job.id });
			const watch = async () =>
				await waitForJob(session, known, {
					timeoutMs,
					intervalMs,
					isNew: false,
					keepsAnswer: !output.simplify,
					onJob: (reading) => noteJob(factsOf(session, reading)),
				});
			// These jobs run anyway: only the user's own limit holds anyone up.
			const reading = maxConcurrent > 0 ? await permits.run(watch) : await watch();
			if (reading.job.status !== 'completed') throw endedError(session.provider, reading);
			return await toReadyItems(item, reading, output);
		});
	},
};
