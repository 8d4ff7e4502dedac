import { response } from '../request';
import { get, page, type Examples } from './example';
import {
	BEARER,
	FAMILY_REF_TEXTS,
	familyProbe,
	runningJob,
	completedJob,
	contentBelow,
} from './family';
import { vllmOmniRequests, WAN } from './vllmOmniRequests';

/** vllm-project/vllm-omni, docs/serving/videos_api.md and protocol/videos.py. */

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
	requests: vllmOmniRequests,

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
		answers: [
			{
				name: 'its only one',
				json: { data: [{ id: 'my-model' }] },
				ids: ['my-model'],
				rows: [{ id: '', servedAs: 'my-model', sizes: null, seconds: null }],
			},
		],
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
