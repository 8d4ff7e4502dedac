import { accepted } from '../providers/request';
import type { OpenSubmission } from '../../../nodes/AiVideo/jobs/concurrentJobs';
import { claim, type Found, findLostJob, isMatch } from '../../../nodes/AiVideo/jobs/findLostJob';
import type { Session } from '../../../nodes/AiVideo/jobs/session';
import type { JobReading } from '../../../nodes/AiVideo/protocol/job';
import { providers } from '../../../nodes/AiVideo/providers';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { START } from '../api/virtualClock';
import { testSession } from './testSession';

const LOST: OpenSubmission = {
	requestHash: 'fox',
	model: 'sora-2',
	prompt: 'A fox',
	seconds: null,
	size: null,
	sentAt: START,
};
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
		['before, by a clock that is ten seconds late', { created_at: SENT - 10 }, -10_000, true],
		['after, by a clock that is ten seconds early', { created_at: SENT + 5 }, 10_000, false],
		['a job that ended already', { status: 'failed' }, 0, true],
	])('%s', (_, changes, leadMs, matches) => {
		const [reading] = readings({ ...FOX, ...changes });
		expect(reading && isMatch(reading, LOST, leadMs)).toBe(matches);
	});
});

function list(...jobs: readonly unknown[]): Scripted {
	return answer(200, { object: 'list', data: jobs });
}

it('a remix may have any model', () => {
	const [reading] = readings({ ...FOX, model: 'sora-2-pro' });
	expect(reading && isMatch(reading, { ...LOST, model: null }, 0)).toBe(true);
});

const [A, B, C] = ['video_a', 'video_b', 'video_c'].map((id) => ({ ...FOX, id }));
const TWIN: OpenSubmission = { ...LOST };
const LONGER: OpenSubmission = { ...LOST, requestHash: 'longer', seconds: 8 };
const UPRIGHT: OpenSubmission = { ...LOST, requestHash: 'upright', size: '720x1280' };

interface Case {
	readonly jobs: readonly unknown[];
	readonly lost?: OpenSubmission;
	readonly open?: readonly OpenSubmission[];
	readonly alike?: number;
	readonly taken?: readonly string[];
}

function claimed({ jobs, lost = LOST, open = [LOST], alike = 1, taken = [] }: Case) {
	const isTaken = (id: string) => taken.includes(id);
	const finding = claim(readings(...jobs), { lost, open, alike, isTaken, leadMs: 0 });
	return finding.kind === 'found' ? finding.reading.job.id : finding;
}

describe('of the jobs in a list, a lost submission takes', () => {
	const unclear = (...ids: readonly string[]) => ({ kind: 'unclear', ids });
	it.each<[string, Case, unknown]>([
		['none where there is none', { jobs: [] }, { kind: 'none' }],
		['the only one', { jobs: [A] }, 'video_a'],
		['none that somebody has', { jobs: [A], taken: ['video_a'] }, { kind: 'none' }],
		['the one nobody has', { jobs: [A, B], taken: ['video_a'] }, 'video_b'],
		['none of two', { jobs: [A, B] }, unclear('video_a', 'video_b')],
		[
			'the older of two, when two of the same are lost',
			{ jobs: [A, B], open: [LOST, TWIN] },
			'video_b',
		],
		['the older of two, when an earlier try lost two', { jobs: [A, B], alike: 2 }, 'video_b'],
		[
			'none of three for two',
			{ jobs: [A, B, C], open: [LOST, TWIN] },
			unclear('video_a', 'video_b', 'video_c'),
		],
		[
			'none that may be another lost one of the same words',
			{ jobs: [A], open: [LOST, LONGER] },
			unclear('video_a'),
		],
		[
			'the one of its own length',
			{
				jobs: [
					{ ...A, seconds: '4' },
					{ ...B, seconds: '8' },
				],
				lost: LONGER,
				open: [{ ...LOST, seconds: 4 }, LONGER],
			},
			'video_b',
		],
		[
			'the one of its own size',
			{
				jobs: [
					{ ...A, size: '1280x720' },
					{ ...B, size: '720x1280' },
				],
				lost: UPRIGHT,
				open: [{ ...LOST, size: '1280x720' }, UPRIGHT],
			},
			'video_b',
		],
		[
			'none of another length than it asked for',
			{ jobs: [{ ...A, seconds: '5' }], lost: LONGER, open: [LONGER] },
			unclear('video_a'),
		],
	])('%s', (_what, given, expected) => {
		expect(claimed(given)).toEqual(expected);
	});
});

function search(
	session: Session,
	lost: OpenSubmission = LOST,
	takes: string[] = [],
): Promise<Found<string>> {
	const { concurrentJobs } = session;
	concurrentJobs.open(lost);
	return findLostJob(
		session,
		lost,
		() => ({ alike: 1, isTaken: (id) => id === 'video_known' || concurrentJobs.isTaken(id) }),
		({ job }) => {
			concurrentJobs.settle(lost);
			concurrentJobs.take(job.id);
			takes.push(job.id);
			return job.id;
		},
	);
}

describe('the search for a lost job', () => {
	it('waits for the answers of other items that are under way', async () => {
		const { session, clock } = testSession([list(FOX)]);
		const other = session.concurrentJobs.track(
			clock.sleep(5000).then(() => session.concurrentJobs.take('video_1')),
		);
		const work = search(session);
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
		[
			'once somebody else has the other',
			[list(FOX, { ...FOX, id: 'video_2' }), list(FOX)],
			'video_1',
			[1000, 4000],
		],
		[
			'never, when somebody has it',
			[list({ ...FOX, id: 'video_known' }), list(), list()],
			undefined,
			[1000, 4000, 10_000],
		],
		[
			'never, without a list',
			[answer(200, {}), answer(404, { data: [FOX] }), answer(200, '<html>')],
			undefined,
			[1000, 4000, 10_000],
		],
	])('finds it %s', async (_, script, id, sleeps) => {
		const { session, clock, lines } = testSession(script);
		const found = await clock.finish(search(session));
		expect(found).toEqual(
			id === undefined ? { kind: 'lost', candidates: [] } : { kind: 'taken', value: id },
		);
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
		expect(await clock.finish(search(session))).toEqual({ kind: 'taken', value: 'video_1' });
	});

	it.each(['artifex', 'waveSpeed', 'modelArk'] as const)(
		'is not made where the provider has no list, or one that does not tell prompts: %s',
		async (dialect) => {
			const { session, clock, requests } = testSession([], dialect);
			expect(await clock.finish(search(session))).toEqual({ kind: 'lost', candidates: [] });
			expect([requests, clock.sleeps]).toEqual([[], []]);
		},
	);

	it('ends with the execution, and asks no more', async () => {
		const { session, clock, requests, cancel } = testSession([list()]);
		const work = search(session);
		await clock.advance(2000);
		cancel();
		await clock.advance(0);
		expect(await work).toEqual({ kind: 'lost', candidates: [] });
		expect(requests).toHaveLength(1);
	});

	it('ends with the execution while another one waits for an answer', async () => {
		const { session, clock, cancel } = testSession([list(FOX)]);
		void session.concurrentJobs.track(clock.sleep(600_000));
		const work = search(session);
		await clock.advance(5000);
		cancel();
		await clock.advance(0);
		expect(await work).toEqual({ kind: 'lost', candidates: ['video_1'] });
	});

	it('names the jobs of which one may be its own, when nothing tells them apart to the end', async () => {
		const two = list(FOX, { ...FOX, id: 'video_2' });
		const { session, clock } = testSession([two, two, two]);
		expect(await clock.finish(search(session))).toEqual({
			kind: 'lost',
			candidates: ['video_1', 'video_2'],
		});
	});

	it('gives two of the same a job each, also to the one that was sent later', async () => {
		const early = { ...FOX, id: 'video_early' };
		const late = { ...FOX, id: 'video_late', created_at: SENT + 60 };
		const { session, clock } = testSession([list(late), list(late), list(late, early)]);
		const takes: string[] = [];
		const first = search(session, LOST, takes);
		const second = search(session, { ...TWIN, sentAt: START + 60_000 }, takes);
		await clock.finish(Promise.all([first, second]));
		expect(takes.sort()).toEqual(['video_early', 'video_late']);
	});
});
