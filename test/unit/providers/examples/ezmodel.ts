import { response, upload } from '../request';
import { get, IMAGE_FILE, page, postForm, postJson, type Examples } from './example';
import {
	BEARER,
	FAMILY_REF_TEXTS,
	familyProbe,
	NO_JOB,
	runningJob,
	completedJob,
	failedJob,
	cancelledJob,
	contentBelow,
} from './family';

/** ezmodel.cloud, page on its Azure-backed Sora 2: explicit `null` for what is not set. */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const SIZES = '720x1280 or 1280x720 for sora-2';
const JOB = {
	id: 'video_0a1b2c',
	object: 'video',
	model: 'sora-2',
	status: 'queued',
	progress: 0,
	created_at: 1767225600,
	completed_at: null,
	expires_at: null,
	seconds: '8',
	size: '720x1280',
	remixed_from_video_id: null,
	error: null,
};
const READ = {
	status: 'queued',
	progress: 0,
	model: 'sora-2',
	seconds: 8,
	size: '720x1280',
	createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const COMPLETED = {
	...JOB,
	status: 'completed',
	progress: 100,
	completed_at: 1767225780,
	expires_at: 1767312180,
};
const FACE = { code: 'content_policy', message: 'Input image shows a face.' };

/** Its page: taller than wide is portrait, wide or square is landscape. */
const fitted = (name: string, width: number, height: number, size: string) => ({
	name,
	changes: { firstFrame: upload(width, height), imageFit: 'sizeFromImage' as const },
	refused: {
		parameter: 'First image',
		value: `${width}x${height} pixels`,
		takes: `exactly the size of the video, ${size}`,
	},
});

const WRITTEN = { job: JOB, read: READ };

export const ezmodel: Examples = {
	authorization: BEARER,
	maxRunningJobs: 2,
	images: { 'sora-2': 'upload' },
	ordinary: { request: {}, ref: { id: 'video_0a1b2c' }, id: 'video_0a1b2c' },
	requests: [
		{
			name: 'JSON for a text',
			changes: {},
			sent: postJson('/videos', { ...TEXT, size: '1280x720' }),
			asked: { size: '1280x720', seconds: null },
		},
		...[4, 8, 12].map((seconds) => ({
			name: `${seconds} seconds in portrait, as text`,
			changes: { seconds, aspectRatio: '9:16' as const },
			sent: postJson('/videos', { ...TEXT, size: '720x1280', seconds: `${seconds}` }),
			asked: { size: '720x1280', seconds },
		})),
		{
			name: 'a form for an image of the right pixels, with its file',
			changes: { firstFrame: upload(720, 1280), imageFit: 'sizeFromImage' },
			sent: postForm('/videos', { ...TEXT, size: '720x1280', input_reference: IMAGE_FILE }),
		},
		fitted('a tall image is portrait', 600, 800, '720x1280'),
		fitted('a wide image is landscape', 800, 600, '1280x720'),
		fitted('a square image is landscape', 640, 640, '1280x720'),
		{
			name: '16 seconds',
			changes: { seconds: 16 },
			refused: { parameter: 'Duration', value: '16', takes: '4, 8 or 12 seconds' },
		},
		{
			name: '1080p',
			changes: { resolution: '1080p' },
			refused: { parameter: 'Resolution', value: '1080p', takes: '720p for sora-2' },
		},
		{
			name: '21:9',
			changes: { aspectRatio: '21:9' },
			refused: { parameter: 'Aspect Ratio', value: '21:9', takes: '16:9 or 9:16 for sora-2' },
		},
		{
			name: 'a square size',
			changes: { size: '1024x1024' },
			refused: { parameter: 'Size', value: '1024x1024', takes: SIZES },
		},
		{
			name: 'no prompt',
			changes: { prompt: '' },
			refused: { parameter: 'Prompt', value: '', takes: 'a text' },
		},
	],
	submissions: [
		{ name: 'a queued job', answer: response(200, JOB), verdict: READ },
		{
			name: 'a size that is refused',
			answer: response(400, { error: { message: 'Invalid size', code: 'invalid_parameter' } }),
			verdict: 'rejected',
			words: { code: 'invalid_parameter', message: 'Invalid size' },
		},
		{
			name: 'a third running job',
			answer: response(429, { error: { message: 'Too many running jobs', code: 'limit' } }),
			verdict: 'busy',
		},
		{ name: 'a gateway', answer: page(504), verdict: 'unknown' },
	],
	poll: {
		call: get('/videos/video_0a1b2c'),
		answers: [
			runningJob(WRITTEN, 60),
			completedJob(READ, COMPLETED, {
				completedAt: '2026-01-01T00:03:00.000Z',
				expiresAt: '2026-01-02T00:03:00.000Z',
			}),
			failedJob(WRITTEN, FACE),
			cancelledJob(WRITTEN),
			...NO_JOB,
		],
	},
	files: [contentBelow('video_0a1b2c', COMPLETED)],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(response(404, { error: { message: 'No such video', code: 'not_found' } })),
	models: {
		calls: [get('/models')],
		answers: [{ name: 'its one', json: { data: [{ id: 'sora-2' }] }, ids: ['sora-2'] }],
	},
};
