import { response } from '../request';
import { at, endpoint, type Examples, fallbackTo, get, page } from './example';
import { BEARER, envelope, FAMILY_REF_TEXTS, familyProbe } from './family';
import { KLING, newApiRequests } from './newApiRequests';

/** QuantumNous/new-api: router, task model, relay and polling services. Two routes, two shapes of answers. */

const FILE = 'https://cdn.example.com/1.mp4';
const JOB = {
	id: 'task_1',
	task_id: 'task_1',
	object: 'video',
	model: 'sora-2',
	status: 'queued',
	progress: 0,
	created_at: 1767225600,
	seconds: '8',
	size: '1280x720',
};
const READ = {
	status: 'queued',
	progress: 0,
	model: 'sora-2',
	seconds: 8,
	size: '1280x720',
	createdAt: '2026-01-01T00:00:00.000Z',
} as const;
const COMPLETED = { ...JOB, status: 'completed', progress: 100, completed_at: 1767225660 };
const READ_COMPLETED = {
	...READ,
	status: 'completed',
	progress: 100,
	completedAt: '2026-01-01T00:01:00.000Z',
} as const;
const BLOCKED = { code: 'blocked', message: 'No.' };
const CONTENT = endpoint(get('/videos/task_1/content'));

/** The flat error of the relay itself. */
const flat = (status: number, code: string, message = code) =>
	response(status, { code, message, data: null });

/** The older route's answer, with the status in capitals and the progress as a stage. */
const generic = (status: string, progress: string, more: object = {}) =>
	response(200, {
		code: 'success',
		message: '',
		data: {
			task_id: 'task_1',
			status,
			progress,
			fail_reason: '',
			submit_time: 1767225600,
			start_time: 0,
			finish_time: 1767225660,
			...more,
		},
	});

export const newApi: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { 'sora-2': 'upload', 'sora-2-pro': 'upload', [KLING]: 'either' },
	ordinary: { request: {}, ref: { id: 'task_1' }, id: 'task_1' },
	requests: newApiRequests,

	submissions: [
		{ name: 'a queued job', answer: response(200, JOB), verdict: READ },
		{
			name: 'a fresh job of an older relay, with nothing but its task ID',
			answer: response(200, { task_id: 'task_1', status: 'unknown' }),
			verdict: { status: 'queued' },
		},
		{
			name: 'a job of the older route',
			answer: response(200, { code: 'success', message: '', data: { task_id: 'task_1' } }),
			verdict: { status: 'in_progress', isVague: true, prefersLinks: true },
		},
		{
			name: 'a wrong size, in the flat envelope',
			answer: flat(400, 'invalid_size', 'size is not supported'),
			verdict: 'rejected',
			words: { code: 'invalid_size', message: 'size is not supported' },
		},
		{
			name: 'a wrong key',
			answer: response(401, envelope('Invalid token', '')),
			verdict: 'rejected',
		},
		{ name: 'a saturated upstream', answer: flat(429, 'upstream_saturated'), verdict: 'busy' },
		{ name: 'a gateway', answer: page(504), verdict: 'unknown' },
	],
	poll: {
		call: { ...get('/videos/task_1'), fallback: fallbackTo(get('/video/generations/task_1')) },
		answers: [
			{
				name: 'a running job with a completion time, which is that of its last change',
				answer: response(200, {
					...COMPLETED,
					status: 'in_progress',
					progress: 30,
				}),
				verdict: { ...READ, status: 'in_progress', progress: 30 },
			},
			{
				name: 'a completed job with an address in its metadata',
				answer: response(200, { ...COMPLETED, metadata: { url: FILE } }),
				verdict: { ...READ_COMPLETED, links: [FILE] },
			},
			{
				name: 'a failed job',
				answer: response(200, { ...JOB, status: 'failed', progress: 100, error: BLOCKED }),
				verdict: { ...READ, status: 'failed', progress: 100, failure: BLOCKED },
			},
			...(
				[
					['NOT_START', '0%', 'queued', 0],
					['SUBMITTED', '10%', 'queued', 10],
					['QUEUED', '20%', 'queued', 20],
					['IN_PROGRESS', '30%', 'in_progress', 30],
					['UNKNOWN', '', 'queued', null],
				] as const
			).map(([word, stage, status, progress]) => ({
				name: `a job of the older route that is ${word}`,
				answer: generic(word, stage),
				verdict: { status, progress, createdAt: READ.createdAt, prefersLinks: true as const },
			})),
			...[
				{ place: 'result_url', more: { result_url: FILE } },
				{ place: 'fail_reason, in older data', more: { fail_reason: FILE } },
				{ place: "the upstream's answer", more: { data: { video_url: FILE } } },
			].map(({ place, more }) => ({
				name: `a completed job of the older route with the address in ${place}`,
				answer: generic('SUCCESS', '100%', more),
				verdict: {
					status: 'completed' as const,
					progress: 100,
					createdAt: READ.createdAt,
					completedAt: READ_COMPLETED.completedAt,
					links: [FILE],
					prefersLinks: true as const,
				},
			})),
			{
				name: 'a failed job of the older route, whose reason is no address',
				answer: generic('FAILURE', '100%', { fail_reason: 'upstream said no' }),
				verdict: {
					status: 'failed',
					progress: 100,
					createdAt: READ.createdAt,
					completedAt: READ_COMPLETED.completedAt,
					failure: { code: null, message: 'upstream said no' },
					prefersLinks: true,
				},
			},
			{ name: 'no such job', answer: flat(400, 'task_not_exist'), verdict: 'missing' },
			{ name: 'no such job, with 200', answer: flat(200, 'task_not_exist'), verdict: 'missing' },
			{ name: 'a wrong key', answer: response(401, envelope('Invalid token')), verdict: 'denied' },
			{ name: 'a saturated upstream', answer: flat(429, 'upstream_saturated'), verdict: 'late' },
			{ name: 'a gateway', answer: page(502), verdict: 'late' },
		],
	},
	files: [
		{
			name: 'the endpoint, then the address in the metadata',
			answer: response(200, { ...COMPLETED, metadata: { url: FILE } }),
			files: [[CONTENT, at(FILE)]],
		},
		{
			name: 'the endpoint, then the answer itself for a file inside it',
			answer: response(200, { ...COMPLETED, metadata: { url: 'data:video/mp4;base64,AAAA' } }),
			files: [[CONTENT, { kind: 'embedded', call: get('/videos/task_1') }]],
		},
		{
			name: 'the address first on the older route, as there may be no endpoint',
			answer: generic('SUCCESS', '100%', { result_url: FILE }),
			files: [[at(FILE), CONTENT]],
		},
	],
	refTexts: FAMILY_REF_TEXTS,
	probe: familyProbe(flat(400, 'task_not_exist')),
	typicalRefusals: [
		[flat(400, 'task_not_exist'), true],
		[response(400, envelope('no')), false],
		[response(400, { code: 400, message: 'no', data: null }), false],
		[page(400), false],
	],
	models: {
		calls: [get('/models')],
		answers: [
			{
				name: 'those that make videos',
				json: { object: 'list', data: [{ id: 'gpt-4o' }, { id: KLING }, { id: 'sora-2' }] },
				ids: [KLING, 'sora-2'],
			},
		],
	},
};
