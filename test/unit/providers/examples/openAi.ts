import { response } from '../request';
import { at, endpoint, get, postJson, type Examples } from './example';
import {
	BEARER,
	ENVELOPE_REFUSALS,
	envelope,
	FAMILY_REF_TEXTS,
	familyProbe,
	NO_JOB,
	runningJob,
	completedJob,
	failedJob,
	contentBelow,
} from './family';
import { openAiRequests } from './openAiRequests';

/** openai-node, src/resources/videos.ts, and OpenAI's video guide. */

const JOB = {
	id: 'video_1',
	object: 'video',
	model: 'sora-2',
	status: 'queued',
	progress: 0,
	created_at: 1767225600,
	completed_at: null,
	expires_at: null,
	prompt: 'A fox in the snow',
	size: '1280x720',
	seconds: '8',
	remixed_from_video_id: null,
	error: null,
};
const READ = {
	status: 'queued',
	progress: 0,
	model: 'sora-2',
	prompt: 'A fox in the snow',
	seconds: 8,
	size: '1280x720',
	createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const COMPLETED = {
	...JOB,
	status: 'completed',
	progress: 100,
	completed_at: 1767225780,
	expires_at: 1767229380,
};
const BLOCKED = { code: 'moderation_blocked', message: 'Your request was blocked.' };

const WRITTEN = { job: JOB, read: READ };

export const openAi: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { 'sora-2': 'upload', 'another-model': 'upload' },
	ordinary: { request: {}, ref: { id: 'video_1' }, id: 'video_1' },
	requests: openAiRequests,

	submissions: [
		{ name: 'a queued job', answer: response(200, JOB), verdict: READ },
		...ENVELOPE_REFUSALS,
	],
	poll: {
		call: get('/videos/video_1'),
		answers: [
			runningJob(WRITTEN, 33),
			completedJob(READ, COMPLETED, {
				completedAt: '2026-01-01T00:03:00.000Z',
				expiresAt: '2026-01-01T01:03:00.000Z',
			}),
			failedJob(WRITTEN, BLOCKED),
			...NO_JOB,
		],
	},
	files: [
		contentBelow('video_1', COMPLETED),
		{
			name: 'the thumbnail',
			answer: response(200, COMPLETED),
			variant: 'thumbnail',
			files: [[endpoint(get('/videos/video_1/content', { variant: 'thumbnail' }))]],
		},
		{
			name: 'the spritesheet, at no address of the video',
			answer: response(200, { ...COMPLETED, url: 'https://cdn.example.com/1.mp4' }),
			variant: 'spritesheet',
			files: [[endpoint(get('/videos/video_1/content', { variant: 'spritesheet' }))]],
		},
		{
			name: 'the address a relay names, after the endpoint',
			answer: response(200, { ...COMPLETED, url: 'https://cdn.example.com/1.mp4' }),
			files: [[endpoint(get('/videos/video_1/content')), at('https://cdn.example.com/1.mp4')]],
		},
	],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(response(404, envelope('Video not found'))),
	models: {
		calls: [get('/models')],
		answers: [
			{
				name: 'those that make videos',
				json: { object: 'list', data: [{ id: 'gpt-4o' }, { id: 'sora-2' }, { id: 'sora-2-pro' }] },
				ids: ['sora-2', 'sora-2-pro'],
			},
		],
	},
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
			{
				name: 'the last page',
				limit: 20,
				json: { object: 'list', data: [JOB], has_more: false, last_id: 'video_1' },
				ids: ['video_1'],
				next: null,
			},
		],
	},
	remove: {
		call: { method: 'DELETE', path: '/videos/video_1' },
		answers: [
			[response(200, { id: 'video_1', deleted: true, object: 'video.deleted' }), true],
			[response(404, envelope('Video not found')), true],
			[response(409, envelope('Only completed or failed videos')), false],
		],
	},
	remix: { call: postJson('/videos/video_1/remix', { prompt: 'At night' }) },
};
