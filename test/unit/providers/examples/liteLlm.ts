import { response, upload } from '../request';
import { endpoint, get, IMAGE_FILE, page, postForm, postJson, type Examples } from './example';
import { ENVELOPE_REFUSALS, envelope, NO_JOB } from './family';

/** BerriAI/litellm, proxy/video_endpoints and types/videos; docs.litellm.ai, page "/videos". */

const wrap = (text: string) => `video_${Buffer.from(text).toString('base64')}`;
const idOf = (model: string, provider = 'openai') =>
	wrap(`litellm:custom_llm_provider:${provider};model_id:${model};video_id:video_123`);

/** Base64 with its worst letters. */
const ID = 'video_bGl0ZWxsbTpjdXN0b20/Pz8+Pj5fcHJvdmlkZXI6b3BlbmFp==';
const PATH = '/videos/video_bGl0ZWxsbTpjdXN0b20%2FPz8%2BPj5fcHJvdmlkZXI6b3BlbmFp%3D%3D';
const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
/** No retries of its own: each may be charged. */
const ONCE = { 'x-litellm-num-retries': '0' };

const created = (id: string, model?: string) => response(200, { id, status: 'queued', model });

export const liteLlm: Examples = {
	authorization: {
		key: { headers: { Authorization: 'Bearer KEY', ...ONCE } },
		none: { headers: ONCE },
	},
	maxRunningJobs: null,
	images: { 'sora-2': 'upload' },
	ordinary: { request: {}, ref: { id: ID }, id: ID },
	requests: [
		{
			name: 'JSON for a text, whose default length is left to the provider',
			changes: {},
			sent: postJson('/videos', { ...TEXT, size: '1280x720' }),
			asked: { size: '1280x720', seconds: null },
		},
		{
			name: 'any size and length of any model of its configuration',
			changes: { model: 'my-video-model', seconds: 5, size: '832x480' },
			sent: postJson('/videos', {
				...TEXT,
				model: 'my-video-model',
				size: '832x480',
				seconds: '5',
			}),
			asked: { size: '832x480', seconds: 5 },
		},
		{
			name: '4K, and an extra field',
			changes: { resolution: '4k', extraFields: { user: 'u-1' } },
			sent: postJson('/videos', { ...TEXT, size: '3840x2160', user: 'u-1' }),
		},
		{
			name: 'a form with the file of an image of any pixels',
			changes: { firstFrame: upload(640, 640), seconds: 4 },
			sent: postForm('/videos', {
				...TEXT,
				size: '1280x720',
				seconds: '4',
				input_reference: IMAGE_FILE,
			}),
		},
		{
			name: 'a last frame',
			changes: { firstFrame: upload(640, 640), lastFrame: upload(640, 640) },
			refused: { parameter: 'Last Frame', value: 'of an image', takes: 'no last frame' },
		},
		{
			name: 'a seed and a negative prompt, for the upstream to know or not',
			changes: { seed: 7, negativePrompt: 'fog' },
			sent: postJson('/videos', { ...TEXT, size: '1280x720', seed: 7, negative_prompt: 'fog' }),
		},
	],
	submissions: [
		{ name: 'a queued job', answer: created(ID), verdict: { status: 'queued' } },
		{
			name: 'a job of Veo, which runs at once and says little',
			answer: response(200, { id: ID, object: 'video', status: 'processing' }),
			verdict: { status: 'in_progress' },
		},
		{
			name: 'a remix, whose ID lacks the model beside it',
			answer: created(idOf(''), 'sora-2'),
			ref: { id: idOf('sora-2') },
			verdict: { status: 'queued', model: 'sora-2' },
		},
		...[
			{ name: 'an ID with a model of its own', id: idOf('gpt-video'), model: 'sora-2' },
			{ name: 'an ID without a model, where none is told', id: idOf('') },
			{ name: "an upstream's own ID", id: 'video_123', model: 'sora-2' },
			{ name: 'an ID in base64 of something else', id: wrap('something'), model: 'sora-2' },
			{ name: 'an ID that is no video ID', id: 'task_123', model: 'sora-2' },
		].map(({ name, id, model }) => ({
			name: `${name}, left as it is`,
			answer: created(id, model),
			ref: { id },
			verdict: { status: 'queued' as const, model: model ?? null },
		})),
		{
			name: 'a form sent on without its boundary, when the way to the upstream breaks',
			answer: response(415, envelope('Unsupported media type')),
			verdict: 'unknown',
		},
		...ENVELOPE_REFUSALS,
	],
	poll: {
		call: get(PATH),
		answers: [
			{
				name: 'a job under another ID, encoded anew without the model',
				answer: response(200, { id: 'video_b3RoZXI=', status: 'processing' }),
				verdict: { status: 'in_progress' },
			},
			{
				name: 'a completed job with all that OpenAI tells',
				answer: response(200, {
					id: ID,
					object: 'video',
					status: 'completed',
					progress: 100,
					created_at: 1767225600,
					completed_at: 1767225780,
					expires_at: 1767229380,
					seconds: '8',
					size: '1280x720',
					model: 'sora-2',
					usage: { duration_seconds: 8 },
				}),
				verdict: {
					status: 'completed',
					progress: 100,
					createdAt: '2026-01-01T00:00:00.000Z',
					completedAt: '2026-01-01T00:03:00.000Z',
					expiresAt: '2026-01-01T01:03:00.000Z',
					seconds: 8,
					size: '1280x720',
					model: 'sora-2',
				},
			},
			{
				name: 'a failed job',
				answer: response(200, { id: ID, status: 'failed', error: { message: 'No' } }),
				verdict: { status: 'failed', failure: { code: null, message: 'No' } },
			},
			...NO_JOB,
		],
	},
	files: [
		{
			name: 'the video below its job',
			answer: response(200, { id: 'video_b3RoZXI=', status: 'completed' }),
			files: [[endpoint(get(`${PATH}/content`))]],
		},
	],
	refTexts: [
		[ID, { id: ID }],
		[`http://localhost:4000/v1${PATH}/content`, { id: ID }],
	],
	probe: {
		call: get('/models'),
		answers: [
			[response(200, { data: [{ id: 'sora-2' }] }), 'connected'],
			[response(401, envelope('Authentication Error', 'token_not_found')), 'wrongKey'],
			[response(400, { error: { message: 'No db', type: 'no_db_connection' } }), 'wrongKey'],
			[page(404), 'wrongAddress'],
		],
	},
	models: {
		calls: [get('/models')],
		answers: [
			{
				name: 'those whose names speak of videos',
				json: { data: [{ id: 'gpt-4o' }, { id: 'my-video-model' }] },
				ids: ['my-video-model'],
			},
			{
				name: 'all of them, where no name speaks of videos',
				json: { data: [{ id: 'studio-a' }, { id: 'studio-b' }] },
				ids: ['studio-a', 'studio-b'],
			},
		],
	},
	list: {
		first: get('/videos', { limit: '20', order: 'desc', custom_llm_provider: 'openai' }),
		pages: [
			{
				name: 'a page with one after it',
				limit: 1,
				json: { data: [{ id: ID }], has_more: true, last_id: ID },
				ids: [ID],
				next: get('/videos', {
					limit: '1',
					order: 'desc',
					custom_llm_provider: 'openai',
					after: ID,
				}),
			},
		],
	},
	remix: { call: postJson(`${PATH}/remix`, { prompt: 'At night' }) },
};
