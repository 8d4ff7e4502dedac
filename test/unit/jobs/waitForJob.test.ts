import { waitForJob, type WaitLimits } from '../../../nodes/AiVideo/jobs/waitForJob';
import { type JobReading, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { answer, noAnswer, silence, type Scripted } from '../api/scriptedHttp';
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
		expect(clock.sleeps).toEqual([3000, 22_200, 2313, 2313]);
		expect(lines()).toEqual([STATUS, STATUS, STATUS, STATUS]);
		expect(seen).toEqual(['queued -', 'in_progress 40', 'in_progress 40', 'completed 100']);
		expect(logged).toEqual([
			'Video video_1 is in_progress (40 %) [video_1]',
			'Video video_1 is completed (100 %) [video_1]',
		]);
	});

	it.each([
		['alone, whatever else is to follow it', { unfinished: 1_000, atOnce: 1 }, 3_000],
		['alone, when the others have ended', { unfinished: 1, atOnce: 1_000 }, 3_000],
		['of a thousand, submitted or not', { unfinished: 1_000, atOnce: 1_000 }, 64_500],
	])('first looks at a job %s', async (_what, load, expected) => {
		const { session, clock } = testSession([job('video_1', 'completed')]);
		session.workload.begin(load.unfinished, load.atOnce);
		const limits = { timeoutMs: 15 * MINUTE, intervalMs: 0, isNew: true, onJob: () => {} };
		await clock.finish(waitForJob(session, unseenJob({ id: 'video_1' }, 'video_1'), limits));
		expect(clock.sleeps).toEqual([expected]);
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
		const limits = { timeoutMs: 0, intervalMs: 0, isNew: true, onJob: () => {} };
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
		expect(clock.sleeps).toEqual([3000, 42_000, 9000, 6667]);
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
	it('ends the wait at once, with the ID', async () => {
		const script = [job('video_1', 'queued', { progress: 7 }), answer(status, { error: 'no' })];
		const { work, clock } = waiting(script);
		const error = await clock.finish(errorOf(work));
		expect(error).toMatchObject({
			kind: 'rejected',
			message: `OpenAI Compatible refused to tell about video video_1: no (HTTP ${status})`,
			httpStatus: status,
			job: { id: 'video_1', status: 'queued', progress: 7 },
		});
		expect(clock.sleeps).toHaveLength(2);
	});
});
