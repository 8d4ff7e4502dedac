import { runJob } from '../jobs/runJob';
import { binaryFieldWhenDownloading, downloadVideoField, simplifyField } from './fields';
import type { Operation } from './item';
import { toItem, toItemWithFile } from './jobItem';
import { readWaiting } from './readWaiting';
import { requestAndFileOptionsField, requestFields } from './requestFields';
import { prepareSubmission } from './submission';
import { waitingForNew } from './waitingFields';

/** Submit, wait, download. */
export const generate: Operation = {
	fields: [
		...requestFields,
		downloadVideoField,
		binaryFieldWhenDownloading,
		simplifyField,
		requestAndFileOptionsField,
		waitingForNew,
	],

	async prepare(item) {
		const { context, index, session, ledger, slots } = item;
		const waiting = readWaiting(item);
		const { timeoutMs, intervalMs, resubmitFailed } = waiting;
		const { submission, asked } = await prepareSubmission(item, waiting);
		const download = context.getNodeParameter('downloadVideo', index, true) !== false;
		return async () => {
			const { reading, failedIds } = await slots.run(
				async () =>
					await runJob(session, ledger, submission, {
						limits: { timeoutMs, intervalMs },
						resubmitFailed,
					}),
			);
			const attempts = failedIds.length === 0 ? {} : { attempts: [...failedIds, reading.job.id] };
			return [
				download
					? await toItemWithFile(item, reading, { variant: 'video', asked, more: attempts })
					: toItem(item, reading, attempts),
			];
		};
	},
};
