import { LINK } from '../expected';
import { PROMPT } from '../rig';
import { completed, failed, type Shown } from './shown';

const HOUR_MS = 3_600_000;
const isoTime = (ms: number) => new Date(ms).toISOString();

/** What Replicate answers of an official model, by whose output it charges. */
export const REPLICATE: Shown = {
	headers: { authorization: 'Bearer key-replicate' },
	completed: (job) =>
		completed(job, 'replicate', {
			url: LINK,
			progress: null,
			prompt: PROMPT,
			size: null,
			createdAt: isoTime(job.createdAt),
			completedAt: isoTime(job.createdAt),
			expiresAt: isoTime(job.createdAt + HOUR_MS),
		}),
	endings: [
		[
			'failed',
			failed(
				'E005',
				'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
			),
		],
		['overloaded', failed(null, 'The model is overloaded.')],
		['failedWithoutError', { status: 'failed', failure: null }],
		['cancelled', { status: 'cancelled', failure: null }],
		['expired', { status: 'cancelled', failure: null }],
	],
	wrongKey: 'You did not pass a valid authentication token',
};
