import { accepted } from '../providers/request';
import { findLostJob, matchingJobs } from '../../../nodes/AiVideo/jobs/findLostJob';
import type { JobReading } from '../../../nodes/AiVideo/protocol/job';
import { providers } from '../../../nodes/AiVideo/providers';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { START } from '../api/virtualClock';
import { testSession } from './testSession';

const LOST = { model: 'sora-2', prompt: 'A fox', sentAt: START, knownIds: () => ['video_known'] };
/** Seconds of the submission. */
const SENT = 1767225600;
const FOX = { id: 'video_1', status: 'queued', model: 'sora-2', prompt: 'A fox', created_at: SENT };

function readings(...jobs: readonly unknown[]): readonly JobReading[] {
	return jobs.flatMap((job) => accepted(providers.openai, job) ?? []);
}

describe('the jobs a lost submission could have made', () => {
	it.each<[string, Record<string, unknown>, number, boolean]>([
		['the same model and prompt, at the same time', {}, 0, true],
		['two seconds before, which is rounding', { created_at: SENT - 2 }, 0, true],
		['three seconds before', { created_at: SENT - 3 }, 0, false],
		['an hour later', { created_at: SENT + 3600 }, 0, true],
		['another model', { model: 'sora-2-pro' }, 0, false],
		['another prompt', { prompt: 'A fox.' }, 0, false],
		['no prompt', { prompt: null }, 0, false],
		['no time', { created_at: null }, 0, false],
		['a job we know', { id: 'video_known' }, 0, false],
		['before, by a clock that is ten seconds late', { created_at: SENT - 10 }, -10_000, true],
		['after, by a clock that is ten seconds early', { created_at: SENT + 5 }, 10_000, false],
		['a job that ended already', { status: 'failed' }, 0, true],
	])('%s', (_, changes, leadMs, matches) => {
		const found = matchingJobs(readings({ ...FOX, ...changes }), LOST, leadMs);
		expect(found).toHaveLength(matches ? 1 : 0);
	});
});

function list(...jobs: readonly unknown[]): Scripted {
	return answer(200, { object: 'list', data: jobs });
}

it('a remix may have any model', () => {
	const remix = { ...LOST, model: null };
	const found = matchingJobs(readings({ ...FOX, model: 'sora-2-pro' }), remix, 0);
	expect(found).toHaveLength(1);
});

describe('the search for a lost job', () => {
	it('waits for the answers of other items that are under way', async () => {
		const { session, clock } = testSession([list(FOX)]);
		const knownIds: string[] = [];
		const other = session.underway.track(
			clock.sleep(5000).then(() => {
				knownIds.push('video_1');
			}),
		);
		const work = findLostJob(session, { ...LOST, knownIds: () => knownIds });
		await clock.advance(4999);
		await clock.advance(1);
		await other;
		expect(await Promise.race([work, Promise.resolve('still looking')])).toBe('still looking');
	});

	it.each<[string, readonly Scripted[], string | undefined, readonly number[]]>([
		['at the first look', [list(FOX)], 'video_1', [1000]],
		['at the second', [list(), list(FOX)], 'video_1', [1000, 4000]],
		[
			'at the third, after trouble',
			[noAnswer('ECONNRESET'), answer(500, ''), list(FOX)],
			'video_1',
			[1000, 4000, 10_000],
		],
		['among others', [list({ ...FOX, id: 'video_2', prompt: 'A cat' }, FOX)], 'video_1', [1000]],
		['never', [list(), list(), list()], undefined, [1000, 4000, 10_000]],
		['never, among two alike', [list(FOX, { ...FOX, id: 'video_2' })], undefined, [1000]],
		[
			'never, without a list',
			[answer(200, {}), answer(404, { data: [FOX] }), answer(200, '<html>')],
			undefined,
			[1000, 4000, 10_000],
		],
	])('finds it %s', async (_, script, id, sleeps) => {
		const { session, clock, lines } = testSession(script);
		const found = await clock.finish(findLostJob(session, LOST));
		expect(found?.job.id).toBe(id);
		expect(clock.sleeps).toEqual(sleeps);
		expect(new Set(lines())).toEqual(
			new Set(['GET https://videos.example.com/v1/videos?limit=100&order=desc']),
		);
	});

	it("counts time by the provider's clock", async () => {
		const late = answer(
			200,
			{ data: [{ ...FOX, created_at: SENT - 60 }] },
			{ date: 'Wed, 31 Dec 2025 23:59:01 GMT' },
		);
		const { session, clock } = testSession([late]);
		expect((await clock.finish(findLostJob(session, LOST)))?.job.id).toBe('video_1');
	});

	it('is not made where the provider has no list', async () => {
		const { session, clock, requests } = testSession([], 'artifex');
		expect(await clock.finish(findLostJob(session, LOST))).toBeNull();
		expect([requests, clock.sleeps]).toEqual([[], []]);
	});

	it('ends with the execution, and asks no more', async () => {
		const { session, clock, requests, cancel } = testSession([list()]);
		const work = findLostJob(session, LOST);
		await clock.advance(2000);
		cancel();
		await clock.advance(0);
		expect(await work).toBeNull();
		expect(requests).toHaveLength(1);
	});
});
