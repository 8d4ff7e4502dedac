import { submitJob } from '../jobs/submitJob';
import { simplifyField } from './fields';
import type { Operation } from './item';
import { toItem } from './jobItem';
import { readWaiting } from './readWaiting';
import { requestFields } from './requestFields';
import { requestOptionsField } from './requestOptions';
import { prepareSubmission } from './submission';
import { submittingOnly } from './waitingFields';

/** Submit and return at once. */
export const create: Operation = {
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
