import { response } from '../request';
import { get, page, type Examples } from './example';
import { SEEDANCE_2 } from './modelArkRequests';

/** volcengine.com/docs/82379: 1521309 (one task). */

export const ID = 'cgt-20260809211822-9lklw';
export const TASKS = '/contents/generations/tasks';
export const VIDEO =
	'https://ark-acg-ap-southeast-1.tos-ap-southeast-1.bytepluses.com/a.mp4?X-Tos-Expires=86400';
export const REQUEST = 'Request id: 0217';

/** As users recorded a finished task of August 2026. */
export const DONE = {
	id: ID,
	model: SEEDANCE_2,
	status: 'succeeded',
	content: { video_url: VIDEO },
	usage: { completion_tokens: 108_900, total_tokens: 108_900 },
	created_at: 1_786_281_507,
	updated_at: 1_786_282_564,
	seed: 99_588,
	resolution: '720p',
	ratio: '16:9',
	duration: 5,
	framespersecond: 24,
	generate_audio: true,
};
const RUNNING = {
	id: ID,
	model: SEEDANCE_2,
	status: 'running',
	created_at: 1_786_281_507,
	updated_at: 1_786_281_507,
	service_tier: 'default',
	execution_expires_after: 172_800,
};
const TOLD = { model: SEEDANCE_2, createdAt: '2026-08-09T13:18:27.000Z' };
const OVER = { ...TOLD, completedAt: '2026-08-09T13:36:04.000Z' };

export const error = (status: number, code: string, message: string) =>
	response(status, { error: { code, message: `${message} ${REQUEST}`, param: '', type: 'X' } });

export const WRONG_KEY = error(
	401,
	'AuthenticationError',
	'The API key or AK/SK in the request is missing or invalid.',
);
export const OVERDUE = error(
	403,
	'AccountOverdueError',
	'The request failed because your account has an overdue balance.',
);
export const modelArkPolls: Examples['poll'] = {
	call: get(`${TASKS}/${ID}`),
	answers: [
		{
			name: 'a task that waits',
			answer: response(200, { ...RUNNING, status: 'queued' }),
			verdict: { ...TOLD, status: 'queued' },
		},
		{
			name: 'a running task',
			answer: response(200, RUNNING),
			verdict: { ...TOLD, status: 'in_progress' },
		},
		{
			name: 'a word to come',
			answer: response(200, { ...RUNNING, status: 'thinking' }),
			verdict: { ...TOLD, status: 'in_progress', isVague: true },
		},
		{
			name: 'a finished task and its tokens',
			answer: response(200, DONE),
			verdict: {
				...OVER,
				status: 'completed',
				seconds: 5,
				links: [VIDEO],
				cost: { amount: 108_900, unit: 'tokens' },
			},
		},
		{
			name: 'a failed task',
			answer: response(200, {
				...RUNNING,
				status: 'failed',
				updated_at: DONE.updated_at,
				error: { code: 'OutputVideoSensitiveContentDetected', message: 'The request failed.' },
			}),
			verdict: {
				...OVER,
				status: 'failed',
				failure: { code: 'OutputVideoSensitiveContentDetected', message: 'The request failed.' },
			},
		},
		{
			name: 'a failed task that counts tokens',
			answer: response(200, {
				...RUNNING,
				status: 'failed',
				updated_at: DONE.updated_at,
				error: null,
				usage: { completion_tokens: 900 },
			}),
			verdict: {
				...OVER,
				status: 'failed',
				isCharged: true,
				cost: { amount: 900, unit: 'tokens' },
			},
		},
		{
			name: 'a cancelled task',
			answer: response(200, { ...RUNNING, status: 'cancelled', updated_at: DONE.updated_at }),
			verdict: { ...OVER, status: 'cancelled' },
		},
		{
			name: 'a task that took too long',
			answer: response(200, { ...RUNNING, status: 'expired', updated_at: DONE.updated_at }),
			verdict: { ...OVER, status: 'expired' },
		},
		{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
		{
			name: 'no such task, or one of last week',
			answer: error(404, 'NotFound.id', 'The specified task is not found.'),
			verdict: 'missing',
		},
		{
			name: 'too many requests',
			answer: error(429, 'AccountRateLimitExceeded', 'Requests are too frequent.'),
			verdict: 'late',
		},
		{ name: 'a gateway', answer: page(502), verdict: 'late' },
		{ name: 'nothing of a task', answer: response(200, {}), verdict: 'late' },
	],
};
