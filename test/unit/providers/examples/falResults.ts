import { response } from '../request';
import { get, page, type Examples } from './example';
import { FILE, NOT_FOUND, PATH, VIDEO, WRONG_KEY } from './falAnswers';

/** fal.ai's pages on results and on errors; fal-ai/fal-js, retry.ts. */

const PIXELS = { width: 1280, height: 720, duration: 8, fps: 24, num_frames: 192 };
/** A model's own error: FastAPI's list, with fal's types. */
const REFUSED = {
	detail: [
		{
			loc: ['body', 'prompt'],
			msg: 'The content could not be processed because it was flagged.',
			type: 'content_policy_violation',
			url: 'https://docs.fal.ai/errors#content_policy_violation',
		},
	],
};

export const falResult: NonNullable<Examples['result']> = {
	call: get(PATH),
	answers: [
		{
			name: 'a video with its pixels and length',
			answer: response(200, { video: { ...VIDEO, ...PIXELS }, seed: 7 }),
			verdict: { status: 'completed', size: '1280x720', seconds: 8, links: [FILE] },
		},
		{
			name: 'a video and nothing about it',
			answer: response(200, { video: VIDEO }),
			verdict: { status: 'completed', links: [FILE] },
		},
		{
			name: 'what a model refused, which is a failed job',
			answer: response(422, REFUSED),
			verdict: {
				status: 'failed',
				failure: {
					code: 'content_policy_violation',
					message: 'body.prompt: The content could not be processed because it was flagged.',
				},
			},
		},
		{
			name: 'what was refused without a type',
			answer: response(422, { detail: 'Unprocessable' }),
			verdict: { status: 'failed', failure: { code: null, message: 'Unprocessable' } },
		},
		{
			name: 'a cancelled job',
			answer: response(499, { detail: 'Cancelled', error_type: 'client_cancelled' }),
			verdict: {
				status: 'cancelled',
				failure: { code: 'client_cancelled', message: 'Cancelled' },
			},
		},
		{
			name: "a model's own server error, named in a header",
			answer: response(
				500,
				{ detail: 'Internal Server Error' },
				{ 'x-fal-error-type': 'runner_server_error' },
			),
			verdict: {
				status: 'failed',
				failure: { code: 'runner_server_error', message: 'Internal Server Error' },
			},
		},
		{
			name: 'a job that still runs',
			answer: response(400, { detail: 'Request is still in progress' }),
			verdict: 'late',
		},
		{ name: 'a gateway', answer: page(502), verdict: 'late' },
		{
			name: "a server's trouble, which is not the model's",
			answer: response(500, { error: { message: 'upstream exploded' } }),
			verdict: 'late',
		},
		{
			name: 'what a gateway does not find',
			answer: response(404, { error: { message: 'not found' } }),
			verdict: 'late',
		},
		{
			name: 'trouble of the queue, after which fal-js asks again',
			answer: response(503, { detail: 'Busy' }),
			verdict: 'late',
		},
		{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
		{ name: 'a result that is no longer kept', answer: NOT_FOUND, verdict: 'missing' },
		{
			name: 'a path the app does not have, which is a failed job',
			answer: response(404, { detail: 'Path /long not found' }),
			verdict: { status: 'failed', failure: { code: null, message: 'Path /long not found' } },
		},
		{
			name: 'a rate limit, whatever it calls itself',
			answer: response(429, { detail: 'Slow down', error_type: 'rate_limited' }),
			verdict: 'late',
		},
		{
			name: 'a server error with its reason, after which fal-js does not ask again',
			answer: response(500, { detail: 'Out of memory' }),
			verdict: { status: 'failed', failure: { code: null, message: 'Out of memory' } },
		},
	],
};
