import { submitJob } from '../jobs/submitJob';
import { requestOptionsField } from './requestOptions';
import type { Operation } from './operation';
import { simplifyField, toItem } from './output';
import { prepareSubmission } from './prepareSubmission';
import { requestFields } from './request';
import { readWaiting, submittingOnly } from './waiting';

/** Submit and return at once. */
export const create: Operation = {
	name: 'Create',
	action: 'Create video without waiting',
	description: 'Submit a video and return its ID at once. Use Wait or Get Status later on.',
	fields: [...requestFields, simplifyField, requestOptionsField, submittingOnly],

	async prepare(item) {
		const { session, ledger } = item;
		const { submission } = await prepareSubmission(item, readWaiting(item));
		return async () => {
			const { reading } = await submitJob(session, ledger, submission);
			return [toItem(item, reading)];
		};
	},
};
