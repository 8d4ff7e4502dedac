import { LINK } from '../expected';
import { PROMPT } from '../rig';
import { completed, failed, REASON, type Shown } from './shown';

/** What PiAPI answers: the task's own words before those of the model behind it. */
export const PI_API: Shown = {
	headers: { 'x-api-key': 'key-piApi' },
	completed: (job) =>
		completed(job, 'piApi', {
			url: LINK,
			progress: null,
			model: 'kling/video_generation@3.0',
			prompt: PROMPT,
			size: null,
			createdAt: new Date(job.createdAt).toISOString(),
			completedAt: new Date(job.state.completedAt ?? 0).toISOString(),
			cost: { amount: 8_000_000, unit: 'points' },
		}),
	endings: [
		['failed', failed('10003', `invalid request: ${REASON}`)],
		['failedWithoutError', failed('10000', 'task failed')],
		['cancelled', { status: 'cancelled', failure: null }],
		['expired', failed('10000', 'task failed')],
	],
	wrongKey: 'Invalid API key',
};
