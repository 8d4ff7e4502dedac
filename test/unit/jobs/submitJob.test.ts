import { submitJob } from '../../../nodes/AiVideo/jobs/submitJob';
import { answer, noAnswer, play, silence, type Scripted } from '../api/scriptedHttp';
import { AT, job, submission, testLedger } from './submission';
import { errorOf, testSession } from './testSession';

const QUEUED = job('video_1', 'queued');
const ERROR = { error: { message: 'slow down' } };

describe('a submission', () => {
	it('is sent once and remembered the moment its ID is known', async () => {
		const { session, clock, requests, logged } = testSession([job('video_1', 'queued')]);
		const { ledger, entry } = testLedger();
		const fox = submission();
		const submitted = await clock.finish(submitJob(session, ledger, fox));
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'POST',
			url: 'https://videos.example.com/v1/videos',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: Buffer.from('{"model":"sora-2","prompt":"A fox"}'),
			withKey: true,
		});
		expect(submitted).toMatchObject({
			isNew: true,
			failedIds: [],
			reading: { job: { id: 'video_1', status: 'queued', model: 'sora-2', prompt: 'A fox' } },
		});
		expect(entry()).toEqual({ state: 'submitted', at: AT, failedIds: [], jobId: 'video_1' });
		expect(logged).toEqual(['Video video_1 submitted [video_1]']);
		expect(fox.seen).toEqual(['video_1 queued']);
	});

	it('is written down before it is sent', async () => {
		const { ledger, entry } = testLedger();
		const found: unknown[] = [];
		const look: Scripted = async (request) => {
			found.push(entry());
			return await play(QUEUED, request);
		};
		const { session, clock } = testSession([look]);
		await clock.finish(submitJob(session, ledger, submission()));
		expect(found).toEqual([{ state: 'intent', at: AT, failedIds: [] }]);
	});

	it('of an image alone has no prompt to show', async () => {
		const { session, clock } = testSession([job('video_1', 'queued')]);
		const work = submitJob(session, testLedger().ledger, submission({ prompt: '' }));
		expect((await clock.finish(work)).reading.job.prompt).toBeNull();
	});
});

describe('a submission that created nothing', () => {
	it.each<[string, readonly Scripted[], readonly number[]]>([
		['a refused connection', [noAnswer('ECONNREFUSED', true)], [750]],
		[
			'a name not found, twice',
			[noAnswer('ENOTFOUND', true), noAnswer('EAI_AGAIN', true)],
			[750, 1500],
		],
		['429', [answer(429, ERROR)], [750]],
		['429 with Retry-After', [answer(429, ERROR, { 'retry-after': '5' })], [5188]],
		['503 with Retry-After', [answer(503, '', { 'retry-after': '0' })], [188]],
		[
			'503 with a date',
			[answer(503, '', { 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' })],
			[10188],
		],
	])('is sent again, byte for byte: %s', async (_, script, sleeps) => {
		const { session, clock, requests } = testSession([...script, QUEUED]);
		const submitted = await clock.finish(submitJob(session, testLedger().ledger, submission()));
		expect(submitted.reading.job.id).toBe('video_1');
		expect(clock.sleeps).toEqual(sleeps);
		expect(new Set(requests.map(({ body }) => body?.toString())).size).toBe(1);
	});

	it('fails after five connections that could not be made', async () => {
		const refused = noAnswer('ECONNREFUSED', true);
		const { session, clock, requests } = testSession([refused, refused, refused, refused, refused]);
		const { ledger, entry } = testLedger();
		const error = await clock.finish(errorOf(submitJob(session, ledger, submission())));
		expect([error.kind, error.message]).toEqual([
			'unreachable',
			'OpenAI Compatible could not be reached at videos.example.com: ECONNREFUSED',
		]);
		expect(clock.sleeps).toEqual([750, 1500, 3000, 6000]);
		expect(requests).toHaveLength(5);
		expect(entry()).toBeNull();
	});

	it('fails when the provider stays busy for the whole timeout', async () => {
		const busy = answer(429, ERROR);
		const { session, clock } = testSession([busy, busy, busy, busy, busy, busy, busy]);
		const { ledger, entry } = testLedger();
		const error = await clock.finish(errorOf(submitJob(session, ledger, submission())));
		expect([error.kind, error.message, error.httpStatus]).toEqual([
			'rejected',
			'OpenAI Compatible was too busy for 46 s to take the request: slow down (HTTP 429)',
			429,
		]);
		expect(clock.sleeps).toEqual([750, 1500, 3000, 6000, 12000, 22500]);
		expect(entry()).toBeNull();
	});

	it('fails at once when the provider wants a longer pause than the user', async () => {
		const { session, clock } = testSession([answer(429, '', { 'retry-after': '61' })]);
		const error = await clock.finish(
			errorOf(submitJob(session, testLedger().ledger, submission())),
		);
		expect(error.message).toBe(
			'OpenAI Compatible was too busy for 0 s to take the request: HTTP 429',
		);
		expect(clock.sleeps).toEqual([]);
	});

	it.each([400, 401, 402, 403, 404, 405, 413, 415, 422])(
		'fails at once with %i, in the words of the provider',
		async (status) => {
			const { session, clock, requests } = testSession([
				answer(status, { error: { message: 'no' } }),
			]);
			const { ledger, entry } = testLedger();
			const error = await clock.finish(errorOf(submitJob(session, ledger, submission())));
			expect(error).toMatchObject({
				kind: 'rejected',
				message: `OpenAI Compatible refused the request: no (HTTP ${status})`,
				httpStatus: status,
			});
			expect(requests).toHaveLength(1);
			expect(entry()).toBeNull();
		},
	);
});

describe('cancellation', () => {
	const CANCELLED = 'The execution was canceled before the request was sent';

	it('before the request sends nothing', async () => {
		const { session, clock, requests, cancel } = testSession([]);
		const { ledger, entry } = testLedger();
		cancel();
		const error = await clock.finish(errorOf(submitJob(session, ledger, submission())));
		expect([error.kind, error.message]).toEqual(['cancelled', CANCELLED]);
		expect([requests.length, entry()]).toEqual([0, null]);
	});

	it('while the provider is busy ends the pause and sends nothing more', async () => {
		const { session, clock, requests, cancel } = testSession([answer(429, ERROR)]);
		const { ledger, entry } = testLedger();
		const work = errorOf(submitJob(session, ledger, submission()));
		await clock.advance(100);
		cancel();
		await clock.advance(0);
		expect((await work).message).toBe(CANCELLED);
		expect([requests.length, entry()]).toEqual([1, null]);
	});

	it('while the request is under way waits for its ID', async () => {
		const slow: Scripted = async (request) => {
			await clock.sleep(29_000);
			return await play(QUEUED, request);
		};
		const { session, clock, cancel } = testSession([slow]);
		const { ledger, entry } = testLedger();
		const work = submitJob(session, ledger, submission());
		await clock.advance(100);
		cancel();
		await clock.advance(28_900);
		expect((await work).reading.job.id).toBe('video_1');
		expect(entry()).toMatchObject({ state: 'submitted', jobId: 'video_1' });
	});

	it('gives the request up after half a minute, with an outcome nobody knows', async () => {
		const { session, clock, cancel } = testSession([silence], 'apiyi');
		const { ledger, entry } = testLedger('apiyi');
		const work = errorOf(submitJob(session, ledger, submission()));
		await clock.advance(100);
		cancel();
		await clock.advance(29_999);
		expect(entry()).toMatchObject({ state: 'intent' });
		await clock.advance(1);
		expect((await work).kind).toBe('unknown');
		expect(entry()).toMatchObject({ state: 'unknown', reason: 'ERR_CANCELED' });
	});
});

it('a submission without an answer is given up after two minutes', async () => {
	const { session, clock } = testSession([silence], 'apiyi');
	const work = errorOf(submitJob(session, testLedger('apiyi').ledger, submission()));
	expect((await clock.finish(work)).kind).toBe('unknown');
	expect(clock.now()).toBe(Date.parse('2026-01-01T00:02:00Z'));
});
