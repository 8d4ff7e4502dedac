import type { EntryState } from '../../../nodes/AiVideo/jobs/ledger';
import { submitJob } from '../../../nodes/AiVideo/jobs/submitJob';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { AT, job, submission, testLedger } from './submission';
import { errorOf, testSession } from './testSession';

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
		const { ledger, entry, write } = testLedger('apiyi');
		write(submitted('video_1'));
		await clock.finish(errorOf(submitJob(session, ledger, submission(), 'video_1')));
		expect(entry()).toEqual({
			state: 'unknown',
			at: AT,
			failedIds: ['video_1'],
			reason: 'ECONNRESET',
		});
	});
});

describe('a submission of unknown outcome', () => {
	it.each<[string, Scripted, string]>([
		['a reset', noAnswer('ECONNRESET'), 'ECONNRESET'],
		['a timeout', noAnswer('ECONNABORTED'), 'ECONNABORTED'],
		['408', answer(408, ''), 'HTTP 408'],
		['409', answer(409, { message: 'twice' }), 'twice (HTTP 409)'],
		['500', answer(500, { error: 'boom' }), 'boom (HTTP 500)'],
		['502 with a page', answer(502, '<html>'), 'HTTP 502'],
		['503 without Retry-After', answer(503, ''), 'HTTP 503'],
		['504', answer(504, ''), 'HTTP 504'],
		['524', answer(524, ''), 'HTTP 524'],
		['200 without an ID', answer(200, { status: 'queued' }), 'HTTP 200'],
		['200 with half of the JSON', answer(200, '{"id": "vid'), 'HTTP 200'],
	])('is never sent again: %s', async (_, outcome, reason) => {
		const { session, clock, requests } = testSession([outcome], 'apiyi');
		const { ledger, entry } = testLedger('apiyi');
		const fox = submission();
		const error = await clock.finish(errorOf(submitJob(session, ledger, fox)));
		expect([error.kind, error.message]).toEqual([
			'unknown',
			`The request sent to APIYI at 2026-01-01T00:00:00.000Z may have created a video: ${reason}`,
		]);
		expect(entry()).toEqual({ state: 'unknown', at: AT, failedIds: [], reason });
		const again = await clock.finish(errorOf(submitJob(session, ledger, fox)));
		expect([again.kind, again.message]).toEqual([error.kind, error.message]);
		expect(requests).toHaveLength(1);
	});

	it('is sent again by a further try when the user accepts to pay twice', async () => {
		const { session, clock, requests } = testSession([job('video_2', 'queued')], 'apiyi');
		const { ledger, entry, write } = testLedger('apiyi');
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
		const { ledger, entry, write } = testLedger('apiyi');
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
