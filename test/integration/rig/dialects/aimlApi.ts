import { LINK } from '../expected';
import { completed, failed, type Shown } from './shown';

/** What AIMLAPI answers: little more than a state, the file and the price. */
export const AIML_API: Shown = {
	headers: { authorization: 'Bearer key-aimlApi' },
	completed: (job) =>
		completed(job, 'aimlApi', {
			url: LINK,
			progress: null,
			model: null,
			seconds: null,
			size: null,
			createdAt: null,
			completedAt: null,
			cost: { amount: 3.2, currency: 'USD' },
		}),
	endings: [
		['failed', failed('moderation_blocked')],
		['failedWithoutError', { status: 'failed', failure: { code: 'Error', message: null } }],
		['expired', failed('Error', 'Generation timeout')],
	],
	wrongKey: 'This request requires a valid API key.',
};
