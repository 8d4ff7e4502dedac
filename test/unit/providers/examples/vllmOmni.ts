import { link, response, upload } from '../request';
import { get, IMAGE_FILE, page, postForm, type Examples } from './example';
import {
	BEARER,
	FAMILY_REF_TEXTS,
	familyProbe,
	runningJob,
	completedJob,
	contentBelow,
} from './family';

/** vllm-project/vllm-omni, docs/serving/videos_api.md and protocol/videos.py. */

const WAN = 'Wan-AI/Wan2.2-T2V-A14B-Diffusers';
const TEXT = { model: WAN, prompt: 'A fox in the snow' };
const USUAL = { ...TEXT, size: '1280x720', seconds: '4' };
const IMAGE = 'https://example.com/first.png';
const JOB = {
	id: 'video_gen_1',
	object: 'video',
	model: WAN,
	prompt: 'A fox',
	status: 'queued',
	progress: 0,
	size: null,
	seconds: '4',
	quality: 'standard',
	created_at: 1767225600,
	completed_at: null,
	expires_at: null,
	error: null,
};
const READ = {
	status: 'queued',
	progress: 0,
	model: WAN,
	prompt: 'A fox',
	seconds: 4,
	createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const COMPLETED = { ...JOB, status: 'completed', progress: 100, completed_at: 1767225780 };
const FAILED = { ...JOB, status: 'failed', error: { code: 500, message: 'CUDA out of memory' } };
/** FastAPI misses a field of its form. */
const MISSING = { loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' };
const NO_FORM = response(422, { detail: [MISSING] });
const NO_VIDEO = response(404, { detail: 'Video not found' });

const WRITTEN = { job: JOB, read: READ };

export const vllmOmni: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { [WAN]: 'either' },
	ordinary: { request: { model: WAN }, ref: { id: 'video_gen_1' }, id: 'video_gen_1' },
	requests: [
		{
			name: 'a form even for a text',
			changes: { seconds: 8 },
			sent: postForm('/videos', { ...TEXT, size: '1280x720', seconds: '8' }),
			asked: { size: '1280x720', seconds: 8 },
		},
		{
			name: 'a length where none is asked for, as the server might make one frame',
			changes: {},
			sent: postForm('/videos', USUAL),
			asked: { size: '1280x720', seconds: 4 },
		},
		{
			name: "no model, where the node's own default is none the server has",
			changes: { model: 'sora-2' },
			sent: postForm('/videos', { prompt: TEXT.prompt, size: '1280x720', seconds: '4' }),
		},
		{
			name: 'any size, a seed and a negative prompt',
			changes: { size: '832x480', seconds: 5, seed: 0, negativePrompt: 'fog' },
			sent: postForm('/videos', {
				...TEXT,
				size: '832x480',
				seconds: '5',
				seed: '0',
				negative_prompt: 'fog',
			}),
		},
		{
			name: 'an image as a file, of any pixels',
			changes: { images: [upload(640, 640)] },
			sent: postForm('/videos', { ...USUAL, input_reference: IMAGE_FILE }),
		},
		{
			name: 'an image by URL as JSON text',
			changes: { images: [link(IMAGE)] },
			sent: postForm('/videos', { ...USUAL, image_reference: `{"image_url":"${IMAGE}"}` }),
		},
		{
			name: 'extension fields, objects as JSON text',
			changes: { extraFields: { num_frames: 81, lora: { name: 'anime' }, size: null } },
			sent: postForm('/videos', {
				...TEXT,
				seconds: '4',
				num_frames: '81',
				lora: '{"name":"anime"}',
			}),
		},
		{
			name: 'half a second',
			changes: { seconds: 2.5 },
			refused: { parameter: 'Duration', value: '2.5', takes: 'whole seconds' },
		},
		{
			name: 'first and last frame as a list of addresses',
			changes: { images: [link(IMAGE), link(IMAGE)] },
			sent: postForm('/videos', {
				...USUAL,
				image_reference: `[{"image_url":"${IMAGE}"},{"image_url":"${IMAGE}"}]`,
			}),
		},
		{
			name: 'three images',
			changes: { images: [link(IMAGE), link(IMAGE), link(IMAGE)] },
			refused: { parameter: 'Image URL', value: '3 images', takes: 'at most 2 images' },
		},
		{
			name: 'a size in multiples of 32, and the length in frames, for LTX',
			changes: { model: 'Lightricks/LTX-2', resolution: '720p', seconds: 5 },
			sent: postForm('/videos', {
				...TEXT,
				model: 'Lightricks/LTX-2',
				size: '1280x704',
				seconds: '5',
				num_frames: '121',
			}),
		},
		{
			name: 'a size in multiples of 16 for every other model',
			changes: { resolution: '480p' },
			sent: postForm('/videos', { ...USUAL, size: '848x480' }),
		},
		{
			name: 'the size and length that MAGI has, and refuses every other',
			changes: { model: 'sand-ai/MAGI-2' },
			sent: postForm('/videos', { ...TEXT, model: 'sand-ai/MAGI-2' }),
			asked: { size: null, seconds: null },
		},
	],
	submissions: [
		{ name: 'a queued job', answer: response(200, JOB), verdict: READ },
		{
			name: 'a form without its prompt',
			answer: NO_FORM,
			verdict: 'rejected',
			words: { code: null, message: 'body.prompt: Field required' },
		},
		{
			name: 'a model that is not served',
			answer: response(400, { detail: 'Model not found' }),
			verdict: 'rejected',
			words: { code: null, message: 'Model not found' },
		},
		{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	],
	poll: {
		call: get('/videos/video_gen_1'),
		answers: [
			runningJob(WRITTEN),
			completedJob(READ, COMPLETED, {
				completedAt: '2026-01-01T00:03:00.000Z',
			}),
			...[500, 400, 503].map((status) => ({
				name: `a failed job, with HTTP ${status}`,
				answer: response(status, FAILED),
				verdict: {
					...READ,
					status: 'failed' as const,
					failure: { code: '500', message: 'CUDA out of memory' },
				},
			})),
			{
				name: 'no such job, as after its cancellation',
				answer: NO_VIDEO,
				verdict: 'missing',
				words: { code: null, message: 'Video not found' },
			},
			{ name: 'a wrong key', answer: response(401, { error: 'Unauthorized' }), verdict: 'denied' },
			{ name: 'no handler', answer: response(503, { detail: 'No handler' }), verdict: 'late' },
		],
	},
	files: [contentBelow('video_gen_1', COMPLETED)],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(NO_VIDEO),
	typicalRefusals: [
		[NO_FORM, true],
		[response(422, { detail: 'Unprocessable' }), false],
		[response(400, { detail: [MISSING] }), false],
		[page(422), false],
	],
	models: {
		calls: [get('/models')],
		answers: [{ name: 'its only one', json: { data: [{ id: 'my-model' }] }, ids: ['my-model'] }],
	},
	list: {
		first: get('/videos', { limit: '20', order: 'desc' }),
		pages: [
			{
				name: 'a page with one after it',
				limit: 1,
				json: { object: 'list', data: [JOB], last_id: 'video_gen_1', has_more: true },
				ids: ['video_gen_1'],
				next: get('/videos', { limit: '1', order: 'desc', after: 'video_gen_1' }),
			},
		],
	},
	remove: {
		call: { method: 'DELETE', path: '/videos/video_gen_1' },
		answers: [
			[response(200, { id: 'video_gen_1', deleted: true, object: 'video.deleted' }), true],
			[NO_VIDEO, true],
			[response(409, { detail: 'The job did not stop in time' }), false],
		],
	},
};
