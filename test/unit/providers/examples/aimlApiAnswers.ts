import { response } from '../request';
import { get, page, type Examples } from './example';

/** aimlapi/api-docs: universal-video-fetch.json, the recorded answers of its pages, errors-and-messages. */

export const ID = '524671b1-c89a-4fb2-b731-b52111a9dcbe:google/veo-3.1-t2v';
export const REF = { id: ID };
export const FILE =
	'https://cdn.aimlapi.com/flamingo/files/b/monkey/sv_xtfXXGeG1dCP2tmo36_output.mp4';
const QUEUED = { id: ID, status: 'queued' };
const USAGE = { usage: { credits_used: 120_000, usd_spent: 0.06 } };
export const DONE = { id: ID, status: 'completed', video: { url: FILE }, error: null, meta: USAGE };
const DOLLARS = { amount: 0.06, currency: 'USD' };
const BLOCKED = { name: 'ContentPolicy', message: 'blocked' };
const FAILURE = { code: 'ContentPolicy', message: 'blocked' };

export const refusal = (statusCode: number, message: string) =>
	response(statusCode, {
		message,
		path: '/v2/video/generations',
		requestId: '798b860e-98c2-4e8e-8c50-550bcfc2eccc',
		statusCode,
		timestamp: '2025-03-11T07:13:27.813Z',
	});

export const WRONG_KEY = refusal(401, 'This request requires a valid API key.');
export const NO_CREDIT = "You've run out of credits. Please top up your balance to continue.";

export const aimlApiAnswers: Pick<Examples, 'submissions' | 'poll'> = {
	submissions: [
		{ name: 'a queued job', answer: response(200, QUEUED), verdict: { status: 'queued' } },
		{ name: 'a created one', answer: response(201, QUEUED), verdict: { status: 'queued' } },
		{
			name: 'the name of the ID on the older paths',
			answer: response(200, { generation_id: ID }),
			verdict: { status: 'in_progress', isVague: true },
		},
		{
			name: 'a job that failed at once',
			answer: response(200, { id: ID, status: 'error', error: BLOCKED }),
			verdict: { status: 'failed', failure: FAILURE },
		},
		{
			name: 'a job that is done at once',
			answer: response(200, DONE),
			verdict: { status: 'completed', links: [FILE], cost: DOLLARS },
		},
		{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'rejected' },
		{
			name: 'an empty account',
			answer: refusal(403, NO_CREDIT),
			verdict: 'rejected',
			words: { code: null, message: NO_CREDIT },
		},
		{
			name: 'a body that is not valid',
			answer: refusal(400, 'Body validation error\nInvalid enum value.'),
			verdict: 'rejected',
		},
		{ name: 'a rate limit', answer: refusal(429, 'Too Many Requests'), verdict: 'busy' },
		{
			name: 'trouble at the model behind it',
			answer: refusal(500, 'Something wrong with the server. Please, try again later.'),
			verdict: 'unknown',
		},
		{
			name: 'a model that is away',
			answer: refusal(503, 'Service unavailable'),
			verdict: 'unknown',
		},
		{
			name: 'a gateway that did not wait',
			answer: refusal(504, 'Generation timeout'),
			verdict: 'unknown',
		},
		{
			name: 'an ID beside nothing but an error',
			answer: response(200, { id: 'req_1', error: { name: 'Error', message: 'boom' } }),
			verdict: 'unknown',
		},
		{
			name: 'the ID of a refused request, with a state',
			answer: response(400, { id: 'req_1', status: 'error', message: 'Body validation error' }),
			verdict: 'rejected',
		},
		{ name: 'an answer without an ID', answer: response(200, {}), verdict: 'unknown' },
		{ name: 'a page', answer: page(502), verdict: 'unknown' },
	],
	poll: {
		call: get('/v2/video/generations', { generation_id: ID }),
		answers: [
			{ name: 'a queued job', answer: response(200, QUEUED), verdict: { status: 'queued' } },
			{
				name: 'a job that waits, in the word of the examples',
				answer: response(200, { id: ID, status: 'waiting' }),
				verdict: { status: 'queued' },
			},
			...['active', 'generating'].map((status) => ({
				name: `a job that is ${status}`,
				answer: response(200, { id: ID, status, video: null, error: null, meta: null }),
				verdict: { status: 'in_progress' as const },
			})),
			{
				name: 'a state nobody documented',
				answer: response(200, { id: ID, status: 'dreaming' }),
				verdict: { status: 'in_progress', isVague: true },
			},
			{
				name: 'a completed job, with its price',
				answer: response(200, { ...DONE, model: 'google/veo-3.1-t2v' }),
				verdict: {
					status: 'completed',
					links: [FILE],
					cost: DOLLARS,
					model: 'google/veo-3.1-t2v',
				},
			},
			{
				name: 'the same with placeholders for an error, as the pages print it',
				answer: response(200, { ...DONE, error: { name: '<name>', message: '<message>' } }),
				verdict: { status: 'completed', links: [FILE], cost: DOLLARS },
			},
			{
				name: 'a price in credits alone, and a length',
				answer: response(200, {
					...DONE,
					video: { url: FILE, duration: 8 },
					meta: { usage: { credits_used: 120_000 } },
				}),
				verdict: {
					status: 'completed',
					links: [FILE],
					seconds: 8,
					cost: { amount: 120_000, unit: 'credits' },
				},
			},
			{
				name: 'a failed job',
				answer: response(200, { id: ID, status: 'error', video: null, error: BLOCKED, meta: null }),
				verdict: { status: 'failed', failure: FAILURE },
			},
			{
				name: 'a failed job that was charged against the word of the pages',
				answer: response(200, { id: ID, status: 'error', error: BLOCKED, meta: USAGE }),
				verdict: { status: 'failed', failure: FAILURE, cost: DOLLARS, isCharged: true },
			},
			{
				name: 'a completed job with an error in place of its video',
				answer: response(200, { id: ID, status: 'completed', video: null, error: BLOCKED }),
				verdict: { status: 'failed', failure: FAILURE },
			},
			{ name: 'no such job', answer: refusal(404, 'Generation not found'), verdict: 'missing' },
			{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
			{ name: 'a rate limit', answer: refusal(429, 'Too Many Requests'), verdict: 'late' },
			{ name: 'trouble', answer: refusal(500, 'Internal server error'), verdict: 'late' },
			{ name: 'an answer without a state', answer: response(200, { id: ID }), verdict: 'late' },
			{ name: 'a page', answer: page(502), verdict: 'late' },
		],
	},
};
