import type { HttpResponse } from '../../../../nodes/AiVideo/protocol/wire';
import { response } from '../request';
import { page, type SubmissionExample } from './example';

export const ID = '49265b81be9607661c0246b892144776';
export const VEO_REF = { id: ID, route: 'veo' };

/** Every answer comes with HTTP 200. */
export function envelope(code: number, msg: string, data: unknown = null): HttpResponse {
	return response(200, { code, msg, data });
}

export const NO_KEY = envelope(401, 'You do not have access permissions');
const NO_CREDITS =
	'Credits insufficient : Your current balance isn’t enough to run this request. Please top up to continue.';

/** docs.kie.ai, response codes of createTask; the words are those users report. */
export const kieSubmissions: readonly SubmissionExample[] = [
	{
		name: 'a task',
		answer: envelope(200, 'success', { taskId: ID, recordId: ID }),
		verdict: { status: 'queued' },
	},
	{
		name: 'a task of Veo',
		request: { model: 'veo3_fast' },
		answer: envelope(200, 'success', { taskId: ID }),
		ref: VEO_REF,
		verdict: { status: 'queued' },
	},
	{
		name: 'a task beside an error, which is asked for rather than lost',
		answer: envelope(501, 'Generation failed', { taskId: ID }),
		verdict: { status: 'queued' },
	},
	{
		name: 'a wrong key',
		answer: NO_KEY,
		verdict: 'rejected',
		words: { code: '401', message: 'You do not have access permissions' },
	},
	{
		name: 'no credits',
		answer: envelope(402, NO_CREDITS),
		verdict: 'rejected',
		words: { code: '402', message: NO_CREDITS },
	},
	{
		name: 'no credits in another code, as was seen',
		answer: envelope(500, NO_CREDITS),
		verdict: 'rejected',
	},
	{
		name: 'no such model',
		answer: envelope(404, 'The model name is not supported'),
		verdict: 'rejected',
	},
	{
		name: 'a bad value',
		answer: envelope(422, 'duration is not within the range'),
		verdict: 'rejected',
	},
	{
		name: 'a key whose own limit is reached',
		answer: envelope(433, 'Request Limit'),
		verdict: 'rejected',
	},
	{
		name: 'a rate limit, whose requests do not enter the queue',
		answer: envelope(429, 'Your call frequency is too high. Please try again later.'),
		verdict: 'busy',
	},
	{ name: 'maintenance', answer: envelope(455, 'Service Unavailable'), verdict: 'unknown' },
	{ name: 'a server error', answer: envelope(500, 'Server exception'), verdict: 'unknown' },
	{ name: 'a failed generation', answer: envelope(501, 'Generation Failed'), verdict: 'unknown' },
	{
		name: 'a feature that is off',
		answer: envelope(505, 'Feature Disabled'),
		verdict: 'unknown',
	},
	{ name: 'success without a task', answer: envelope(200, 'success'), verdict: 'unknown' },
	{
		name: 'a bad value as a status',
		answer: response(422, { code: 422, msg: 'no' }),
		verdict: 'rejected',
	},
	{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
];
