import { response } from '../request';
import { get, page, type Examples } from './example';

/** fal.ai's pages on the queue, on results and on errors; fal-ai/fal-js, queue.ts and types/common.ts. */

export const ID = '764cabcf-b745-4b3e-ae38-1200304cf45b';
export const REF = { id: ID, route: 'fal-ai/veo3.1' };
export const PATH = `/fal-ai/veo3.1/requests/${ID}`;
export const FILE = 'https://v3.fal.media/files/b/rabbit/video.mp4';
/** Addresses without the further path of the model. */
const addressesOf = (app: string) => ({
	request_id: ID,
	response_url: `https://queue.fal.run/${app}/requests/${ID}`,
	status_url: `https://queue.fal.run/${app}/requests/${ID}/status`,
	cancel_url: `https://queue.fal.run/${app}/requests/${ID}/cancel`,
});
const QUEUED = { status: 'IN_QUEUE', queue_position: 3, ...addressesOf('fal-ai/veo3.1') };
const RUNNING = { status: 'IN_PROGRESS', logs: null, ...addressesOf('fal-ai/veo3.1') };
const DONE = {
	...RUNNING,
	status: 'COMPLETED',
	metrics: { inference_time: 41.5 },
};
export const VIDEO = {
	url: FILE,
	content_type: 'video/mp4',
	file_name: 'video.mp4',
	file_size: 4096,
};
export const WRONG_KEY = response(401, {
	detail: 'Authentication is required to access this application',
});
export const NO_BALANCE = response(403, { detail: 'User is locked. Reason: Exhausted balance.' });
export const NOT_FOUND = response(404, { detail: 'Request not found' });

export const falAnswers: Pick<Examples, 'submissions' | 'poll'> = {
	submissions: [
		{ name: 'a queued job', answer: response(200, QUEUED), verdict: { status: 'queued' } },
		{
			name: 'a job of a model with a further path, which its addresses do not have',
			request: { model: 'fal-ai/kling-video/v3/pro/text-to-video' },
			answer: response(200, { status: 'IN_QUEUE', ...addressesOf('fal-ai/kling-video') }),
			ref: { id: ID, route: 'fal-ai/kling-video' },
			verdict: { status: 'queued' },
		},
		{
			name: 'a job without addresses',
			request: { model: 'fal-ai/kling-video/v3/pro/text-to-video' },
			answer: response(200, { request_id: ID }),
			ref: { id: ID, route: 'fal-ai/kling-video' },
			verdict: { status: 'queued' },
		},
		{
			name: 'a job of a workflow, whose name space comes before the owner',
			request: { model: 'workflows/someone/my-film/long' },
			answer: response(200, { status: 'IN_QUEUE', request_id: ID }),
			ref: { id: ID, route: 'workflows/someone/my-film' },
			verdict: { status: 'queued' },
		},
		{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'rejected' },
		{
			name: 'an empty account',
			answer: NO_BALANCE,
			verdict: 'rejected',
			words: { code: null, message: 'User is locked. Reason: Exhausted balance.' },
		},
		{
			name: 'no such app',
			answer: response(404, { detail: "Application 'veo9' not found" }),
			verdict: 'rejected',
		},
		{ name: 'a rate limit', answer: response(429, { detail: 'Too many' }), verdict: 'busy' },
		{ name: 'a gateway, although fal-js tries again', answer: page(502), verdict: 'unknown' },
		{ name: 'an answer without an ID', answer: response(200, {}), verdict: 'unknown' },
		{
			name: 'an ID that would lead to another endpoint',
			answer: response(200, { ...QUEUED, request_id: '..' }),
			verdict: 'unknown',
		},
		{
			name: 'an ID with half a character, which no path can hold',
			answer: response(200, { ...QUEUED, request_id: 'a\ud800' }),
			verdict: 'unknown',
		},
		{
			name: 'a job behind a relay with a path of its own',
			answer: response(200, {
				...QUEUED,
				response_url: `https://relay.example/fal/fal-ai/veo3.1/requests/${ID}`,
			}),
			verdict: { status: 'queued' },
		},
	],
	poll: {
		call: get(`${PATH}/status`),
		answers: [
			{ name: 'a queued job', answer: response(202, QUEUED), verdict: { status: 'queued' } },
			{ name: 'a running job', answer: response(202, RUNNING), verdict: { status: 'in_progress' } },
			{
				name: 'a job that ended, well or not',
				answer: response(200, DONE),
				verdict: { status: 'completed' },
			},
			{
				name: 'a job the platform could not run',
				answer: response(200, {
					...DONE,
					error: 'Request timed out',
					error_type: 'request_timeout',
				}),
				verdict: {
					status: 'failed',
					failure: { code: 'request_timeout', message: 'Request timed out' },
				},
			},
			{
				name: 'a cancelled job',
				answer: response(200, {
					...DONE,
					error: 'Request was cancelled by the client',
					error_type: 'client_cancelled',
				}),
				verdict: {
					status: 'cancelled',
					failure: { code: 'client_cancelled', message: 'Request was cancelled by the client' },
				},
			},
			{ name: 'no such job', answer: NOT_FOUND, verdict: 'missing' },
			{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
			{ name: 'a gateway', answer: page(504), verdict: 'late' },
			{ name: 'a page', answer: page(200), verdict: 'late' },
		],
	},
};
