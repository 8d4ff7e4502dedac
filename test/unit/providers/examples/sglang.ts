import { link, response, upload } from '../request';
import { at, endpoint, get, IMAGE_FILE, page, postForm, postJson, type Examples } from './example';
import { BEARER, FAMILY_REF_TEXTS, familyProbe, completedJob } from './family';

/** sgl-project/sglang, entrypoints/openai/video_api.py and docs/diffusion/openai_api.md. */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const IMAGE = 'https://example.com/first.png';
const STORED = 'https://s3.example.com/a1.mp4';
const JOB = {
	id: 'a1',
	object: 'video',
	model: 'sora-2',
	status: 'queued',
	progress: 0,
	created_at: 1767225600,
	size: '1280x720',
	seconds: '4',
	quality: 'standard',
	url: null,
	remixed_from_video_id: null,
	completed_at: null,
	expires_at: null,
	error: null,
	file_path: '/outputs/a1.mp4',
};
const READ = {
	status: 'queued',
	progress: 0,
	model: 'sora-2',
	seconds: 4,
	size: '1280x720',
	createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const COMPLETED = { ...JOB, status: 'completed', progress: 100, completed_at: 1767225780 };
const NO_VIDEO = response(404, { detail: 'Video not found' });
const CONTENT = endpoint(get('/videos/a1/content'));

export const sglang: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { 'sora-2': 'either' },
	ordinary: { request: {}, ref: { id: 'a1' }, id: 'a1' },
	requests: [
		{
			name: 'JSON for a text, whose default length is left to the server',
			changes: {},
			sent: postJson('/videos', { ...TEXT, size: '1280x720' }),
			asked: { size: '1280x720', seconds: null },
		},
		{
			name: 'any size and length, as a number',
			changes: { size: '832x480', seconds: 5 },
			sent: postJson('/videos', { ...TEXT, size: '832x480', seconds: 5 }),
			asked: { size: '832x480', seconds: 5 },
		},
		{
			name: 'a seed, a negative prompt and extension fields',
			changes: { seed: 0, negativePrompt: 'fog', extraFields: { num_frames: 81 } },
			sent: postJson('/videos', {
				...TEXT,
				size: '1280x720',
				seed: 0,
				negative_prompt: 'fog',
				num_frames: 81,
			}),
		},
		{
			name: 'an image by URL, also as JSON',
			changes: { firstFrame: link(IMAGE) },
			sent: postJson('/videos', { ...TEXT, size: '1280x720', reference_url: IMAGE }),
		},
		{
			name: 'a form only around a file',
			changes: { firstFrame: upload(640, 640), seconds: 5, seed: 7 },
			sent: postForm('/videos', {
				...TEXT,
				size: '1280x720',
				seconds: '5',
				seed: '7',
				input_reference: IMAGE_FILE,
			}),
		},
		{
			name: 'half a second',
			changes: { seconds: 2.5 },
			refused: { parameter: 'Duration', value: '2.5', takes: 'whole seconds' },
		},
		{
			name: 'no prompt',
			changes: { prompt: '' },
			refused: { parameter: 'Prompt', value: '', takes: 'a text' },
		},
		{
			name: 'a last frame',
			changes: { firstFrame: link(IMAGE), lastFrame: link(IMAGE) },
			refused: { parameter: 'Last Frame', value: 'of an image', takes: 'no last frame' },
		},
	],
	submissions: [
		{ name: 'a queued job', answer: response(200, JOB), verdict: READ },
		{
			name: 'an old server, which wants a file in every form',
			answer: response(400, { detail: 'input_reference is required' }),
			verdict: 'rejected',
			words: { code: null, message: 'input_reference is required' },
		},
		{
			name: 'a server with no place for its output',
			answer: response(503, { detail: 'No output path configured' }),
			verdict: 'unknown',
		},
	],
	poll: {
		call: get('/videos/a1'),
		answers: [
			{
				name: 'a running job of a newer server',
				answer: response(200, { ...JOB, status: 'in_progress' }),
				verdict: { ...READ, status: 'in_progress' },
			},
			completedJob(READ, COMPLETED, {
				completedAt: '2026-01-01T00:03:00.000Z',
			}),
			{
				name: 'a failed job, whose reason has no code',
				answer: response(200, { ...JOB, status: 'failed', error: { message: 'No memory' } }),
				verdict: { ...READ, status: 'failed', failure: { code: null, message: 'No memory' } },
			},
			{
				name: 'a deleted job',
				answer: response(200, { ...JOB, status: 'deleted' }),
				verdict: { ...READ, status: 'cancelled' },
			},
			{ name: 'no such job, as after a restart', answer: NO_VIDEO, verdict: 'missing' },
			{ name: 'a gateway', answer: page(502), verdict: 'late' },
		],
	},
	files: [
		{
			name: 'the video below its job',
			answer: response(200, COMPLETED),
			files: [[CONTENT]],
		},
		{
			name: 'the address in a cloud, where the endpoint answers 400',
			answer: response(200, { ...COMPLETED, url: STORED }),
			files: [[at(STORED), CONTENT]],
		},
		{
			name: 'the first of several addresses',
			answer: response(200, { ...COMPLETED, urls: [STORED, 'https://s3.example.com/a2.mp4'] }),
			files: [[at(STORED), CONTENT]],
		},
	],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(NO_VIDEO),
	models: {
		calls: [get('/models')],
		answers: [{ name: 'its only one', json: { data: [{ id: 'my-model' }] }, ids: ['my-model'] }],
	},
	list: {
		first: get('/videos', { limit: '20', order: 'desc' }),
		pages: [
			{
				name: 'a full page, which does not say whether there is more',
				limit: 2,
				json: { object: 'list', data: [{ ...JOB, id: 'a2' }, JOB] },
				ids: ['a2', 'a1'],
				next: get('/videos', { limit: '2', order: 'desc', after: 'a1' }),
			},
			{
				name: 'a page with room left',
				limit: 3,
				json: { object: 'list', data: [{ ...JOB, id: 'a2' }, JOB] },
				ids: ['a2', 'a1'],
				next: null,
			},
		],
	},
	remove: {
		call: { method: 'DELETE', path: '/videos/a1' },
		answers: [
			[response(200, { ...JOB, status: 'deleted' }), true],
			[NO_VIDEO, true],
			[response(500, { detail: 'Internal Server Error' }), false],
		],
	},
};
