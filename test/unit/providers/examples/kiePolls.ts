import { get, page, type Examples } from './example';
import { response } from '../request';
import { envelope, ID, NO_KEY, VEO_REF } from './kieSubmissions';

export const FILE = 'https://tempfile.aiquickdraw.com/seedance/1776487563148-mp9rqrqq9nt.mp4';
const PROMPT = 'A calm lake at dawn with mist rising over the water';

/** Recorded from the live API, 2026-04. */
const TASK = {
	taskId: ID,
	model: 'bytedance/seedance-2',
	state: 'waiting',
	param: JSON.stringify({
		input: JSON.stringify({ duration: 4, aspect_ratio: '16:9', prompt: PROMPT }),
		model: 'bytedance/seedance-2',
	}),
	resultJson: '',
	failCode: null,
	failMsg: null,
	costTime: null,
	completeTime: null,
	createTime: 1776487278516,
};
const DONE = {
	...TASK,
	state: 'success',
	resultJson: `{"resultUrls":["${FILE}"]}`,
	costTime: 285,
	completeTime: 1776487564100,
};
const JOB = {
	model: 'bytedance/seedance-2',
	prompt: PROMPT,
	createdAt: '2026-04-18T04:41:18.516Z',
} as const;
const ENDED = { ...JOB, completedAt: '2026-04-18T04:46:04.100Z' } as const;

export const VIDEO = envelope(200, 'success', DONE);
const VEO = {
	taskId: ID,
	paramJson: '{"prompt":"A futuristic city","waterMark":"KieAI"}',
	completeTime: '2025-06-06 10:30:00',
	response: {
		taskId: ID,
		resultUrls: ['http://example.com/video1.mp4'],
		originUrls: ['http://example.com/original_video1.mp4'],
		resolution: '1080p',
	},
	successFlag: 1,
	errorCode: null,
	errorMessage: '',
	createTime: '2025-06-06 10:25:00',
	fallbackFlag: false,
};

/** docs.kie.ai, Get Task Details and Get Veo3.1 Video Details. */
export const kiePolls: Examples['poll'] = {
	call: get('/api/v1/jobs/recordInfo', { taskId: ID }),
	answers: [
		{
			name: 'a waiting task',
			answer: envelope(200, 'success', TASK),
			verdict: { ...JOB, status: 'queued' },
		},
		{
			name: 'a task in the queue',
			answer: envelope(200, 'success', { ...TASK, state: 'queuing' }),
			verdict: { ...JOB, status: 'queued' },
		},
		{
			name: 'a task at work',
			answer: envelope(200, 'success', { ...TASK, state: 'generating' }),
			verdict: { ...JOB, status: 'in_progress' },
		},
		{
			name: 'a state nobody documented',
			answer: envelope(200, 'success', { ...TASK, state: 'polishing' }),
			verdict: { ...JOB, status: 'in_progress', isVague: true },
		},
		{
			name: 'a finished task',
			answer: VIDEO,
			verdict: { ...ENDED, status: 'completed', links: [FILE] },
		},
		{
			name: 'a finished task with its price',
			answer: envelope(200, 'success', { ...DONE, creditsConsumed: 76 }),
			verdict: {
				...ENDED,
				status: 'completed',
				links: [FILE],
				cost: { amount: 76, unit: 'credits' },
			},
		},
		{
			name: 'a failed task',
			answer: envelope(200, 'success', {
				...TASK,
				state: 'fail',
				failCode: '501',
				failMsg: 'Your prompt was flagged',
				creditsConsumed: 0,
			}),
			verdict: {
				...JOB,
				status: 'failed',
				failure: { code: '501', message: 'Your prompt was flagged' },
				cost: { amount: 0, unit: 'credits' },
			},
		},
		{
			name: 'a failed task that was charged',
			answer: envelope(200, 'success', {
				...TASK,
				state: 'fail',
				failCode: '501',
				failMsg: '',
				creditsConsumed: 20,
			}),
			verdict: {
				...JOB,
				status: 'failed',
				failure: { code: '501', message: null },
				cost: { amount: 20, unit: 'credits' },
				isCharged: true,
			},
		},
		{
			name: 'a failed task in an envelope that says so too',
			answer: envelope(501, 'Generation Failed', { ...TASK, state: 'fail', failMsg: 'no' }),
			verdict: { ...JOB, status: 'failed', failure: { code: null, message: 'no' } },
		},
		{
			name: 'a failed generation without its task',
			answer: envelope(501, 'Generation Failed'),
			verdict: { status: 'failed', failure: { code: '501', message: 'Generation Failed' } },
		},
		{
			name: 'a finished task of Veo, whose dates name no zone',
			ref: VEO_REF,
			answer: envelope(200, 'success', VEO),
			verdict: {
				status: 'completed',
				prompt: 'A futuristic city',
				links: ['http://example.com/video1.mp4'],
			},
		},
		{
			name: 'a task of Veo at work',
			ref: VEO_REF,
			answer: envelope(200, 'success', { ...VEO, successFlag: 0, response: null }),
			verdict: { status: 'in_progress', prompt: 'A futuristic city' },
		},
		...[2, 3].map((successFlag) => ({
			name: `a task of Veo that failed with ${successFlag}`,
			ref: VEO_REF,
			answer: envelope(200, 'success', {
				...VEO,
				successFlag,
				response: null,
				errorCode: 400,
				errorMessage: 'Your prompt was flagged by Website as violating content policies.',
			}),
			verdict: {
				status: 'failed' as const,
				prompt: 'A futuristic city',
				failure: {
					code: '400',
					message: 'Your prompt was flagged by Website as violating content policies.',
				},
			},
		})),
		{
			name: 'a task of Veo that was turned down, told by the code alone',
			ref: VEO_REF,
			answer: envelope(400, 'public error unsafe image upload.'),
			verdict: {
				status: 'failed',
				failure: { code: '400', message: 'public error unsafe image upload.' },
			},
		},
		{
			name: 'no such task, or not yet',
			answer: envelope(422, 'recordInfo is null'),
			verdict: 'missing',
		},
		{ name: 'a task of another account', answer: envelope(404, 'Not Found'), verdict: 'missing' },
		{
			name: 'another value it does not like',
			answer: envelope(422, 'taskId error'),
			verdict: 'late',
		},
		{ name: 'a wrong key', answer: NO_KEY, verdict: 'denied' },
		{ name: 'a rate limit', answer: envelope(429, 'Too frequent'), verdict: 'late' },
		{ name: 'maintenance', answer: envelope(455, 'Service Unavailable'), verdict: 'late' },
		{ name: 'a server error', answer: envelope(500, 'Server exception'), verdict: 'late' },
		{ name: 'an answer without words', answer: response(200, {}), verdict: 'late' },
		{ name: 'a gateway', answer: page(502), verdict: 'late' },
	],
};
