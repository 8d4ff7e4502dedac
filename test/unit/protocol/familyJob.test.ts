import { jobInError, readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import type { Failure, Job } from '../../../nodes/AiVideo/protocol/job';

function jobAsked(answer: unknown, jobId: string | null = null): Job | undefined {
	return readFamilyJob(answer, jobId === null ? null : { id: jobId })?.job;
}

describe('the ID of a job', () => {
	it.each<[string, unknown, string]>([
		['id', { id: 'a' }, 'a'],
		['task_id', { task_id: 'a' }, 'a'],
		['video_id', { video_id: 'a' }, 'a'],
		['request_id', { request_id: 'a' }, 'a'],
		['data.id', { data: { id: 'a' } }, 'a'],
		['data.task_id', { code: 'success', message: '', data: { task_id: 'a' } }, 'a'],
		['data.data.id', { data: { data: { id: 'a' } } }, 'a'],
		['output.task_id', { output: { task_id: 'a', task_status: 'PENDING' } }, 'a'],
		['output.task_id beside a request_id', { request_id: 'r', output: { task_id: 'a' } }, 'a'],
		['id as a number', { id: 4711 }, '4711'],
		['id before task_id', { task_id: 'b', id: 'a' }, 'a'],
		['the outermost of several', { id: 'a', data: { id: 'b' } }, 'a'],
		['task_id when id is null', { id: null, task_id: 'a' }, 'a'],
		['id with white space around it', { id: ' a\n' }, 'a'],
		['an id of many parts', { id: 'dmlkZW8/bGl0ZWxsbQ==' }, 'dmlkZW8/bGl0ZWxsbQ=='],
		['an id with dots', { id: '...' }, '...'],
	])('is found in %s', (_, answer, id) => {
		expect(jobAsked(answer)?.id).toBe(id);
	});

	it.each([
		['.', '.'],
		['..', '..'],
		['nothing', ''],
		['white space', ' '],
		['null', null],
		['an object', {}],
		['true', true],
		['2049 letters', 'a'.repeat(2049)],
	])('is not %s', (_, id) => {
		expect(jobAsked({ id, status: 'queued' })).toBeUndefined();
	});

	it('may have 2048 letters', () => {
		expect(jobAsked({ id: 'a'.repeat(2048) })?.id).toHaveLength(2048);
	});

	it('is the one of the create answer, whatever a later answer says', () => {
		expect(jobAsked({ id: 'b', status: 'queued' }, 'a')?.id).toBe('a');
		expect(jobAsked({ status: 'queued' }, 'a')?.id).toBe('a');
	});
});

describe('the state of a job', () => {
	it.each<[string, unknown, string]>([
		['status', { status: 'succeeded' }, 'completed'],
		['state', { state: 'FAILURE' }, 'failed'],
		['task_status', { task_status: 'Canceled' }, 'cancelled'],
		['data.status', { data: { status: 'expired' } }, 'expired'],
		['data.data.state', { data: { data: { state: 'Not-Start' } } }, 'queued'],
		['output.task_status', { output: { task_status: 'RUNNING' } }, 'in_progress'],
		['status before state', { state: 'failed', status: 'queued' }, 'queued'],
		['an unknown word', { status: 'uploading' }, 'in_progress'],
		['no word', {}, 'in_progress'],
		['null', { status: null }, 'in_progress'],
		['a number', { status: 2 }, 'in_progress'],
		['an object', { status: { state: 'failed' } }, 'failed'],
		['100 % without a word', { progress: 100, completed_at: 1767225600 }, 'in_progress'],
	])('is read in %s', (_, answer, status) => {
		expect(jobAsked(answer, 'a')?.status).toBe(status);
	});

	it("is the word beside the ID, not an envelope's own", () => {
		const data = { task_id: 'a', status: 'IN_PROGRESS', data: { status: 'success' } };
		expect(jobAsked({ status: 'success', data })?.status).toBe('in_progress');
		expect(
			jobAsked({ status: 'success', code: 200, data: { id: 'a', state: 'fail' } })?.status,
		).toBe('failed');
	});

	it("is an envelope's own word where the job beside the ID has none", () => {
		expect(jobAsked({ status: 'running', data: { id: 'a' } })?.status).toBe('in_progress');
		expect(jobAsked({ status: 'failed', data: { id: 'a' } })?.status).toBe('failed');
	});

	it('is no success where only the envelope says so, and no video is there', () => {
		const data = { id: 'a' };
		expect(jobAsked({ status: 'success', data })?.status).toBe('in_progress');
		expect(jobAsked({ status: 'success', data: { ...data, url: URL_1 } })?.status).toBe(
			'completed',
		);
	});
});

describe('is told as no job', () => {
	it.each([
		['an object without ID', { status: 'queued' }],
		['an error', { error: { message: 'boom', code: 'x' } }],
		['an error with an ID of its own', { id: 'req_1', error: { message: 'boom' } }],
		['an error code on 200', { code: 'invalid_json', message: 'boom', data: null, id: 'x' }],
		['an empty list', []],
		['a text', 'not a job'],
		['null', null],
		['no JSON', undefined],
	])('%s', (_, answer) => {
		expect(readFamilyJob(answer, null)).toBeNull();
	});

	it.each([[{ error: 'rate limit' }], [{ code: 500, message: 'boom' }]])(
		'an error about a known job: %j',
		(answer) => {
			expect(readFamilyJob(answer, { id: 'a' })).toBeNull();
		},
	);
});

it('a job that failed is a job with an error', () => {
	expect(jobAsked({ id: 'a', status: 'failed', error: { message: 'boom' } })).toMatchObject({
		status: 'failed',
		failure: { code: null, message: 'boom' },
	});
});

it('the answer itself is kept for those who want it', () => {
	const answer = { id: 'a', anything: { else: 1 } };
	expect(readFamilyJob(answer, null)?.answer).toBe(answer);
});

describe('an HTTP error carries a job', () => {
	it.each<[string, unknown, boolean]>([
		['that says it is a video', { object: 'video', status: 'queued' }, true],
		['that ended, with its ID', { id: 'a', status: 'failed' }, true],
		['that ended, in an envelope', { data: { task_id: 'a', status: 'SUCCESS' } }, true],
		['that still runs', { id: 'a', status: 'queued' }, false],
		['of an unknown state', { id: 'a', status: 'uploading' }, false],
		['without state', { id: 'a' }, false],
		["of a gateway's own status", { status: 'error', message: 'bad gateway' }, false],
		['with nothing but a request ID', { request_id: 'r', status: 'error' }, false],
		['that is another object', { object: 'list', data: [] }, false],
		['that is an error', { error: { message: 'boom' } }, false],
		['in a list', [{ id: 'a', status: 'failed' }], true],
		[
			'in the text of an error',
			{ error: { message: 'Error: 500 - {"id":"a","status":"failed"}' } },
			true,
		],
		[
			'as JSON in a text',
			{ error: { message: '{"id":"a","object":"video","status":"failed"}' } },
			true,
		],
		['that is no JSON', undefined, false],
	])('%s: %p', (_, answer, expected) => {
		expect(jobInError(answer) !== null).toBe(expected);
	});
});

function jobOf(answer: Record<string, unknown>): Job | undefined {
	return readFamilyJob({ id: 'a', ...answer }, null)?.job;
}

function urlsOf(answer: Record<string, unknown>): readonly string[] | undefined {
	return readFamilyJob({ id: 'a', status: 'completed', ...answer }, null)?.contentUrls;
}

const URL_1 = 'https://cdn.example.com/1.mp4';

const URL_2 = '/files/2.mp4';

describe('the address of the video', () => {
	it.each<[string, Record<string, unknown>]>([
		['video_url', { video_url: URL_1 }],
		['url', { url: URL_1 }],
		['urls[0]', { urls: [URL_1, URL_2] }],
		['unsigned_urls[0]', { unsigned_urls: [URL_1] }],
		['result_url', { result_url: URL_1 }],
		['output', { output: URL_1 }],
		['output[0]', { output: [URL_1] }],
		['output.url', { output: { url: URL_1 } }],
		['output.video_url', { output: { video_url: URL_1 } }],
		['video.url', { video: { url: URL_1 } }],
		['videos[0].url', { videos: [{ url: URL_1 }] }],
		['data[0].url', { data: [{ url: URL_1 }] }],
		['data.url', { data: { url: URL_1 } }],
		['data.result_url', { data: { result_url: URL_1 } }],
		['data.video_url', { data: { video_url: URL_1 } }],
		['metadata.url', { metadata: { url: URL_1 } }],
		['data.metadata.url', { data: { metadata: { url: URL_1 } } }],
		['data.data.video_url', { data: { data: { video_url: URL_1 } } }],
		['content.video_url', { content: { video_url: URL_1 } }],
		['two places at once', { url: URL_1, data: { url: URL_1 } }],
	])('is found in %s', (_, answer) => {
		expect(urlsOf(answer)).toEqual([URL_1]);
	});

	it.each<[string, Record<string, unknown>]>([
		['null', { video_url: null }],
		['empty', { url: ' ' }],
		['an empty list', { urls: [] }],
		['a list of nothing', { unsigned_urls: [null] }],
		['a number', { result_url: 7 }],
		['missing', {}],
		['where a failure is told', { fail_reason: 'see https://example.com' }],
	])('is not there when it is %s', (_, answer) => {
		expect(urlsOf(answer)).toEqual([]);
	});

	it('is not where a job that failed has its reason', () => {
		const failed = { id: 'a', status: 'failed', fail_reason: URL_1 };
		expect(readFamilyJob(failed, null)?.contentUrls).toEqual([]);
	});

	it('may be one of several, the most usual place first', () => {
		const answer = { metadata: { url: URL_2 }, video_url: URL_1, data: { url: '/x' } };
		expect(urlsOf(answer)).toEqual([URL_1, '/x', URL_2]);
	});
});

it.each<[unknown, number | null]>([
	[45, 45],
	[44.5, 45],
	['45', 45],
	['45%', 45],
	[100, 100],
	[0, 0],
	[140, 100],
	[0.45, 45],
	[-3, 0],
	[null, null],
	[undefined, null],
	['half', null],
])('progress %p is %p', (progress, expected) => {
	expect(jobOf({ progress })?.progress).toBe(expected);
	expect(jobOf({ data: { progress } })?.progress).toBe(expected);
});

it.each<[Record<string, unknown>, number | null]>([
	[{ seconds: '8' }, 8],
	[{ seconds: 8 }, 8],
	[{ duration: 12 }, 12],
	[{ duration: '12s' }, 12],
	[{ seconds: null, duration: 12 }, 12],
	[{ data: { duration: 5 } }, 5],
	[{ seconds: 'long' }, null],
	[{}, null],
])('the length in %j is %p', (answer, seconds) => {
	expect(jobOf(answer)?.seconds).toBe(seconds);
});

it.each<[unknown, string | null]>([
	['1280x720', '1280x720'],
	['1280X720', '1280x720'],
	['1280×720', '1280x720'],
	['large', null],
	['16:9', null],
	[720, null],
	[null, null],
])('the size %p is %p', (size, expected) => {
	expect(jobOf({ size })?.size).toBe(expected);
});

it('model and prompt are texts, from wherever they are told', () => {
	expect(jobOf({ model: 'sora-2', prompt: 'A fox' })).toMatchObject({
		model: 'sora-2',
		prompt: 'A fox',
	});
	expect(jobOf({ model: '', data: { model: 'sora-2', prompt: 7 } })).toMatchObject({
		model: 'sora-2',
		prompt: null,
	});
});

describe('the times of a job', () => {
	const TIME = '2026-01-01T00:00:00.000Z';

	it.each(['created_at', 'submit_time', 'created'])('begin at %s', (key) => {
		expect(jobOf({ [key]: 1767225600 })?.createdAt).toBe(TIME);
		expect(jobOf({ data: { [key]: '2026-01-01T00:00:00Z' } })?.createdAt).toBe(TIME);
		expect(jobOf({ [key]: 0 })?.createdAt).toBeNull();
	});

	it.each(['completed_at', 'finish_time', 'finished_at', 'completedAt'])(
		'end at %s, once it ended',
		(key) => {
			for (const status of ['completed', 'failed', 'cancelled', 'expired']) {
				expect(jobOf({ status, [key]: 1767225600 })?.completedAt).toBe(TIME);
			}
			for (const status of ['queued', 'in_progress', 'uploading']) {
				expect(jobOf({ status, [key]: 1767225600 })?.completedAt).toBeNull();
			}
		},
	);

	it('have its expiry, from expires_at', () => {
		expect(jobOf({ expires_at: 1767225600 })?.expiresAt).toBe(TIME);
		expect(jobOf({ expires_at: null })?.expiresAt).toBeNull();
	});
});

describe('why a job ended without a video', () => {
	const words = (message: string | null, code: string | null = null): Failure => ({
		code,
		message,
	});

	it.each<[Record<string, unknown>, Failure | null]>([
		[{ status: 'failed', error: { code: 'moderation', message: 'no' } }, words('no', 'moderation')],
		[{ status: 'failed', error: 'no' }, words('no')],
		[{ status: 'failed', error: { message: 'no' } }, words('no')],
		[{ status: 'failed', error: { code: 7 } }, words(null, '7')],
		[{ status: 'failed', fail_reason: 'no' }, words('no')],
		[{ status: 'failed', error: null }, null],
		[{ status: 'failed' }, null],
		[{ status: 'cancelled', reason: 'by user' }, words('by user')],
		[{ status: 'expired', message: 'too old' }, words('too old')],
		[{ status: 'FAILURE', code: 'success', message: '' }, null],
		[{ status: 'completed', message: 'ok', fail_reason: URL_1 }, null],
		[{ status: 'in_progress', message: 'on its way' }, null],
		[{ status: 'queued', error: {} }, null],
	])('%j', (answer, failure) => {
		expect(jobOf(answer)?.failure).toEqual(failure);
	});
});

const FAILED = { task_id: 'a', status: 'FAILURE' };

describe("a failed job's own words are told, not those of the envelope around it", () => {
	it.each<[string, unknown]>([
		[
			'code and words of success',
			{ code: 'success', message: 'success', data: { ...FAILED, fail_reason: 'boom' } },
		],
		['an ok', { code: 0, msg: 'ok', data: { ...FAILED, fail_reason: 'boom' } }],
		[
			'HTTP in words',
			{ code: 200, message: 'OK', data: { ...FAILED, error: { message: 'boom' } } },
		],
		[
			'two envelopes',
			{ code: 200, message: 'success', data: { data: { ...FAILED, error: 'boom' } } },
		],
		['a job under output', { request_id: 'r', output: { ...FAILED, message: 'boom' } }],
	])('%s', (_, answer) => {
		expect(readFamilyJob(answer, null)?.job).toMatchObject({
			status: 'failed',
			failure: { message: 'boom' },
		});
	});
});
