import { response } from '../request';
import { at, endpoint, get, page, type Examples } from './example';
import { BEARER, FAMILY_REF_TEXTS, familyProbe } from './family';
import { openRouterRequests, ROW, VEO } from './openRouterRequests';

/** OpenRouterTeam/docs: OpenAPI file, video guide and cookbook. */

const CONTENT = 'https://openrouter.ai/api/v1/videos/vgen-1/content?index=';
const STORED = 'https://storage.example.com/vgen-1.mp4';
const JOB = { id: 'vgen-1', polling_url: '/api/v1/videos/vgen-1', status: 'pending' };
const COMPLETED = {
	...JOB,
	status: 'completed',
	generation_id: 'gen-9',
	unsigned_urls: [`${CONTENT}0`],
	usage: { cost: 3.2, is_byok: false },
};
/** As `GET /videos/models` has it, shortened; lists may be `null`. */
const LISTED = {
	id: VEO,
	supported_durations: [4, 6, 8],
	supported_resolutions: ['720p', '1080p'],
	supported_aspect_ratios: ['16:9', '9:16'],
	supported_sizes: ['1280x720', '720x1280'],
	supported_frame_images: ['first_frame'],
};
const UNKNOWN = { supported_durations: null, supported_resolutions: [], seed: null };
const NO_ROW = { sizes: null, seconds: null, resolutions: null, ratios: null, frames: null };

const error = (status: number, message: string) =>
	response(status, { error: { code: status, message }, user_id: 'user_1' });
const source = (index: number) => endpoint(get('/videos/vgen-1/content', { index: String(index) }));

export const openRouter: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { [VEO]: 'either' },
	ordinary: { request: { model: VEO }, ref: { id: 'vgen-1' }, id: 'vgen-1' },
	requests: openRouterRequests,

	submissions: [
		{ name: 'a pending job', answer: response(202, JOB), verdict: { status: 'queued' } },
		{
			name: 'a wrong value',
			answer: error(400, 'Unsupported duration'),
			verdict: 'rejected',
			words: { code: '400', message: 'Unsupported duration' },
		},
		{ name: 'no credit', answer: error(402, 'Insufficient credits'), verdict: 'rejected' },
		{ name: 'no such model', answer: error(404, 'No such model'), verdict: 'rejected' },
		{ name: 'a rate limit', answer: error(429, 'Rate limit exceeded'), verdict: 'busy' },
		{ name: 'a server error', answer: error(500, 'Internal error'), verdict: 'unknown' },
	],
	poll: {
		call: get('/videos/vgen-1'),
		answers: [
			...(
				[
					['pending', 'queued'],
					['in_progress', 'in_progress'],
					['cancelled', 'cancelled'],
					['expired', 'expired'],
					['a_word_to_come', 'in_progress'],
				] as const
			).map(([word, status]) => ({
				name: `a job that is ${word}`,
				answer: response(200, { ...JOB, status: word }),
				verdict: { status, ...(word === 'a_word_to_come' && { isVague: true as const }) },
			})),
			{
				name: 'a completed job and its price',
				answer: response(200, COMPLETED),
				verdict: {
					status: 'completed',
					links: [`${CONTENT}0`],
					cost: { amount: 3.2, currency: 'USD' },
				},
			},
			{
				name: 'a completed job that cost nothing',
				answer: response(200, { ...COMPLETED, usage: { cost: 0 }, unsigned_urls: [] }),
				verdict: { status: 'completed', cost: { amount: 0, currency: 'USD' } },
			},
			{
				name: 'a completed job whose price is not told',
				answer: response(200, { ...COMPLETED, usage: { cost: null }, unsigned_urls: [] }),
				verdict: { status: 'completed' },
			},
			{
				name: 'a failed job, whose reason is plain text',
				answer: response(200, { ...JOB, status: 'failed', error: 'Content policy' }),
				verdict: { status: 'failed', failure: { code: null, message: 'Content policy' } },
			},
			{ name: 'a wrong key', answer: error(401, 'No auth credentials found'), verdict: 'denied' },
			{ name: 'no such job', answer: error(404, 'Job not found'), verdict: 'missing' },
			{ name: 'a server error', answer: error(500, 'Internal error'), verdict: 'late' },
			{ name: 'a gateway', answer: page(502), verdict: 'late' },
		],
	},
	files: [
		{
			name: 'the endpoint by number, then the address that the answer names',
			answer: response(200, { ...COMPLETED, unsigned_urls: [STORED] }),
			files: [[source(0), at(STORED)]],
		},
		{
			name: 'two videos, of which each is a file of its own',
			answer: response(200, { ...COMPLETED, unsigned_urls: [STORED, `${STORED}?2`] }),
			files: [
				[source(0), at(STORED)],
				[source(1), at(`${STORED}?2`)],
			],
		},
		{
			name: 'the signed address of newer answers last',
			answer: response(200, {
				...COMPLETED,
				unsigned_urls: [STORED],
				urls: [`${STORED}?signature=x`],
			}),
			files: [[source(0), at(STORED), at(`${STORED}?signature=x`)]],
		},
		{
			name: 'the endpoint alone',
			answer: response(200, { ...COMPLETED, unsigned_urls: null }),
			files: [[source(0)]],
		},
	],
	refTexts: [...FAMILY_REF_TEXTS, ['https://openrouter.ai/api/v1/videos/vgen-1', { id: 'vgen-1' }]],
	probe: familyProbe(error(404, 'Job not found')),
	models: {
		calls: [get('/videos/models')],
		answers: [
			{
				name: 'with what they take, where a null or empty list says nothing',
				json: { data: [LISTED, { ...UNKNOWN, id: 'vendor/unknown' }, { name: 'no ID' }] },
				ids: [VEO, 'vendor/unknown'],
				rows: [ROW, { ...NO_ROW, id: 'vendor/unknown' }],
			},
			{ name: 'a page in place of the list', json: '<html>', ids: [], rows: [] },
		],
	},
};
