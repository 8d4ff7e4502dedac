import { page } from './example';
import { response, upload } from '../request';
import { get, IMAGE_FILE, postForm, postJson, type Examples } from './example';
import {
	BEARER,
	envelope,
	FAMILY_REF_TEXTS,
	familyProbe,
	NO_JOB,
	runningJob,
	completedJob,
	failedJob,
	contentBelow,
} from './family';

/** docs.apiyi.com, pages "Sora 2 text-to-video" and "Sora 2 image-to-video". */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const SIZES = ['720x1280', '1280x720'];
const LARGE = ['1024x1792', '1792x1024', '1080x1920', '1920x1080'];
const JOB = {
	id: 'video_1',
	object: 'video',
	model: 'sora-2-pro',
	status: 'queued',
	progress: 0,
	created_at: 1767225600,
	size: '1792x1024',
	seconds: '12',
};
const READ = {
	status: 'queued',
	progress: 0,
	model: 'sora-2-pro',
	seconds: 12,
	size: '1792x1024',
	createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const COMPLETED = { ...JOB, status: 'completed', progress: 100, completed_at: 1767225900 };

const tooLong = (seconds: number, model = 'sora-2') => ({
	name: `${seconds} seconds of ${model}, which are answered with 400`,
	changes: { seconds, model },
	refused: { parameter: 'Duration', value: `${seconds}`, takes: '4, 8 or 12 seconds' },
});

const WRITTEN = { job: JOB, read: READ };

export const apiyi: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { 'sora-2': 'upload', 'sora-2-pro': 'upload' },
	ordinary: { request: {}, ref: { id: 'video_1' }, id: 'video_1' },
	requests: [
		{
			name: 'JSON for a text',
			changes: {},
			sent: postJson('/videos', { ...TEXT, size: '1280x720' }),
			asked: { size: '1280x720', seconds: null },
		},
		...[4, 8, 12].map((seconds) => ({
			name: `${seconds} seconds, as text`,
			changes: { seconds },
			sent: postJson('/videos', { ...TEXT, size: '1280x720', seconds: `${seconds}` }),
			asked: { size: '1280x720', seconds },
		})),
		...[
			...SIZES.map((size) => ({ model: 'sora-2', size })),
			...[...SIZES, ...LARGE].map((size) => ({ model: 'sora-2-pro', size })),
		].map(({ model, size }) => ({
			name: `${model} in ${size}`,
			changes: { model, size },
			sent: postJson('/videos', { ...TEXT, model, size }),
		})),
		{
			name: '1024p and 1080p of sora-2-pro',
			changes: { model: 'sora-2-pro', aspectRatio: '9:16', resolution: '1024p' },
			sent: postJson('/videos', { ...TEXT, model: 'sora-2-pro', size: '1024x1792' }),
		},
		{
			name: 'a form for an image, with its file',
			changes: { firstFrame: upload(1280, 720), seconds: 4 },
			sent: postForm('/videos', {
				...TEXT,
				size: '1280x720',
				seconds: '4',
				input_reference: IMAGE_FILE,
			}),
		},
		tooLong(10),
		tooLong(15),
		{
			name: 'any length of another model on the same path',
			changes: { model: 'sora-3', seconds: 15, resolution: '1080p' },
			sent: postJson('/videos', {
				...TEXT,
				model: 'sora-3',
				size: '1920x1080',
				seconds: '15',
			}),
		},
		...(['1024p', '1080p'] as const).map((resolution) => ({
			name: `${resolution} of sora-2`,
			changes: { resolution },
			refused: {
				parameter: 'Resolution',
				value: resolution,
				takes: '720p for sora-2',
			},
		})),
		{
			name: 'an image of other pixels than the video',
			changes: { firstFrame: upload(1280, 721) },
			refused: {
				parameter: 'First image',
				value: '1280x721 pixels',
				takes: 'exactly the size of the video, 1280x720',
			},
		},
		{
			name: 'no prompt, also with an image',
			changes: { prompt: '', firstFrame: upload(1280, 720) },
			refused: { parameter: 'Prompt', value: '', takes: 'a text' },
		},
	],
	submissions: [
		{
			name: 'a queued job',
			answer: response(200, { ...JOB, quality: 'high' }),
			verdict: READ,
		},
		{
			name: 'a queued job with a completion time, as the generated example has it',
			answer: response(200, { ...JOB, completed_at: 1767225900 }),
			verdict: READ,
		},
		{
			name: 'a length that is refused',
			answer: response(400, envelope('Invalid seconds')),
			verdict: 'rejected',
			words: { code: 'invalid_request_error', message: 'Invalid seconds' },
		},
		{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	],
	poll: {
		call: get('/videos/video_1'),
		answers: [
			runningJob(WRITTEN, 45),
			completedJob(READ, COMPLETED, {
				completedAt: '2026-01-01T00:05:00.000Z',
			}),
			failedJob(WRITTEN),
			...NO_JOB,
		],
	},
	files: [contentBelow('video_1', COMPLETED)],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(response(404, envelope('video not found'))),
	models: {
		calls: [get('/models')],
		answers: [
			{
				name: 'those that make videos',
				json: { object: 'list', data: [{ id: 'gpt-image-2-all' }, { id: 'sora-2-pro' }] },
				ids: ['sora-2-pro'],
			},
		],
	},
};
