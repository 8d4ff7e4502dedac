import { response } from '../request';
import { get, page, type Examples } from './example';
import {
	BLOCKED,
	BLOCKED_JOB,
	COMPLETED,
	COST,
	DONE,
	FILE,
	ID,
	JOB,
	MARKED,
	PENDING,
	PLAIN,
	told,
	used,
	withOutput,
	work,
	WRONG_KEY,
} from './piApiTasks';

/** What PiAPI's answers prove. */

export const piApiAnswers: Pick<Examples, 'submissions' | 'poll'> = {
	submissions: [
		{ name: 'a pending task', answer: told(PENDING), verdict: { ...JOB, status: 'queued' } },
		{
			name: 'a task that failed at once: it has an ID, whatever HTTP says',
			answer: response(500, { code: 500, data: BLOCKED, message: 'failed to create task' }),
			verdict: BLOCKED_JOB,
		},
		{
			name: 'a wrong key',
			answer: WRONG_KEY,
			verdict: 'rejected',
			words: { code: '401', message: 'Invalid API key' },
		},
		{
			name: 'a request that is not valid',
			answer: response(400, { code: 400, data: null, message: 'invalid request: duration' }),
			verdict: 'rejected',
		},
		{
			name: 'an empty account, as the code of HTTP 200',
			answer: response(200, { code: 402, data: null, message: 'insufficient credits' }),
			verdict: 'rejected',
		},
		{
			name: 'a rate limit, as the code of HTTP 200',
			answer: response(200, { code: 429, data: null, message: 'too many requests' }),
			verdict: 'busy',
		},
		{
			name: 'too many at once',
			answer: response(429, { code: 429, data: null, message: 'too many requests' }),
			verdict: 'busy',
		},
		{
			name: 'trouble without a task, of which nobody knows',
			answer: response(500, {
				code: 500,
				data: { ...BLOCKED, task_id: '' },
				message: 'failed to create task',
			}),
			verdict: 'unknown',
			words: BLOCKED_JOB.failure,
		},
		{
			name: 'trouble as the code of HTTP 200',
			answer: response(200, { code: 500, data: null, message: 'internal error' }),
			verdict: 'unknown',
		},
		{ name: 'success without a task', answer: told({}), verdict: 'unknown' },
		{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	],
	poll: {
		call: get(`/api/v1/task/${ID}`),
		answers: [
			{ name: 'a pending task', answer: told(PENDING), verdict: { ...JOB, status: 'queued' } },
			{
				name: 'a task that waits for others, in another case',
				answer: told({ ...PENDING, status: 'Staged' }),
				verdict: { ...JOB, status: 'queued' },
			},
			{
				name: 'a task that runs, with a link that may not be whole yet',
				answer: told({ ...PENDING, status: 'Processing', output: { video: FILE } }),
				verdict: { ...JOB, status: 'in_progress', links: [FILE] },
			},
			{
				name: 'a state nobody documented',
				answer: told({ ...PENDING, status: 'dreaming' }),
				verdict: { ...JOB, status: 'in_progress', isVague: true },
			},
			{
				name: 'a completed task',
				answer: told(DONE),
				verdict: { ...COMPLETED, links: [FILE] },
			},
			{
				name: 'the recorded one of Kling Turbo, without an envelope around its code',
				answer: response(200, { timestamp: 1_766_571_018, data: DONE }),
				verdict: { ...COMPLETED, links: [FILE] },
			},
			{
				name: 'works of Kling, with their size',
				answer: withOutput({ type: 'm2v_txt2video', status: 99, works: [work(PLAIN)] }),
				verdict: { ...COMPLETED, size: '720x1280', links: [PLAIN], spareUrls: [MARKED] },
			},
			{
				name: "Luma's raw video, with its size",
				answer: withOutput({
					video_raw: { url: FILE, width: 1168, height: 864 },
					last_frame: { url: 'https://x.png', width: 1168, height: 864 },
				}),
				verdict: { ...COMPLETED, size: '1168x864', links: [FILE] },
			},
			{
				name: 'a completed task with an error, which is a failed one that was charged',
				answer: told({ ...DONE, output: {}, error: BLOCKED.error }),
				verdict: {
					...JOB,
					status: 'failed',
					failure: BLOCKED_JOB.failure,
					cost: COST,
					isCharged: true,
				},
			},
			{
				name: 'a video that moderation blocked, of which Seedance keeps a share',
				answer: told({ ...BLOCKED, meta: used(50_000) }),
				verdict: { ...BLOCKED_JOB, cost: { amount: 50_000, unit: 'points' }, isCharged: true },
			},
			{
				name: 'a failed task whose points come back',
				answer: told({ ...BLOCKED, meta: used(0) }),
				verdict: BLOCKED_JOB,
			},
			{
				name: 'a failed task without a reason',
				answer: told({ ...PENDING, status: 'failed' }),
				verdict: { ...JOB, status: 'failed' },
			},
			{
				name: 'a cancelled task',
				answer: told({ ...PENDING, status: 'cancelled' }),
				verdict: { ...JOB, status: 'cancelled' },
			},
			{
				name: 'no such task',
				answer: response(404, { code: 404, data: null, message: 'task not found' }),
				verdict: 'missing',
			},
			{
				name: 'no such task, as the code of HTTP 200',
				answer: response(200, { code: 404, data: null, message: 'task not found' }),
				verdict: 'missing',
			},
			{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
			{
				name: 'a wrong key as the code of HTTP 200',
				answer: response(200, { code: 401, data: null, message: 'Invalid API key' }),
				verdict: 'denied',
			},
			{
				name: 'trouble',
				answer: response(500, { code: 500, data: null, message: 'internal error' }),
				verdict: 'late',
			},
			{ name: 'a gateway', answer: page(502), verdict: 'late' },
		],
	},
};
