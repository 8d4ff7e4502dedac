import { submitJob } from '../jobs/submitJob';
import type { Operation } from './operation';
import { readSimplify, simplifyField, toItem } from './output';
import { prepareSubmission } from './prepareSubmission';
import { readRequest, requestFields } from './request';
import { requestOptionsField } from './requestOptions';
import { readWaiting, submittingOnly } from './waiting';

/** Submit and return at once. */
export const create: Operation = {
	name: 'Create',
	action: 'Create video without waiting',
	description:
		'Submit a video and return its ID at once. Pin this output while you build, so that you pay once, and use Wait after it.',
	fields: [...requestFields, simplifyField, requestOptionsField, submittingOnly],

	read(item) {
		const { session, ledger, permits } = item;
		const waiting = readWaiting(item, submittingOnly);
		const request = readRequest(item, requestOptionsField);
		const simplify = readSimplify(item);
		return async () => {
			const { submission, readsAgain } = await prepareSubmission(item, request, waiting);
			const submit = async () => await submitJob(session, ledger, submission);
			return async () => {
				const { reading } = await (readsAgain ? permits.run(submit) : submit());
				return [toItem(item, reading, simplify)];
			};
		};
	},
};
