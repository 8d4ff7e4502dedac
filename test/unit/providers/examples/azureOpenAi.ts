import { response, upload } from '../request';
import { get, IMAGE_FILE, page, postForm, type Examples } from './example';
import {
	envelope,
	FAMILY_REF_TEXTS,
	familyProbe,
	NO_JOB,
	runningJob,
	completedJob,
	failedJob,
	cancelledJob,
	contentBelow,
} from './family';

/** Microsoft's page "Sora 2 video generation" (v1 API) and the REST pages of Foundry. */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const JOB = {
	id: 'video_1',
	object: 'video',
	model: 'my-sora',
	status: 'queued',
	progress: 0,
	created_at: 1767225600,
	completed_at: null,
	expires_at: 1767312000,
	prompt: 'A fox in the snow',
	size: '1280x720',
	seconds: '8',
	remixed_from_video_id: null,
	error: null,
};
/** It expires a day after its creation. */
const READ = {
	status: 'queued',
	progress: 0,
	model: 'my-sora',
	prompt: 'A fox in the snow',
	seconds: 8,
	size: '1280x720',
	createdAt: '2026-01-01T00:00:00.000Z',
	expiresAt: '2026-01-02T00:00:00.000Z',
} as const;
const COMPLETED = { ...JOB, status: 'completed', progress: 100, completed_at: 1767225780 };
const FILTERED = { code: 'content_filter', message: 'Filtered.' };

const WRITTEN = { job: JOB, read: READ };

export const azureOpenAi: Examples = {
	authorization: { key: { headers: { 'api-key': 'KEY' } }, none: {} },
	maxRunningJobs: 2,
	images: { 'sora-2': 'upload', 'my-sora': 'upload' },
	ordinary: { request: {}, ref: { id: 'video_1' }, id: 'video_1' },
	requests: [
		{
			name: 'a form, whose default length is left to the provider',
			changes: {},
			sent: postForm('/videos', { ...TEXT, size: '1280x720' }),
			asked: { size: '1280x720', seconds: null },
		},
		...[4, 8, 12].map((seconds) => ({
			name: `${seconds} seconds in portrait, as text`,
			changes: { seconds, aspectRatio: '9:16' as const },
			sent: postForm('/videos', { ...TEXT, size: '720x1280', seconds: `${seconds}` }),
			asked: { size: '720x1280', seconds },
		})),
		{
			name: "the user's own deployment as the model",
			changes: { model: 'my-sora' },
			sent: postForm('/videos', { ...TEXT, model: 'my-sora', size: '1280x720' }),
		},
		{
			name: 'an image as a file',
			changes: { firstFrame: upload(1280, 720) },
			sent: postForm('/videos', { ...TEXT, size: '1280x720', input_reference: IMAGE_FILE }),
		},
		{
			name: 'the documented remix_video_id as an extra field',
			changes: { extraFields: { remix_video_id: 'video_1' } },
			sent: postForm('/videos', { ...TEXT, size: '1280x720', remix_video_id: 'video_1' }),
		},
		{
			name: 'any length and size of a deployment whose model nobody knows',
			changes: { model: 'my-sora', seconds: 16, resolution: '1080p' },
			sent: postForm('/videos', {
				...TEXT,
				model: 'my-sora',
				size: '1920x1080',
				seconds: '16',
			}),
		},
		...['sora-2'].flatMap((model) => [
			{
				name: `16 seconds of ${model}`,
				changes: { model, seconds: 16 },
				refused: { parameter: 'Duration', value: '16', takes: '4, 8 or 12 seconds' },
			},
			{
				name: `1080p of ${model}`,
				changes: { model, resolution: '1080p' as const },
				refused: {
					parameter: 'Resolution',
					value: '1080p',
					takes: `720p for ${model}`,
				},
			},
			{
				name: `an image of other pixels for ${model}`,
				changes: { model, firstFrame: upload(640, 640) },
				refused: {
					parameter: 'First image',
					value: '640x640 pixels',
					takes: 'exactly the size of the video, 1280x720',
				},
			},
		]),
		{
			name: 'a last frame',
			changes: { firstFrame: upload(1280, 720), lastFrame: upload(1280, 720) },
			refused: { parameter: 'Last Frame', value: 'of an image', takes: 'no last frame' },
		},
	],
	submissions: [
		{ name: 'a queued job', answer: response(200, JOB), verdict: READ },
		{
			name: 'a prompt that is filtered',
			answer: response(400, { error: FILTERED }),
			verdict: 'rejected',
			words: FILTERED,
		},
		{
			name: 'more than two creations a minute',
			answer: response(429, envelope('Rate limit', 'too_many_requests')),
			verdict: 'busy',
		},
		{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	],
	poll: {
		call: get('/videos/video_1'),
		answers: [
			runningJob(WRITTEN, 20),
			completedJob(READ, COMPLETED, {
				completedAt: '2026-01-01T00:03:00.000Z',
			}),
			failedJob(WRITTEN, FILTERED),
			cancelledJob(WRITTEN),
			...NO_JOB,
		],
	},
	files: [contentBelow('video_1', COMPLETED)],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(response(404, envelope('Video not found'))),
	list: {
		first: get('/videos', { limit: '20', order: 'desc' }),
		pages: [
			{
				name: 'a page with one after it',
				limit: 20,
				json: { object: 'list', data: [JOB], has_more: true, last_id: 'video_1' },
				ids: ['video_1'],
				next: get('/videos', { limit: '20', order: 'desc', after: 'video_1' }),
			},
		],
	},
	remove: {
		call: { method: 'DELETE', path: '/videos/video_1' },
		answers: [
			[response(200, { id: 'video_1', deleted: true, object: 'video.deleted' }), true],
			[response(404, envelope('Video not found')), true],
			[response(401, envelope('Access denied')), false],
		],
	},
	remix: { call: postForm('/videos/video_1/remix', { prompt: 'At night' }) },
};
