import { binaryFieldWhenDownloading, downloadVideoField } from './file';
import type { Operation } from './operation';
import { readOutput, simplifyField } from './output';
import { finishJob, prepareSubmission } from './prepareSubmission';
import { readRequest, requestFields } from './request';
import { requestAndFileOptionsField } from './requestOptions';
import { readWaiting, waitingForNew } from './waiting';

/** Submit, wait, download. */
export const generate: Operation = {
	name: 'Generate',
	action: 'Generate video',
	description:
		'Submit a video, wait until it is ready, and download the file. Every execution makes and charges a new one.',
	fields: [
		...requestFields,
		downloadVideoField,
		binaryFieldWhenDownloading,
		simplifyField,
		requestAndFileOptionsField,
		waitingForNew,
	],

	read(item) {
		const waiting = readWaiting(item, waitingForNew);
		const output = readOutput(item, requestAndFileOptionsField);
		const request = readRequest(item, requestAndFileOptionsField);
		return async () => {
			const { submission, asked } = await prepareSubmission(item, request, waiting);
			return async () => await finishJob(item, submission, { waiting, output, asked });
		};
	},
};
