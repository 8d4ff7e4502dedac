import { binaryFieldWhenDownloading, downloadVideoField, simplifyField } from './fields';
import { readWantedFile } from './fileSettings';
import { finishJob } from './finishJob';
import type { Operation } from './item';
import { readWaiting } from './readWaiting';
import { requestFields } from './requestFields';
import { requestAndFileOptionsField } from './requestOptions';
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
		const file = readWantedFile(item);
		const { submission, asked } = await prepareSubmission(item, waiting);
		return async () => await finishJob(item, submission, { waiting, file, asked });
	},
};
