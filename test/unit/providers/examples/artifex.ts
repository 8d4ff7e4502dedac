import { link, upload } from '../request';
import { response } from '../request';
import { at, endpoint, get, page, postJson, type Examples } from './example';
import { BEARER, FAMILY_REF_TEXTS, familyProbe, NO_JOB } from './family';

/** artifex.help, page "Video Sora 2 VIP". */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const FIRST = 'https://example.com/first.png';
const SECOND = 'https://example.com/second.png';
const CREATED = {
	id: 'v_8c7e4b1f',
	task_id: 'v_8c7e4b1f',
	object: 'video',
	status: 'queued',
	progress: 0,
	video_url: null,
	model: 'sora-2',
};
/** Without `task_id` and `model`. */
const COMPLETED = {
	id: 'v_8c7e4b1f',
	object: 'video',
	status: 'completed',
	progress: 100,
	video_url: 'https://cdn.artifex.help/v_8c7e4b1f.mp4',
	completed_at: 1767225780,
	aspect_ratio: '16:9',
	duration: 12,
};
const BLOCKED = { code: 'policy', message: 'blocked' };

export const artifex: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { 'sora-2': 'link' },
	ordinary: { request: {}, ref: { id: 'v_8c7e4b1f' }, id: 'v_8c7e4b1f' },
	requests: [
		{
			name: 'JSON with the ratio',
			changes: {},
			sent: postJson('/videos', { ...TEXT, aspect_ratio: '16:9' }),
			asked: { size: null, seconds: null },
		},
		{
			name: 'twelve seconds in portrait, as a number',
			changes: { seconds: 12, aspectRatio: '9:16' },
			sent: postJson('/videos', { ...TEXT, aspect_ratio: '9:16', duration: 12 }),
			asked: { size: null, seconds: 12 },
		},
		{
			name: 'a size, which becomes its ratio and wins over ratio and resolution',
			changes: { size: ' 720 X 1280 ', aspectRatio: '1:1', resolution: '4k' },
			sent: postJson('/videos', { ...TEXT, aspect_ratio: '9:16' }),
		},
		{
			name: 'one image as text',
			changes: { firstFrame: link(FIRST) },
			sent: postJson('/videos', { ...TEXT, aspect_ratio: '16:9', image: FIRST }),
		},
		{
			name: 'several images as an array',
			changes: { firstFrame: link(FIRST), references: [link(SECOND)] },
			sent: postJson('/videos', { ...TEXT, aspect_ratio: '16:9', image: [FIRST, SECOND] }),
		},
		{
			name: 'an image without a prompt',
			changes: { prompt: '', firstFrame: link(FIRST) },
			sent: postJson('/videos', { model: 'sora-2', aspect_ratio: '16:9', image: FIRST }),
		},
		{
			name: 'extra fields last, of which a null takes a field out',
			changes: { extraFields: { style: 'noir', aspect_ratio: null } },
			sent: postJson('/videos', { ...TEXT, style: 'noir' }),
		},
		{
			name: 'neither prompt nor image',
			changes: { prompt: '' },
			refused: {
				parameter: 'Prompt',
				value: '',
				takes: 'a text, or a reference image without one',
			},
		},
		{
			name: 'eight seconds',
			changes: { seconds: 8 },
			refused: { parameter: 'Duration', value: '8', takes: '12 seconds' },
		},
		{
			name: 'a square',
			changes: { aspectRatio: '1:1' },
			refused: { parameter: 'Aspect Ratio', value: '1:1', takes: '16:9 or 9:16' },
		},
		{
			name: 'a square size',
			changes: { size: '720x720' },
			refused: { parameter: 'Size', value: '720x720', takes: '1280x720 or 720x1280' },
		},
		{
			name: 'a size that is none',
			changes: { size: 'large' },
			refused: { parameter: 'Size', value: 'large', takes: '1280x720 or 720x1280' },
		},
		{
			name: 'a resolution, for which there is no field',
			changes: { resolution: '1080p' },
			refused: {
				parameter: 'Resolution',
				value: '1080p',
				takes: 'no resolution',
				advice: "Set Resolution to Provider's Default: Artifex decides it.",
			},
		},
		{
			name: 'an uploaded image',
			changes: { firstFrame: upload(1280, 720) },
			refused: { parameter: 'Image Source', value: 'Binary Data', takes: 'images by URL only' },
		},
		{
			name: 'a negative prompt',
			changes: { negativePrompt: 'fog' },
			refused: { parameter: 'Negative Prompt', value: 'fog', takes: 'no negative prompt' },
		},
	],
	submissions: [
		{
			name: 'a queued job',
			answer: response(200, CREATED),
			verdict: { status: 'queued', progress: 0, model: 'sora-2' },
		},
		{
			name: 'a key that is not in the vip group',
			answer: response(403, { error: { message: 'vip only' } }),
			verdict: 'rejected',
			words: { code: null, message: 'vip only' },
		},
		{ name: 'a gateway, which may have charged', answer: page(502), verdict: 'unknown' },
	],
	poll: {
		call: get('/videos/v_8c7e4b1f'),
		answers: [
			{
				name: 'a running job',
				answer: response(200, { ...CREATED, status: 'in_progress', progress: 50 }),
				verdict: { status: 'in_progress', progress: 50, model: 'sora-2' },
			},
			{
				name: 'a completed job',
				answer: response(200, COMPLETED),
				verdict: {
					status: 'completed',
					progress: 100,
					seconds: 12,
					completedAt: '2026-01-01T00:03:00.000Z',
					links: ['https://cdn.artifex.help/v_8c7e4b1f.mp4'],
				},
			},
			{
				name: 'a failed job',
				answer: response(200, { id: 'v_8c7e4b1f', status: 'failed', error: BLOCKED }),
				verdict: { status: 'failed', failure: BLOCKED },
			},
			{
				name: 'a failed job that does not say why',
				answer: response(200, { id: 'v_8c7e4b1f', status: 'failed' }),
				verdict: { status: 'failed' },
			},
			...NO_JOB,
		],
	},
	files: [
		{
			name: 'the address in the job, and the endpoint of a relay in its place',
			answer: response(200, COMPLETED),
			files: [
				[
					at('https://cdn.artifex.help/v_8c7e4b1f.mp4'),
					endpoint(get('/videos/v_8c7e4b1f/content')),
				],
			],
		},
	],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(response(404, { error: { message: 'no such video' } })),
};
