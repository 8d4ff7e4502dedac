import { waitForJob, type WaitLimits } from '../../../nodes/AiVideo/jobs/waitForJob';
import { type JobReading, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { answer, noAnswer, play, type Scripted, silence } from '../api/scriptedHttp';
import { START } from '../api/virtualClock';
import { job } from './submission';
import { errorOf, testSession, type TestSession } from './testSession';

const MINUTE = 60_000;

const STATUS = 'GET https://videos.example.com/v1/videos/video_1';

interface Waiting extends TestSession {
	readonly work: Promise<JobReading>;
	readonly seen: string[];
}

function waiting(script: readonly Scripted[], limits: Partial<WaitLimits> = {}): Waiting {
	const test = testSession(script);
	const seen: string[] = [];
	const work = waitForJob(test.session, unseenJob({ id: 'video_1' }, 'video_1'), {
		timeoutMs: 15 * MINUTE,
		intervalMs: 0,
		isNew: true,
		keepsAnswer: false,
		onJob: ({ job: { status, progress } }) => seen.push(`${status} ${progress ?? '-'}`),
		...limits,
	});
	return { ...test, work, seen };
}

describe('waiting for a job', () => {
	it('asks as the schedule says until it ends, and tells of every reading', async () => {
		const { work, clock, lines, seen, logged } = waiting([
			job('video_1', 'queued'),
			job('video_1', 'in_progress', { progress: 40 }),
			job('video_1', 'in_progress', { progress: 40 }),
			job('video_1', 'completed', { progress: 100 }),
		]);
		expect((await clock.finish(work)).job.status).toBe('completed');
		const [first = 0, long = 0, ...near] = clock.sleeps;
		expect(first).toBeLessThan(long);
		expect(near).toHaveLength(2);
		for (const pause of near) expect(pause).toBeLessThan(first);
		expect(lines()).toEqual([STATUS, STATUS, STATUS, STATUS]);
		expect(seen).toEqual(['queued -', 'in_progress 40', 'in_progress 40', 'completed 100']);
		expect(logged).toEqual([
			'Video video_1 is being made, 40 %, ready in about 10 s [video_1]',
			'Video video_1 is completed [video_1]',
		]);
	});

	it.each([
		['alone, whatever else is to follow it', { unfinished: 1_000, atOnce: 1 }, [2_000, 5_000]],
		['alone, when the others have ended', { unfinished: 1, atOnce: 1_000 }, [2_000, 5_000]],
		['of a thousand, submitted or not', { unfinished: 1_000, atOnce: 1_000 }, [30_000, 125_000]],
	])('first looks at a job %s', async (_what, load, bounds) => {
		const { session, clock } = testSession([job('video_1', 'completed')]);
		session.workload.begin(load.unfinished, load.atOnce);
		const limits = {
			timeoutMs: 15 * MINUTE,
			intervalMs: 0,
			isNew: true,
			keepsAnswer: false,
			onJob: () => {},
		};
		await clock.finish(waitForJob(session, unseenJob({ id: 'video_1' }, 'video_1'), limits));
		const [leastMs = 0, mostMs = 0] = bounds;
		expect(clock.sleeps).toHaveLength(1);
		expect(clock.sleeps[0]).toBeGreaterThanOrEqual(leastMs);
		expect(clock.sleeps[0]).toBeLessThanOrEqual(mostMs);
	});

	it('looks at once at a job that was not submitted just now', async () => {
		const { work, clock } = waiting([job('video_1', 'completed')], { isNew: false });
		await clock.finish(work);
		expect(clock.sleeps).toEqual([]);
	});

	it('does not ask about a job that has ended already', async () => {
		const { session, clock, requests } = testSession([]);
		const { job: unseen, ...rest } = unseenJob({ id: 'video_1' }, 'video_1');
		const ended: JobReading = { ...rest, job: { ...unseen, status: 'failed' } };
		const limits = {
			timeoutMs: 0,
			intervalMs: 0,
			isNew: true,
			keepsAnswer: false,
			onJob: () => {},
		};
		expect(await clock.finish(waitForJob(session, ended, limits))).toBe(ended);
		expect(requests).toEqual([]);
	});

	it.each(['failed', 'cancelled', 'expired'])('ends with a job that is %s', async (status) => {
		const { work, clock } = waiting([job('video_1', status)]);
		expect((await clock.finish(work)).job.status).toBe(status);
	});

	it('keeps what an earlier answer told, and the ID it was given', async () => {
		const { work, clock } = waiting([
			job('video_1', 'queued', { model: 'sora-2', size: '1280x720' }),
			answer(200, { id: 'other', status: 'SUCCESS', video_url: '/1.mp4' }),
		]);
		const { job: ended, contentUrls } = await clock.finish(work);
		expect(ended).toMatchObject({ id: 'video_1', model: 'sora-2', size: '1280x720' });
		expect(contentUrls).toEqual(['/1.mp4']);
	});

	it('takes a state nobody knows for a running job', async () => {
		const { work, clock, seen } = waiting([
			job('video_1', 'uploading'),
			answer(200, {}),
			job('video_1', 'done'),
		]);
		await clock.finish(work);
		expect(seen).toEqual(['in_progress -', 'in_progress -', 'completed -']);
	});

	it("keeps the user's own interval", async () => {
		const script = [job('video_1', 'queued'), job('video_1', 'done')];
		const { work, clock } = waiting(script, { intervalMs: 30_000 });
		await clock.finish(work);
		expect(clock.sleeps).toEqual([30_000, 30_000]);
	});
});

describe('trouble on the way', () => {
	it.each<[string, Scripted]>([
		['no connection', noAnswer('ECONNREFUSED', true)],
		['a reset', noAnswer('ECONNRESET')],
		['408', answer(408, '')],
		['425', answer(425, '')],
		['429', answer(429, { error: { message: 'slow' } })],
		['500', answer(500, { error: 'boom' })],
		['503', answer(503, '<html>')],
		['a page', answer(200, '<html>login</html>')],
		['half of the JSON', answer(200, '{"id": "video_1", "sta')],
		['a gateway that speaks of itself', answer(502, { status: 'error' })],
		['a status request without an answer', silence],
	])('is a late answer: %s', async (_, trouble) => {
		const { work, clock, seen } = waiting([trouble, trouble, trouble, job('video_1', 'done')]);
		expect((await clock.finish(work)).job.status).toBe('completed');
		expect(seen).toEqual(['completed -']);
	});

	it('is waited for as long as the provider says', async () => {
		const { work, clock } = waiting([
			answer(429, '', { 'retry-after': '42' }),
			answer(200, { status: 'queued' }, { 'retry-after-ms': '9000' }),
			job('video_1', 'queued'),
			job('video_1', 'done'),
		]);
		await clock.finish(work);
		expect(clock.sleeps.slice(1, 3)).toEqual([42_000, 9_000]);
	});

	it('is over when a failed job comes inside an HTTP error', async () => {
		const { work, clock } = waiting([
			answer(500, { id: 'video_1', object: 'video', status: 'failed', error: { message: 'OOM' } }),
		]);
		expect((await clock.finish(work)).job.failure).toEqual({ code: null, message: 'OOM' });
	});

	it('gives a status request up after half a minute', async () => {
		const { work, clock } = waiting([silence, job('video_1', 'done')], { isNew: false });
		await clock.finish(work);
		expect(clock.now() - START).toBe(32_000);
	});
});

describe.each([401, 403])('a key that is not accepted (%i)', (status) => {
	const no = answer(status, { error: 'no' });

	it('ends the wait at once where it never was accepted, with the ID', async () => {
		const { work, clock } = waiting([no], { isNew: false });
		expect(await clock.finish(errorOf(work))).toMatchObject({
			kind: 'rejected',
			message: `OpenAI Compatible refused to tell about video video_1: no (HTTP ${status})`,
			httpStatus: status,
			job: { id: 'video_1' },
		});
		expect(clock.sleeps).toEqual([]);
	});

	it('is trouble for a minute where it just was accepted', async () => {
		const queued = job('video_1', 'queued', { progress: 7 });
		const back = waiting([queued, no, no, job('video_1', 'completed')]);
		expect((await back.clock.finish(back.work)).job.status).toBe('completed');
		const gone = waiting([queued, ...Array.from({ length: 20 }, () => no)]);
		const error = await gone.clock.finish(errorOf(gone.work));
		expect(error).toMatchObject({ kind: 'rejected', job: { id: 'video_1', progress: 7 } });
		expect(gone.clock.now() - START).toBeGreaterThan(MINUTE);
		expect(gone.clock.now() - START).toBeLessThan(3 * MINUTE);
	});

	it('is trouble where a page of a firewall says so', async () => {
		const page = answer(status, '<!doctype html><title>Attention Required!</title>');
		const script = Array.from({ length: 12 }, () => page);
		const { work, clock } = waiting([...script, job('video_1', 'completed')], { isNew: false });
		expect((await clock.finish(work)).job.status).toBe('completed');
	});
});

const QUEUED = job('video_1', 'queued');

const RUNNING = job('video_1', 'in_progress', { progress: 45 });

const MISSING = answer(404, { error: { message: 'no such video' } });

/** At most a minute, with a look every ten seconds. */
function waitingAMinute(script: readonly Scripted[], limits: Partial<WaitLimits> = {}): Waiting {
	return waiting(script, { timeoutMs: MINUTE, intervalMs: 10_000, ...limits });
}

describe('the deadline', () => {
	const many = Array.from({ length: 6 }, () => RUNNING);

	it('ends the wait with one last look, and names what is known', async () => {
		const { work, clock, requests } = waitingAMinute(many);
		const error = await clock.finish(errorOf(work));
		expect(clock.now() - START).toBe(MINUTE);
		expect(requests).toHaveLength(6);
		expect([error.kind, error.message]).toEqual([
			'deadline',
			'Video video_1 was not ready after 1 min 0 s (being made, 45 %)',
		]);
		expect(error.job).toMatchObject({ id: 'video_1', status: 'in_progress', progress: 45 });
		expect(error.description).toBe(
			'The video goes on being made and is not lost: run Wait with the video ID video_1, or press Retry in the list of executions. Executing Generate, Create or Remix again makes and charges a new video. To wait longer, raise Waiting → Timeout.',
		);
	});

	it('cuts the last pause short, so that the last look is at the deadline', async () => {
		const { work, clock } = waitingAMinute([RUNNING, RUNNING], { intervalMs: 40_000 });
		await clock.finish(errorOf(work));
		expect(clock.sleeps).toEqual([40_000, 20_000]);
	});

	it('does not lose a video that was ready just then', async () => {
		const script = [RUNNING, job('video_1', 'completed')];
		const { work, clock } = waitingAMinute(script, { intervalMs: 40_000 });
		expect((await clock.finish(work)).job.status).toBe('completed');
		expect(clock.now() - START).toBe(MINUTE);
	});

	it.each<[string, Scripted, string]>([
		['a pause longer than the wait', answer(429, '', { 'retry-after': '600' }), 'HTTP 429'],
		['trouble', noAnswer('ECONNRESET'), 'the connection broke (ECONNRESET)'],
	])('comes in time with %s, and names it', async (_, trouble, words) => {
		const { work, clock } = waitingAMinute([RUNNING, trouble, trouble], { intervalMs: 25_000 });
		const error = await clock.finish(errorOf(work));
		expect(error.message).toBe(
			`Video video_1 was not ready after 1 min 0 s (being made, 45 %; last answer: ${words})`,
		);
	});

	it('does not speak of trouble that is over', async () => {
		const script = [noAnswer('ECONNRESET'), RUNNING, RUNNING];
		const { work, clock } = waitingAMinute(script, { intervalMs: 25_000 });
		expect((await clock.finish(errorOf(work))).message).not.toContain('ECONNRESET');
	});

	it('holds for states that nobody knows, for ever', async () => {
		const odd = Array.from({ length: 6 }, () => job('video_1', 'uploading'));
		const { work, clock } = waitingAMinute(odd);
		expect((await clock.finish(errorOf(work))).kind).toBe('deadline');
	});

	it('of no time at all is one look', async () => {
		const { work, clock, requests } = waitingAMinute([QUEUED], { timeoutMs: 0 });
		expect((await clock.finish(errorOf(work))).kind).toBe('deadline');
		expect([requests.length, clock.now()]).toEqual([1, START]);
	});

	it('waits no longer than half a minute for the last look', async () => {
		const { work, clock } = waitingAMinute([RUNNING, silence], { intervalMs: 30_000 });
		expect((await clock.finish(errorOf(work))).kind).toBe('deadline');
		expect(clock.now() - START).toBe(90_000);
	});
});

describe('a job the provider does not know', () => {
	it('is given up after three times in a row, and no sooner than after a minute', async () => {
		const script = Array.from({ length: 9 }, () => MISSING);
		const { work, clock } = waitingAMinute(script, { isNew: false, timeoutMs: 10 * MINUTE });
		const error = await clock.finish(errorOf(work));
		expect([error.kind, error.message]).toEqual([
			'notFound',
			'OpenAI Compatible does not know video video_1: no such video (HTTP 404)',
		]);
		expect(error.job?.id).toBe('video_1');
		expect(clock.now() - START).toBeGreaterThanOrEqual(MINUTE);
		expect(clock.now() - START).toBeLessThan(2 * MINUTE);
	});

	it('is counted anew when it was seen, or when an answer was late', async () => {
		const script = [MISSING, MISSING, QUEUED, MISSING, MISSING, answer(503, ''), MISSING];
		const done = job('video_1', 'completed');
		const { work, clock } = waitingAMinute([...script, MISSING, done], {
			isNew: false,
			timeoutMs: 10 * MINUTE,
		});
		expect((await clock.finish(work)).job.status).toBe('completed');
	});

	it('may be too young to be known, for a minute', async () => {
		const none = answer(400, { code: 'task_not_exist', message: 'no' });
		const script = [none, none, none, none, job('video_1', 'completed')];
		const { work, clock } = waitingAMinute(script, { timeoutMs: 15 * MINUTE });
		expect((await clock.finish(work)).job.status).toBe('completed');
	});

	it('is given up after that minute', async () => {
		const script = Array.from({ length: 6 }, () => MISSING);
		const { work, clock } = waitingAMinute(script, { timeoutMs: 15 * MINUTE });
		expect((await clock.finish(errorOf(work))).kind).toBe('notFound');
		expect(clock.now() - START).toBeGreaterThanOrEqual(MINUTE);
		expect(clock.now() - START).toBeLessThan(2 * MINUTE);
	});
});

describe('cancellation', () => {
	it('ends a pause at once, with the ID and the state', async () => {
		const { work, clock, requests, cancel } = waitingAMinute([RUNNING]);
		const failed = errorOf(work);
		await clock.advance(14_000);
		cancel();
		await clock.advance(0);
		const error = await failed;
		expect([error.kind, error.message]).toEqual([
			'cancelled',
			'The execution was canceled after 14 s, before video video_1 was ready (being made, 45 %)',
		]);
		expect(error.job).toMatchObject({ id: 'video_1', status: 'in_progress' });
		expect(requests).toHaveLength(1);
	});

	it('ends a status request at once', async () => {
		const { work, clock, cancel } = waitingAMinute([silence]);
		const failed = errorOf(work);
		await clock.advance(12_000);
		cancel();
		await clock.advance(0);
		expect((await failed).kind).toBe('cancelled');
	});

	it('before the first look asks nothing', async () => {
		const { session, clock, requests, cancel } = testSession([]);
		cancel();
		const limits = {
			timeoutMs: MINUTE,
			intervalMs: 0,
			isNew: false,
			keepsAnswer: false,
			onJob: () => {},
		};
		const work = waitForJob(session, unseenJob({ id: 'video_1' }, 'video_1'), limits);
		expect((await clock.finish(errorOf(work))).kind).toBe('cancelled');
		expect(requests).toEqual([]);
	});

	it('wins over an answer that came with it', async () => {
		const last: Scripted = async (request) => {
			cancel();
			return await play(job('video_1', 'queued'), request);
		};
		const { work, clock, cancel } = waitingAMinute([last]);
		expect((await clock.finish(errorOf(work))).kind).toBe('cancelled');
	});
});
