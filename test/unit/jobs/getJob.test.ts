import { getJob } from '../../../nodes/AiVideo/jobs/reads';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { answer, noAnswer, silence, type Scripted } from '../api/scriptedHttp';
import { backoff, obeyed } from './expectedPauses';
import { job } from './submission';
import { errorOf, testSession } from './testSession';

describe('one look at a job', () => {
	it('asks once, under the ID as it is', async () => {
		const { session, clock, lines } = testSession([job('a/b', 'in_progress', { progress: 3 })]);
		const reading = await clock.finish(getJob(session, unseenJob({ id: 'a/b' }, 'a/b')));
		expect(reading.job).toMatchObject({ id: 'a/b', status: 'in_progress', progress: 3 });
		expect(lines()).toEqual(['GET https://videos.example.com/v1/videos/a%2Fb']);
		expect(clock.sleeps).toEqual([]);
	});

	it('asks again when no answer came', async () => {
		const { session, clock } = testSession([
			noAnswer('ECONNRESET'),
			answer(502, '<html>'),
			answer(429, '', { 'retry-after': '5' }),
			job('video_1', 'queued'),
		]);
		expect(
			(await clock.finish(getJob(session, unseenJob({ id: 'video_1' }, 'video_1')))).job.status,
		).toBe('queued');
		expect(clock.sleeps).toEqual([...backoff(2), obeyed(2, 5_000)]);
	});

	it('waits half a minute at most, whatever the provider says', async () => {
		const { session, clock } = testSession([
			answer(503, '', { 'retry-after': '600' }),
			job('video_1', 'queued'),
		]);
		await clock.finish(getJob(session, unseenJob({ id: 'video_1' }, 'video_1')));
		expect(clock.sleeps).toEqual([30_000]);
	});

	it('gives up after four answers that say nothing', async () => {
		const { session, clock, requests } = testSession([
			silence,
			answer(500, ''),
			answer(200, '<html>'),
			answer(503, { error: { message: 'down' } }),
		]);
		const error = await clock.finish(
			errorOf(getJob(session, unseenJob({ id: 'video_1' }, 'video_1'))),
		);
		expect(error).toMatchObject({
			kind: 'unreachable',
			message: 'OpenAI Compatible did not tell the state of video video_1: down (HTTP 503)',
			httpStatus: 503,
			job: { id: 'video_1' },
		});
		expect(requests).toHaveLength(4);
	});

	it.each<[string, Scripted, string, string]>([
		[
			'a wrong key',
			answer(401, { error: 'bad key' }),
			'rejected',
			'OpenAI Compatible refused to tell about video video_1: bad key (HTTP 401)',
		],
		[
			'a job nobody knows',
			answer(404, { detail: 'Not Found' }),
			'notFound',
			'OpenAI Compatible does not know video video_1: Not Found (HTTP 404)',
		],
		[
			'an error on 200',
			answer(200, { code: 'task_not_exist', message: 'gone' }),
			'notFound',
			'OpenAI Compatible does not know video video_1: gone (HTTP 200)',
		],
	])('fails at once with %s', async (_, scripted, kind, message) => {
		const { session, clock, requests } = testSession([scripted]);
		const error = await clock.finish(
			errorOf(getJob(session, unseenJob({ id: 'video_1' }, 'video_1'))),
		);
		expect([error.kind, error.message, error.job?.id]).toEqual([kind, message, 'video_1']);
		expect(requests).toHaveLength(1);
	});

	it('ends when the execution is cancelled', async () => {
		const { session, clock, cancel } = testSession([answer(500, '')]);
		const failed = errorOf(getJob(session, unseenJob({ id: 'video_1' }, 'video_1')));
		await clock.advance(100);
		cancel();
		await clock.advance(0);
		expect((await failed).message).toBe(
			'The execution was canceled after 0 s, before video video_1 was ready (in the queue)',
		);
	});
});
