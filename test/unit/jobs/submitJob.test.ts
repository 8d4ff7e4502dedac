import { type EntryState, openLedger } from '../../../nodes/AiVideo/jobs/ledger';
import type { Permit } from '../../../nodes/AiVideo/jobs/permits';
import { submitJob } from '../../../nodes/AiVideo/jobs/submitJob';
import { answer, noAnswer, play, type Scripted, silence } from '../api/scriptedHttp';
import { backoff, obeyed } from './expectedPauses';
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
		['a refused connection', [noAnswer('ECONNREFUSED', true)], backoff(1)],
		[
			'a name not found, twice',
			[noAnswer('ENOTFOUND', true), noAnswer('EAI_AGAIN', true)],
			backoff(2),
		],
		['429', [answer(429, ERROR)], backoff(1)],
		['429 with Retry-After', [answer(429, ERROR, { 'retry-after': '5' })], [obeyed(0, 5_000)]],
		['503 with Retry-After', [answer(503, '', { 'retry-after': '0' })], [obeyed(0, 0)]],
		[
			'503 with a date',
			[answer(503, '', { 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' })],
			[obeyed(0, 10_000)],
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
			'OpenAI Compatible could not be reached at videos.example.com: nothing answers at this address and port (ECONNREFUSED)',
		]);
		expect(clock.sleeps).toEqual(backoff(4));
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
		expect(clock.sleeps).toEqual(backoff(6));
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
		const { ledger, entry } = testLedger();
		const work = errorOf(submitJob(session, ledger, submission()));
		await clock.advance(100);
		cancel();
		await clock.advance(29_999);
		expect(entry()).toMatchObject({ state: 'intent' });
		await clock.advance(1);
		expect((await work).kind).toBe('unknown');
		expect(entry()).toMatchObject({
			state: 'unknown',
			reason: 'the request was stopped (ERR_CANCELED)',
		});
	});
});

it('a submission without an answer is given up after two minutes', async () => {
	const { session, clock } = testSession([silence], 'apiyi');
	const work = errorOf(submitJob(session, testLedger().ledger, submission()));
	expect((await clock.finish(work)).kind).toBe('unknown');
	expect(clock.now()).toBe(Date.parse('2026-01-01T00:02:00Z'));
});

const EARLIER = '2025-12-31T23:50:00.000Z';

function submitted(jobId: string, failedIds: readonly string[] = []): EntryState {
	return { state: 'submitted', at: EARLIER, failedIds, jobId };
}

describe('an item that an earlier try has paid for', () => {
	it('goes on with its job and sends nothing', async () => {
		const { session, clock, requests, logged } = testSession([]);
		const { ledger, entry, write } = testLedger();
		write(submitted('video_2', ['video_1']));
		const fox = submission();
		const found = await clock.finish(submitJob(session, ledger, fox));
		expect(found).toMatchObject({
			isNew: false,
			failedIds: ['video_1'],
			reading: { job: { id: 'video_2', status: 'queued', model: 'sora-2', prompt: 'A fox' } },
		});
		expect(requests).toEqual([]);
		expect(logged).toEqual(['Video video_2 was submitted before; going on with it [video_2]']);
		expect(fox.seen).toEqual(['video_1 failed', 'video_2 -']);
		expect(entry()).toEqual(submitted('video_2', ['video_1']));
	});

	it('does so even where an unknown outcome may be paid twice', async () => {
		const { session, clock, requests } = testSession([]);
		const { ledger, write } = testLedger();
		write(submitted('video_1'));
		await clock.finish(submitJob(session, ledger, submission({ resubmitUnknown: true })));
		expect(requests).toEqual([]);
	});

	it('is another one when anything of the request changed', async () => {
		const { session, clock, requests } = testSession([job('video_2', 'queued')]);
		const { ledger, write } = testLedger();
		write(submitted('video_1'));
		await clock.finish(submitJob(session, ledger, submission({ itemIndex: 1 })));
		expect(requests).toHaveLength(1);
		expect(ledger.jobIds()).toEqual(['video_1', 'video_2']);
	});
});

describe('a job that failed', () => {
	it('is replaced by a new one, which remembers it', async () => {
		const { session, clock, requests } = testSession([job('video_3', 'queued')]);
		const { ledger, entry, write } = testLedger();
		write(submitted('video_2', ['video_1']));
		const work = submitJob(session, ledger, submission(), 'video_2');
		expect(await clock.finish(work)).toMatchObject({
			isNew: true,
			failedIds: ['video_1', 'video_2'],
		});
		expect(requests).toHaveLength(1);
		expect(entry()).toEqual({
			state: 'submitted',
			at: AT,
			failedIds: ['video_1', 'video_2'],
			jobId: 'video_3',
		});
	});

	it('is still known when the new one was refused', async () => {
		const { session, clock } = testSession([answer(402, { error: 'no credit' })]);
		const { ledger, entry, write } = testLedger();
		write(submitted('video_2', ['video_1']));
		await clock.finish(errorOf(submitJob(session, ledger, submission(), 'video_2')));
		expect(entry()).toEqual({
			state: 'submitted',
			at: AT,
			failedIds: ['video_1'],
			jobId: 'video_2',
		});
	});

	it('is still known when nobody knows what became of the new one', async () => {
		const { session, clock } = testSession([noAnswer('ECONNRESET')], 'apiyi');
		const { ledger, entry, write } = testLedger();
		write(submitted('video_1'));
		await clock.finish(errorOf(submitJob(session, ledger, submission(), 'video_1')));
		expect(entry()).toEqual({
			state: 'unknown',
			at: AT,
			failedIds: ['video_1'],
			reason: 'the connection broke (ECONNRESET)',
		});
	});
});

describe('a submission of unknown outcome', () => {
	it.each<[string, Scripted, string]>([
		['a reset', noAnswer('ECONNRESET'), 'the connection broke (ECONNRESET)'],
		['a timeout', noAnswer('ECONNABORTED'), 'no answer came in time (ECONNABORTED)'],
		['408', answer(408, ''), 'HTTP 408'],
		['409', answer(409, { message: 'twice' }), 'twice (HTTP 409)'],
		['500', answer(500, { error: 'boom' }), 'boom (HTTP 500)'],
		['502 with a page', answer(502, '<html>'), 'a web page came (HTTP 502)'],
		['503 without Retry-After', answer(503, ''), 'HTTP 503'],
		['504', answer(504, ''), 'HTTP 504'],
		['524', answer(524, ''), 'HTTP 524'],
		['200 without an ID', answer(200, { status: 'queued' }), 'HTTP 200'],
		['200 with half of the JSON', answer(200, '{"id": "vid'), 'HTTP 200'],
	])('is never sent again: %s', async (_, outcome, reason) => {
		const { session, clock, requests } = testSession([outcome], 'apiyi');
		const { ledger, entry } = testLedger();
		const fox = submission();
		const error = await clock.finish(errorOf(submitJob(session, ledger, fox)));
		expect([error.kind, error.message]).toEqual([
			'unknown',
			`The request sent to APIYI at 2026-01-01T00:00:00.000Z may have created a video: ${reason}`,
		]);
		expect(entry()).toMatchObject({ state: 'unknown', at: AT, failedIds: [], reason });
		const again = await clock.finish(errorOf(submitJob(session, ledger, fox)));
		expect([again.kind, again.message]).toEqual([error.kind, error.message]);
		expect(again.answer).toBe(error.answer);
		expect(requests).toHaveLength(1);
	});

	it('shows what came, without signatures and cut short, for a person to find the ID', async () => {
		const text = `{"nobody":"https://a.example/x?sig=s3cret","knows":"${'x'.repeat(600)}"}`;
		const { session, clock, logged } = testSession([answer(200, text)], 'apiyi');
		const work = submitJob(session, testLedger().ledger, submission());
		const { answer: shown } = await clock.finish(errorOf(work));
		expect(shown).toMatch(/^{"nobody":"https:\/\/a\.example\/x","knows":"x+…$/);
		expect(shown?.length).toBe(501);
		expect(logged.join()).toContain(shown);
	});

	it('is sent again by a further try when the user accepts to pay twice', async () => {
		const { session, clock, requests } = testSession([job('video_2', 'queued')], 'apiyi');
		const { ledger, entry, write } = testLedger();
		write({ state: 'unknown', at: EARLIER, failedIds: ['video_1'], reason: 'ECONNRESET' });
		const fox = submission({ resubmitUnknown: true });
		expect(await clock.finish(submitJob(session, ledger, fox))).toMatchObject({
			failedIds: ['video_1'],
		});
		expect(requests).toHaveLength(1);
		expect(entry()).toMatchObject({ state: 'submitted', jobId: 'video_2' });
	});

	it('is also one whose run ended before there was an answer', async () => {
		const { session, clock, requests } = testSession([], 'apiyi');
		const { ledger, entry, write } = testLedger();
		write({ state: 'intent', at: EARLIER, failedIds: [] });
		const error = await clock.finish(errorOf(submitJob(session, ledger, submission())));
		expect(error.message).toBe(
			`The request sent to APIYI at ${EARLIER} may have created a video: the execution ended meanwhile`,
		);
		expect(requests).toEqual([]);
		expect(entry()).toMatchObject({ state: 'unknown', at: EARLIER });
	});

	it('is adopted when the provider lists exactly the job it made', async () => {
		const listed = { id: 'video_1', status: 'queued', model: 'sora-2', prompt: 'A fox' };
		const list = answer(200, { data: [{ ...listed, created_at: 1767225600 }] });
		const { session, clock, lines, logged } = testSession([noAnswer('ECONNRESET'), list]);
		const { ledger, entry } = testLedger();
		const fox = submission();
		const found = await clock.finish(submitJob(session, ledger, fox));
		expect(found).toMatchObject({ isNew: true, reading: { job: { id: 'video_1' } } });
		expect(lines()).toEqual([
			'POST https://videos.example.com/v1/videos',
			'GET https://videos.example.com/v1/videos?limit=100&order=desc',
		]);
		expect(entry()).toEqual({ state: 'submitted', at: AT, failedIds: [], jobId: 'video_1' });
		expect(logged).toEqual(['Video video_1 submitted [video_1]']);
		expect(fox.seen).toEqual(['video_1 queued']);
	});
});

/** Two items with one prompt, sent together. */
const FIRST = { ...submission(), itemIndex: 0 };

const SECOND = { ...submission(), itemIndex: 1 };

const FOX = { id: 'video_1', model: 'sora-2', prompt: 'A fox', created_at: 1767225600 };

const LIST = answer(200, { data: [FOX] });

it.each([
	['before', 500],
	['after', 2_500],
])("a lost request is not given its twin's job, known %s the list is read", async (_when, ms) => {
	const slow: Scripted = async (request) => {
		await clock.sleep(ms);
		return await play(job('video_1', 'queued'), request);
	};
	const { session, clock } = testSession([noAnswer('ECONNRESET'), slow, LIST, LIST, LIST]);
	const ledger = openLedger({}, { runIndex: 0, isTool: false });
	const lost = errorOf(submitJob(session, ledger, FIRST));
	const taken = submitJob(session, ledger, SECOND);
	expect((await clock.finish(taken)).reading.job.id).toBe('video_1');
	expect((await clock.finish(lost)).kind).toBe('unknown');
});

it('two items whose requests were lost do not both take the one job there is', async () => {
	const lost = noAnswer('ECONNRESET');
	const { session, clock } = testSession([lost, lost, LIST, LIST, LIST, LIST, LIST, LIST]);
	const ledger = openLedger({}, { runIndex: 0, isTool: false });
	const work = Promise.allSettled([
		submitJob(session, ledger, FIRST),
		submitJob(session, ledger, SECOND),
	]);
	const outcomes = await clock.finish(work);
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(ledger.jobIds()).toEqual(['video_1']);
});

const BUSY = answer(429, { error: 'two jobs at once' });

/** A permit beside others, until so many of them have ended. */
function beside(others: number): Permit & { readonly waits: () => number } {
	let waits = 0;
	return {
		isAlone: () => waits >= others,
		waitForOthers: async () => {
			waits++;
			await Promise.resolve();
		},
		waits: () => waits,
	};
}

function submitting(script: readonly Scripted[], permit: Permit) {
	const test = testSession(script);
	const { ledger, entry } = testLedger();
	return { ...test, entry, work: submitJob(test.session, ledger, submission({ permit })) };
}

describe('a provider that is busy with our own jobs', () => {
	it('is asked again when one of them has ended, without a pause', async () => {
		const permit = beside(2);
		const { work, clock, requests } = submitting([BUSY, BUSY, job('video_1', 'queued')], permit);
		expect((await clock.finish(work)).reading.job.id).toBe('video_1');
		expect([permit.waits(), requests.length, clock.sleeps]).toEqual([2, 3, []]);
	});

	it('is asked again after a pause once no other job is left', async () => {
		const permit = beside(1);
		const { work, clock } = submitting([BUSY, BUSY, job('video_1', 'queued')], permit);
		await clock.finish(work);
		expect([permit.waits(), clock.sleeps]).toEqual([1, backoff(2).slice(1)]);
	});

	it('holds no intent in the ledger meanwhile, since nothing was created', async () => {
		const found: unknown[] = [];
		const permit: Permit = {
			isAlone: () => found.length > 0,
			waitForOthers: async () => {
				found.push(entry());
				await Promise.resolve();
			},
		};
		const { work, clock, entry } = submitting([BUSY, job('video_1', 'queued')], permit);
		await clock.finish(work);
		expect(found).toEqual([null]);
		expect(entry()).toMatchObject({ state: 'submitted', jobId: 'video_1' });
	});

	it('is not asked again for a request of unknown outcome', async () => {
		const permit = beside(1);
		const { work, clock } = submitting(
			[answer(500), answer(200, {}), answer(200, {}), answer(200, {})],
			permit,
		);
		expect((await clock.finish(errorOf(work))).kind).toBe('unknown');
		expect(permit.waits()).toBe(0);
	});
});

it('a provider that cannot be reached has nothing to do with our own jobs', async () => {
	const permit = beside(1);
	const script = [noAnswer('ECONNREFUSED', true), job('video_1', 'queued')];
	const { work, clock } = submitting(script, permit);
	await clock.finish(work);
	expect([permit.waits(), clock.sleeps]).toEqual([0, backoff(1)]);
});
