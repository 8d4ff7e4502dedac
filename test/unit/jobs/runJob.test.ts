import { runJob } from '../../../nodes/AiVideo/jobs/runJob';
import type { DialectName } from '../../../nodes/AiVideo/providers';
import { answer, type Scripted } from '../api/scriptedHttp';
import { job, submission, testLedger } from './submission';
import { errorOf, testSession } from './testSession';

const POST = 'POST https://videos.example.com/v1/videos';
const LIMITS = { timeoutMs: 900_000, intervalMs: 1000, keepsAnswer: false };

function look(id: string): string {
	return `GET https://videos.example.com/v1/videos/${id}`;
}

function running(script: readonly Scripted[], resubmitFailed = 0, dialect: DialectName = 'openai') {
	const test = testSession(script, dialect);
	const { ledger, entry, write } = testLedger();
	const fox = submission();
	const run = async () =>
		await runJob(test.session, ledger, fox, { limits: LIMITS, resubmitFailed });
	return { ...test, entry, write, run, seen: fox.seen };
}

const FAILED = { error: { code: 'overload', message: 'try later' } };

it('a video is submitted, waited for and returned', async () => {
	const { run, clock, lines, seen } = running([
		job('video_1', 'queued'),
		job('video_1', 'in_progress'),
		job('video_1', 'completed'),
	]);
	const { reading, failedIds } = await clock.finish(run());
	expect([reading.job.id, reading.job.status, failedIds]).toEqual(['video_1', 'completed', []]);
	expect(lines()).toEqual([POST, look('video_1'), look('video_1')]);
	expect(seen).toEqual(['video_1 queued', 'video_1 in_progress', 'video_1 completed']);
});

it('a further try of a run goes on with the same job, without a pause', async () => {
	const { run, clock, lines, write } = running([job('video_1', 'completed')]);
	write({ state: 'submitted', at: '2025-12-31T00:00:00.000Z', failedIds: [], jobId: 'video_1' });
	expect((await clock.finish(run())).reading.job.status).toBe('completed');
	expect([lines(), clock.sleeps]).toEqual([[look('video_1')], []]);
});

it.each<[string, string]>([
	['failed', 'Video video_1 ended as failed: try later'],
	['cancelled', 'Video video_1 ended as cancelled: try later'],
	['expired', 'Video video_1 ended as expired: try later'],
])('a job that is %s is an error and is not submitted anew', async (status, message) => {
	const { run, clock, requests, entry } = running([
		job('video_1', 'queued'),
		job('video_1', status, FAILED),
	]);
	const error = await clock.finish(errorOf(run()));
	expect([error.kind, error.message]).toEqual(['failed', message]);
	expect(error.job).toMatchObject({ id: 'video_1', status });
	expect(requests).toHaveLength(2);
	expect(entry()).toMatchObject({ state: 'submitted', jobId: 'video_1' });
});

it('a job that its server forgot is forgotten too, so that a new try begins anew', async () => {
	for (const [dialect, state] of [
		['vllmOmni', null],
		['openai', { state: 'submitted', jobId: 'video_1' }],
	] as const) {
		const gone = answer(404, { error: { message: 'Video not found' } });
		const script = [job('video_1', 'queued'), ...Array.from({ length: 20 }, () => gone)];
		const { run, clock, entry } = running(script, 0, dialect);
		expect((await clock.finish(errorOf(run()))).kind).toBe('notFound');
		if (state === null) expect(entry()).toBeNull();
		else expect(entry()).toMatchObject(state);
	}
});

it('a job that moderation turned down is not submitted anew', async () => {
	const moderated = { error: { code: 'moderation_blocked', message: 'no' } };
	const script = [job('video_1', 'queued'), job('video_1', 'failed', moderated)];
	const { run, clock, requests } = running(script, 2);
	expect((await clock.finish(errorOf(run()))).description).toContain('Moderation');
	expect(requests).toHaveLength(2);
});

describe('failed jobs that may be submitted anew', () => {
	const fails = (id: string) => [job(id, 'queued'), job(id, 'failed', FAILED)];

	it('are replaced until one succeeds, and remembered', async () => {
		const script = [...fails('video_1'), ...fails('video_2')];
		const last = [job('video_3', 'queued'), job('video_3', 'completed')];
		const { run, clock, lines, logged, seen, entry } = running([...script, ...last], 2);
		const { reading, failedIds } = await clock.finish(run());
		expect([reading.job.id, failedIds]).toEqual(['video_3', ['video_1', 'video_2']]);
		expect(lines().filter((line) => line === POST)).toHaveLength(3);
		expect(logged).toContain('Video video_1 failed; submitting it anew [video_1]');
		expect(seen).toContain('video_2 failed');
		expect(entry()).toMatchObject({ jobId: 'video_3', failedIds: ['video_1', 'video_2'] });
	});

	it('are replaced after pauses that grow from 10 seconds to 5 minutes', async () => {
		const ids = Array.from({ length: 11 }, (_, n) => `video_${n}`);
		const { run, clock } = running(ids.flatMap(fails), 10);
		await clock.finish(errorOf(run()));
		const pauses = clock.sleeps.filter((ms) => ms > LIMITS.intervalMs * 2);
		expect(pauses).toHaveLength(10);
		pauses.forEach((ms, n) => {
			const full = Math.min(300_000, 10_000 * 2 ** n);
			expect(ms).toBeGreaterThanOrEqual(full / 2);
			expect(ms).toBeLessThanOrEqual(full);
		});
	});

	it('are not replaced once the execution was stopped', async () => {
		const { run, clock, lines, cancel } = running([...fails('video_1'), ...fails('video_2')], 1);
		const work = errorOf(run());
		await clock.advance(LIMITS.intervalMs * 2);
		cancel();
		await clock.advance(0);
		expect((await work).message).toBe('Video video_1 ended as failed: try later');
		expect(lines().filter((line) => line === POST)).toHaveLength(1);
	});

	it('are replaced no more often than allowed', async () => {
		const { run, clock, lines } = running([...fails('video_1'), ...fails('video_2')], 1);
		expect((await clock.finish(errorOf(run()))).message).toBe(
			'Video video_2 ended as failed: try later',
		);
		expect(lines().filter((line) => line === POST)).toHaveLength(2);
	});

	it('count over all tries of a run', async () => {
		const { run, clock, lines, write } = running([job('video_2', 'failed', FAILED)], 1);
		const at = '2025-12-31T00:00:00.000Z';
		write({ state: 'submitted', at, failedIds: ['video_1'], jobId: 'video_2' });
		await clock.finish(errorOf(run()));
		expect(lines()).toEqual([look('video_2')]);
	});

	it('are not those that were cancelled or expired', async () => {
		const script = [job('video_1', 'queued'), job('video_1', 'expired')];
		const { run, clock, requests } = running(script, 5);
		await clock.finish(errorOf(run()));
		expect(requests).toHaveLength(2);
	});
});

it('a refused submission ends the run before anything is waited for', async () => {
	const { run, clock, requests } = running([answer(402, { error: 'no credit' })]);
	expect((await clock.finish(errorOf(run()))).kind).toBe('rejected');
	expect(requests).toHaveLength(1);
});
