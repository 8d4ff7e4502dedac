import { readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import type { Failure, Job } from '../../../nodes/AiVideo/protocol/job';

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
		const answer = { metadata: { url: URL_2 }, video_url: URL_1, data: { url: 'x' } };
		expect(urlsOf(answer)).toEqual([URL_1, URL_2, 'x']);
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

	it.each(['created_at', 'submit_time', 'created'])('it was created at %s', (key) => {
		expect(jobOf({ [key]: 1767225600 })?.createdAt).toBe(TIME);
		expect(jobOf({ data: { [key]: '2026-01-01T00:00:00Z' } })?.createdAt).toBe(TIME);
		expect(jobOf({ [key]: 0 })?.createdAt).toBeNull();
	});

	it.each(['completed_at', 'finish_time'])('it ended at %s, once it ended', (key) => {
		for (const status of ['completed', 'failed', 'cancelled', 'expired']) {
			expect(jobOf({ status, [key]: 1767225600 })?.completedAt).toBe(TIME);
		}
		for (const status of ['queued', 'in_progress', 'uploading']) {
			expect(jobOf({ status, [key]: 1767225600 })?.completedAt).toBeNull();
		}
	});

	it('it expires at expires_at', () => {
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
