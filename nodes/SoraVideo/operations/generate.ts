import { binaryFieldWhenDownloading, downloadVideoField, simplifyField } from './fields';
import { finishJob } from './finishJob';
import type { Operation } from './item';
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
		const waiting = readWaiting(item);
		const { submission, asked } = await prepareSubmission(item, waiting);
		const download = item.context.getNodeParameter('downloadVideo', item.index, true) !== false;
		return async () => await finishJob(item, submission, { waiting, download, asked });
	},
};
