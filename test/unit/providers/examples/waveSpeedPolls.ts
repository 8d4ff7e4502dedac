import { response } from '../request';
import { page, type PollExample } from './example';
import {
	CREATED,
	DONE,
	failed,
	FILE,
	refusal,
	SENSITIVE,
	success,
	told,
	WITHHELD,
} from './waveSpeedAnswers';

export const waveSpeedPolls: readonly PollExample[] = [
	{
		name: 'a task that waits',
		answer: success(CREATED),
		verdict: { ...told, status: 'queued' },
	},
	{
		name: 'a task at work',
		answer: success({ ...CREATED, status: 'processing' }),
		verdict: { ...told, status: 'in_progress' },
	},
	{
		name: 'a state nobody documented',
		answer: success({ ...CREATED, status: 'dreaming' }),
		verdict: { ...told, status: 'in_progress', isVague: true },
	},
	{
		name: 'a completed task',
		answer: success(DONE),
		verdict: { ...told, status: 'completed', links: [FILE] },
	},
	{
		name: 'an output that is an object, and one that is none',
		answer: success({ ...DONE, outputs: [{ url: FILE }, {}, 'AAAA'] }),
		verdict: { ...told, status: 'completed', links: [FILE] },
	},
	{
		name: 'a flagged video that is there all the same',
		answer: success({ ...DONE, has_nsfw_contents: [true] }),
		verdict: { ...told, status: 'completed', links: [FILE] },
	},
	...[[true], [false, true], true].map((flags) => ({
		name: `a completed task without a video, flagged ${JSON.stringify(flags)}`,
		answer: success({ ...DONE, outputs: [], has_nsfw_contents: flags }),
		verdict: {
			...told,
			status: 'failed' as const,
			failure: WITHHELD,
			isCharged: true as const,
		},
	})),
	{
		name: 'a completed task without a video, with a reason',
		answer: success({ ...DONE, outputs: null, code: 1200, error: SENSITIVE }),
		verdict: {
			...told,
			status: 'failed',
			failure: { code: '1200', message: SENSITIVE },
			isCharged: true,
		},
	},
	{
		name: 'a failed task, with its code',
		answer: failed({ code: 1402, error: 'Failed to download image from the provided URL.' }),
		verdict: {
			...told,
			status: 'failed',
			failure: { code: '1402', message: 'Failed to download image from the provided URL.' },
		},
		words: { code: '1402', message: 'Failed to download image from the provided URL.' },
	},
	{
		name: 'a failed task that was flagged and says no more',
		answer: failed({ has_nsfw_contents: [true] }),
		verdict: { ...told, status: 'failed', failure: WITHHELD },
	},
	{
		name: 'a failed task that says nothing',
		answer: failed({ code: 0 }),
		verdict: { ...told, status: 'failed' },
	},
	{
		name: 'the sample of the page on error codes, which has no envelope',
		answer: response(200, {
			id: 'abc123',
			model: 'model-name',
			status: 'failed',
			code: 1402,
			error: 'Failed to download image.',
			outputs: [],
		}),
		verdict: {
			model: 'model-name',
			status: 'failed',
			failure: { code: '1402', message: 'Failed to download image.' },
		},
	},
	{
		name: 'a task that took too long',
		answer: success({
			...CREATED,
			status: 'timeout',
			code: 5004,
			error: 'The request timed out.',
		}),
		verdict: {
			...told,
			status: 'expired',
			failure: { code: '5004', message: 'The request timed out.' },
		},
	},
	...['cancelled', 'deleted'].map((status) => ({
		name: `a task that was ${status}`,
		answer: success({ ...CREATED, status }),
		verdict: { ...told, status: 'cancelled' as const },
	})),
	{ name: 'no such task', answer: refusal(404, 'Task not found'), verdict: 'missing' },
	{
		name: 'the same with HTTP 200',
		answer: refusal(404, 'Task not found', 200),
		verdict: 'missing',
	},
	{ name: 'a wrong key', answer: refusal(401, 'Invalid authentication'), verdict: 'denied' },
	{
		name: 'the same with HTTP 200',
		answer: refusal(401, 'Invalid key', 200),
		verdict: 'denied',
	},
	{ name: 'a rate limit', answer: refusal(429, 'Rate limit exceeded'), verdict: 'late' },
	{
		name: 'trouble with HTTP 200',
		answer: refusal(500, 'Internal Error', 200),
		verdict: 'late',
	},
	{ name: 'a page', answer: page(502), verdict: 'late' },
];
