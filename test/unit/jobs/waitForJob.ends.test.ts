import { waitForJob, type WaitLimits } from '../../../nodes/AiVideo/jobs/waitForJob';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { answer, noAnswer, play, silence, type Scripted } from '../api/scriptedHttp';
import { START } from '../api/virtualClock';
import { job } from './submission';
import { errorOf, testSession } from './testSession';

const MINUTE = 60_000;
const QUEUED = job('video_1', 'queued');
const RUNNING = job('video_1', 'in_progress', { progress: 45 });
const MISSING = answer(404, { error: { message: 'no such video' } });

function waiting(script: readonly Scripted[], limits: Partial<WaitLimits> = {}) {
	const test = testSession(script);
	const work = waitForJob(test.session, unseenJob({ id: 'video_1' }, 'video_1'), {
		timeoutMs: MINUTE,
		intervalMs: 10_000,
		isNew: true,
		onJob: () => {},
		...limits,
	});
	return { ...test, work };
}

describe('the deadline', () => {
	const many = Array.from({ length: 6 }, () => RUNNING);

	it('ends the wait with one last look, and names what is known', async () => {
		const { work, clock, requests } = waiting(many);
		const error = await clock.finish(errorOf(work));
		expect(clock.now() - START).toBe(MINUTE);
		expect(requests).toHaveLength(6);
		expect([error.kind, error.message]).toEqual([
			'deadline',
			'Video video_1 was not ready after 1 min 0 s (in_progress, 45 %)',
		]);
		expect(error.job).toMatchObject({ id: 'video_1', status: 'in_progress', progress: 45 });
		expect(error.description).toBe(
			'The video goes on being made and is not lost: run this node again (Retry On Fail and "Retry execution" pick the same video up), or run Wait or Download with the video ID video_1. To wait longer, raise Waiting → Timeout.',
		);
	});

	it('cuts the last pause short, so that the last look is at the deadline', async () => {
		const { work, clock } = waiting([RUNNING, RUNNING], { intervalMs: 40_000 });
		await clock.finish(errorOf(work));
		expect(clock.sleeps).toEqual([40_000, 20_000]);
	});

	it('does not lose a video that was ready just then', async () => {
		const script = [RUNNING, job('video_1', 'completed')];
		const { work, clock } = waiting(script, { intervalMs: 40_000 });
		expect((await clock.finish(work)).job.status).toBe('completed');
		expect(clock.now() - START).toBe(MINUTE);
	});

	it.each<[string, Scripted, string]>([
		['a pause longer than the wait', answer(429, '', { 'retry-after': '600' }), 'HTTP 429'],
		['trouble', noAnswer('ECONNRESET'), 'ECONNRESET'],
	])('comes in time with %s, and names it', async (_, trouble, words) => {
		const { work, clock } = waiting([RUNNING, trouble, trouble], { intervalMs: 25_000 });
		const error = await clock.finish(errorOf(work));
		expect(error.message).toBe(
			`Video video_1 was not ready after 1 min 0 s (in_progress, 45 %; last answer: ${words})`,
		);
	});

	it('does not speak of trouble that is over', async () => {
		const script = [noAnswer('ECONNRESET'), RUNNING, RUNNING];
		const { work, clock } = waiting(script, { intervalMs: 25_000 });
		expect((await clock.finish(errorOf(work))).message).not.toContain('ECONNRESET');
	});

	it('holds for states that nobody knows, for ever', async () => {
		const odd = Array.from({ length: 6 }, () => job('video_1', 'uploading'));
		const { work, clock } = waiting(odd);
		expect((await clock.finish(errorOf(work))).kind).toBe('deadline');
	});

	it('of no time at all is one look', async () => {
		const { work, clock, requests } = waiting([QUEUED], { timeoutMs: 0 });
		expect((await clock.finish(errorOf(work))).kind).toBe('deadline');
		expect([requests.length, clock.now()]).toEqual([1, START]);
	});

	it('waits no longer than half a minute for the last look', async () => {
		const { work, clock } = waiting([RUNNING, silence], { intervalMs: 30_000 });
		expect((await clock.finish(errorOf(work))).kind).toBe('deadline');
		expect(clock.now() - START).toBe(90_000);
	});
});

describe('a job the provider does not know', () => {
	it('is given up after three times in a row', async () => {
		const { work, clock, requests } = waiting([MISSING, MISSING, MISSING], { isNew: false });
		const error = await clock.finish(errorOf(work));
		expect([error.kind, error.message]).toEqual([
			'notFound',
			'OpenAI Compatible does not know video video_1: no such video (HTTP 404)',
		]);
		expect(error.job?.id).toBe('video_1');
		expect(requests).toHaveLength(3);
	});

	it('is counted anew when it was seen, or when an answer was late', async () => {
		const script = [MISSING, MISSING, QUEUED, MISSING, MISSING, answer(503, ''), MISSING];
		const done = job('video_1', 'completed');
		const { work, clock } = waiting([...script, MISSING, done], {
			isNew: false,
			timeoutMs: 10 * MINUTE,
		});
		expect((await clock.finish(work)).job.status).toBe('completed');
	});

	it('may be too young to be known, for a minute', async () => {
		const none = answer(400, { code: 'task_not_exist', message: 'no' });
		const script = [none, none, none, none, none, job('video_1', 'completed')];
		const { work, clock } = waiting(script, { timeoutMs: 15 * MINUTE });
		expect((await clock.finish(work)).job.status).toBe('completed');
	});

	it('is given up after that minute', async () => {
		const script = Array.from({ length: 6 }, () => MISSING);
		const { work, clock } = waiting(script, { timeoutMs: 15 * MINUTE });
		expect((await clock.finish(errorOf(work))).kind).toBe('notFound');
		expect(clock.now() - START).toBe(74_500);
	});
});

describe('cancellation', () => {
	it('ends a pause at once, with the ID and the state', async () => {
		const { work, clock, requests, cancel } = waiting([RUNNING]);
		const failed = errorOf(work);
		await clock.advance(14_000);
		cancel();
		await clock.advance(0);
		const error = await failed;
		expect([error.kind, error.message]).toEqual([
			'cancelled',
			'The execution was canceled after 14 s, before video video_1 was ready (in_progress, 45 %)',
		]);
		expect(error.job).toMatchObject({ id: 'video_1', status: 'in_progress' });
		expect(requests).toHaveLength(1);
	});

	it('ends a status request at once', async () => {
		const { work, clock, cancel } = waiting([silence]);
		const failed = errorOf(work);
		await clock.advance(12_000);
		cancel();
		await clock.advance(0);
		expect((await failed).kind).toBe('cancelled');
	});

	it('before the first look asks nothing', async () => {
		const { session, clock, requests, cancel } = testSession([]);
		cancel();
		const limits = { timeoutMs: MINUTE, intervalMs: 0, isNew: false, onJob: () => {} };
		const work = waitForJob(session, unseenJob({ id: 'video_1' }, 'video_1'), limits);
		expect((await clock.finish(errorOf(work))).kind).toBe('cancelled');
		expect(requests).toEqual([]);
	});

	it('wins over an answer that came with it', async () => {
		const last: Scripted = async (request) => {
			cancel();
			return await play(job('video_1', 'queued'), request);
		};
		const { work, clock, cancel } = waiting([last]);
		expect((await clock.finish(errorOf(work))).kind).toBe('cancelled');
	});
});
