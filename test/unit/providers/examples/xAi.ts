import { response } from '../request';
import { at, get, page, type Examples } from './example';
import { BEARER, FAMILY_REF_TEXTS } from './family';
import { DONE, error, URL, WRONG_KEY, xAiPolls } from './xAiPolls';
import { CLASSIC, GROK, LITE, xAiRequests } from './xAiRequests';

/** docs.x.ai, "Video Generation"; vercel/ai, xai-video-model.ts; answers that users recorded. */

const ID = 'd97415a1-5796-b7ec-379f-4e6819e08fdf';
const STORED = 'https://files-cdn.x.ai/video.mp4';

export const xAi: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { [GROK]: 'either', [LITE]: 'either' },
	ordinary: { request: { model: GROK }, ref: { id: ID }, id: ID },
	requests: xAiRequests,
	submissions: [
		{ name: 'a new job', answer: response(200, { request_id: ID }), verdict: { status: 'queued' } },
		{ name: 'no job', answer: response(200, {}), verdict: 'unknown' },
		{
			name: 'a field the model does not take',
			answer: error(400, 'invalid_argument', '`last_frame` is not supported for this model.'),
			verdict: 'rejected',
			words: { code: 'invalid_argument', message: '`last_frame` is not supported for this model.' },
		},
		{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'rejected' },
		{
			name: 'no credits, as an account of 2026 is told',
			answer: error(
				403,
				'The caller does not have permission to execute the specified operation',
				'Your team has either used all available credits or reached its monthly spending limit.',
			),
			verdict: 'rejected',
		},
		{
			name: 'no credits in the dress of a rate limit, as before',
			answer: error(
				429,
				'Some resource has been exhausted',
				'Your team has either used all available credits or reached its monthly spending limit.',
			),
			verdict: 'rejected',
		},
		{
			name: 'no such model',
			answer: error(404, 'Some requested entity was not found', 'The model x does not exist'),
			verdict: 'rejected',
		},
		{
			name: 'a rate limit',
			answer: error(429, 'Some resource has been exhausted', 'Too many requests'),
			verdict: 'busy',
		},
		{
			name: 'a refusal that tells a price',
			answer: error(400, 'imagine:content-moderated', 'Rejected by content moderation.', {
				usage: { cost_in_usd_ticks: 20000000 },
			}),
			verdict: 'unknown',
		},
		{ name: 'an overload', answer: error(503, 'unavailable', 'Overloaded'), verdict: 'unknown' },
	],
	poll: { call: get(`/videos/${ID}`), answers: xAiPolls },
	files: [
		{ name: 'the address', answer: response(200, DONE), files: [[at(URL)]] },
		{
			name: 'the stored copy after it',
			answer: response(200, {
				...DONE,
				video: { ...DONE.video, file_output: { public_url: STORED } },
			}),
			files: [[at(URL), at(STORED)]],
		},
		{
			name: 'no file where none is told',
			answer: response(200, { ...DONE, video: {} }),
			files: [],
		},
	],
	refTexts: [...FAMILY_REF_TEXTS, [`https://api.x.ai/v1/videos/${ID}`, { id: ID }]],
	probe: {
		call: get('/videos/n8n-credential-test'),
		answers: [
			[error(404, 'Some requested entity was not found', 'Not found'), 'connected'],
			[WRONG_KEY, 'wrongKey'],
			[response(401, { error: 'No key' }), 'wrongKey'],
			[error(403, 'permission', 'This key may not make videos'), 'noAccess'],
			[page(404), 'wrongAddress'],
			[error(500, 'internal', 'Oops'), 'trouble'],
		],
	},
	models: {
		calls: [get('/video-generation-models')],
		answers: [
			{
				name: 'those that make videos',
				json: { models: [{ id: GROK, object: 'model' }, { id: CLASSIC }, { object: 'model' }] },
				ids: [GROK, CLASSIC],
			},
			{ name: 'a page in place of the list', json: '<html>', ids: [] },
		],
	},
};
