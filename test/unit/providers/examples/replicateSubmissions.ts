import { response } from '../request';
import { page, type Examples } from './example';

/** Replicate's HTTP reference and its pages on predictions; refusals as users report them of the live API. */

export const ID = '5zy1qx4ysnrmw0czvht82q4sc4';
export const FILE = 'https://replicate.delivery/xezq/3wyRfILD/tmpxo_kp6e0.mp4';
export const PROMPT = 'A fox in the snow';

export const CREATED = {
	id: ID,
	model: 'bytedance/seedance-2.5',
	version: 'hidden',
	input: { prompt: PROMPT, duration: 5, resolution: '720p' },
	logs: '',
	output: null,
	data_removed: false,
	error: null,
	source: 'api',
	status: 'starting',
	created_at: '2026-08-07T13:40:58.189000Z',
	urls: {
		cancel: `https://api.replicate.com/v1/predictions/${ID}/cancel`,
		get: `https://api.replicate.com/v1/predictions/${ID}`,
	},
};
/** Recorded of the live API, in the answer to GET /models/bytedance/seedance-2.5. */
export const DONE = {
	...CREATED,
	status: 'succeeded',
	output: FILE,
	metrics: {
		model_variant: 'non_video_in',
		token_output_count: 108900,
		video_output_duration_seconds: 5,
		predict_time: 224.078431632,
		total_time: 224.116235762,
	},
	started_at: '2026-08-07T13:40:58.226804Z',
	completed_at: '2026-08-07T13:44:42.305235Z',
};

export const TOLD = {
	model: 'bytedance/seedance-2.5',
	prompt: PROMPT,
	seconds: 5,
	createdAt: '2026-08-07T13:40:58.189Z',
};
export const ENDED = { ...TOLD, completedAt: '2026-08-07T13:44:42.305Z' };
export const FLAGGED =
	'The input or output was flagged as sensitive. Please try again with different inputs. (E005)';

export const NO_KEY = response(401, {
	title: 'Unauthenticated',
	detail: 'You did not pass a valid authentication token',
	status: 401,
});
export const NOT_FOUND = response(404, {
	detail: 'The requested resource could not be found.',
	status: 404,
});

export const replicateSubmissions: Examples['submissions'] = [
	{
		name: 'a prediction',
		answer: response(201, CREATED),
		verdict: { status: 'queued', ...TOLD },
	},
	{
		name: 'one that failed at once, which is a job all the same',
		answer: response(201, { ...CREATED, status: 'failed', error: FLAGGED }),
		verdict: { status: 'failed', ...TOLD, failure: { code: 'E005', message: FLAGGED } },
	},
	{ name: 'a wrong key', answer: NO_KEY, verdict: 'rejected' },
	{
		name: 'an empty account',
		answer: response(402, {
			title: 'Insufficient credit',
			detail:
				'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.',
			status: 402,
		}),
		verdict: 'rejected',
	},
	{
		name: 'an input the schema does not let through',
		answer: response(422, {
			detail: '- input: prompt is required\n',
			status: 422,
			title: 'Input validation failed',
			invalid_fields: [{ type: 'required', field: 'input', description: 'prompt is required' }],
		}),
		verdict: 'rejected',
		words: { code: null, message: '- input: prompt is required' },
	},
	{
		name: 'a version that is not there',
		answer: response(422, {
			title: 'Invalid version or not permitted',
			detail:
				"The specified version does not exist (or perhaps you don't have permission to use it?)",
			status: 422,
		}),
		verdict: 'rejected',
	},
	{ name: 'a model that is not run by its name', answer: NOT_FOUND, verdict: 'rejected' },
	{
		name: 'a rate limit, lower for accounts with little credit',
		answer: response(429, {
			detail:
				'Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~5s.',
			status: 429,
			retry_after: 5,
		}),
		verdict: 'busy',
	},
	{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	{
		name: 'a server error in JSON',
		answer: response(500, { detail: 'Internal server error', status: 500 }),
		verdict: 'unknown',
	},
	{
		name: 'a prediction in a server error, which the list of predictions tells more of',
		answer: response(500, CREATED),
		verdict: 'unknown',
	},
	{ name: 'an answer without an ID', answer: response(201, {}), verdict: 'unknown' },
	{
		name: 'an ID that would lead to another endpoint',
		answer: response(201, { ...CREATED, id: '..' }),
		verdict: 'unknown',
	},
];
