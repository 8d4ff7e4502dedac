import { requestAndFileOptionsField } from './requestOptions';
import { binaryFieldWhenDownloading, downloadVideoField, readWantedFile } from './file';
import type { Operation } from './operation';
import { simplifyField } from './output';
import { finishJob, prepareSubmission } from './prepareSubmission';
import { requestFields } from './request';
import { readWaiting, waitingForNew } from './waiting';

/** Submit, wait, download. */
export const generate: Operation = {
	name: 'Generate',
	action: 'Generate video',
	description: 'Submit a video, wait until it is ready, and download the file',
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
