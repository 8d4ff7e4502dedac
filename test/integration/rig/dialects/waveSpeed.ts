import { LINK } from '../expected';
import { completed, failed, REASON, type Shown } from './shown';

/** What WaveSpeed answers: the task in an envelope, with codes of its own. */
export const WAVE_SPEED: Shown = {
	headers: { authorization: 'Bearer key-waveSpeed' },
	completed: (job) =>
		completed(job, 'waveSpeed', {
			url: LINK,
			progress: null,
			seconds: null,
			size: null,
			createdAt: new Date(job.createdAt).toISOString(),
			completedAt: null,
		}),
	endings: [
		['failed', failed('1200', REASON)],
		['overloaded', failed('5003', 'The model is overloaded.')],
		['failedWithoutError', { status: 'failed', failure: null }],
		['cancelled', { status: 'cancelled', failure: null }],
		[
			'expired',
			{ status: 'expired', failure: { code: '5004', message: 'The request timed out.' } },
		],
	],
	wrongKey: 'Invalid authentication',
};
