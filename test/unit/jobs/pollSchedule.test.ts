import fc from 'fast-check';

import { fixedWithSameRequests, replayAdaptive, replayFixed } from '../../../bench/polling/replay';
import { traces } from '../../../bench/polling/traces';
import { nextPollDelay, type PollMoment } from '../../../nodes/AiVideo/jobs/pollSchedule';

const START: PollMoment = {
	elapsedMs: 0,
	polls: [],
	earlierMs: [],
	together: 1,
	intervalMs: 0,
	retryAfterMs: null,
	random: 0.5,
};

/** A job half done after a minute ends after two. */
const HALF_DONE = [
	{ atMs: 58_000, progress: 49 },
	{ atMs: 60_000, progress: 50 },
];

describe('the poll schedule', () => {
	/** What a user would notice, as bounds in milliseconds: the exact pause is the schedule's own. */
	it.each<[string, Partial<PollMoment>, readonly [number, number]]>([
		['polls early for instant failures', {}, [2_000, 5_000]],
		[
			'leaves a job alone that cannot be ready',
			{ elapsedMs: 3_000, polls: [{ atMs: 3_000, progress: 0 }] },
			[15_000, 30_000],
		],
		[
			'asks evenly while the end is expected',
			{ elapsedMs: 50_000, polls: [{ atMs: 50_000, progress: null }] },
			[5_000, 10_000],
		],
		[
			'goes straight to an end that progress foretells',
			{ elapsedMs: 92_000, polls: HALF_DONE },
			[20_000, 28_000],
		],
		['asks often near a foretold end', { elapsedMs: 118_000, polls: HALF_DONE }, [2_000, 3_000]],
		[
			'slows down when the end is overdue',
			{ elapsedMs: 260_000, polls: [{ atMs: 3_000, progress: null }] },
			[8_000, 20_000],
		],
		[
			'asks no less than twice a minute',
			{ elapsedMs: 3_600_000, polls: [{ atMs: 3_000, progress: null }] },
			[20_000, 30_000],
		],
		[
			'polls at least twice a minute, however sure the end is',
			{
				elapsedMs: 3_000,
				polls: [{ atMs: 3_000, progress: 0 }],
				earlierMs: [100_000, 101_000, 102_000],
			},
			[20_000, 30_000],
		],
		["keeps the user's own interval", { intervalMs: 7_000, elapsedMs: 3_600_000 }, [7_000, 7_000]],
		[
			'gives each of many jobs its share',
			{ together: 1_000, elapsedMs: 118_000, polls: HALF_DONE },
			[125_000, 150_000],
		],
		['does not look at many jobs at once', { together: 1_000 }, [5_000, 125_000]],
		[
			'polls once after a likely end, not before it and long after',
			{ elapsedMs: 3_000, polls: [{ atMs: 3_000, progress: 60 }] },
			[2_000, 3_000],
		],
		['waits as long as the provider asks', { retryAfterMs: 45_000 }, [45_000, 45_000]],
		[
			"waits as long as the provider asks, against the user's interval",
			{ intervalMs: 1_000, retryAfterMs: 45_000 },
			[45_000, 45_000],
		],
		['does not take a short Retry-After for an invitation', { retryAfterMs: 1 }, [2_000, 5_000]],
	])('%s', (_what, changes, [leastMs, mostMs]) => {
		const delay = nextPollDelay({ ...START, ...changes });
		expect(delay).toBeGreaterThanOrEqual(leastMs);
		expect(delay).toBeLessThanOrEqual(mostMs);
	});

	const look = fc.record({
		atMs: fc.nat(3_600_000),
		progress: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
	});
	const moment = fc.record({
		elapsedMs: fc.nat(86_400_000),
		polls: fc.array(look, { maxLength: 20 }),
		earlierMs: fc.array(fc.nat(3_600_000), { maxLength: 10 }),
		together: fc.integer({ min: 1, max: 10_000 }),
		intervalMs: fc.constant(0),
		retryAfterMs: fc.option(fc.nat(600_000), { nil: null }),
		random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	});

	it('never asks faster than the minimum or what the provider says', () => {
		fc.assert(
			fc.property(moment, (any) => {
				const delay = nextPollDelay(any);
				expect(delay).toBeGreaterThanOrEqual(2_000);
				if (any.polls.length > 0) expect(delay).toBeGreaterThan(any.together * 118);
				expect(delay).toBeGreaterThanOrEqual(any.retryAfterMs ?? 0);
				expect(Number.isInteger(delay)).toBe(true);
			}),
		);
	});

	it('spreads many jobs apart', () => {
		const delays = [0, 0.25, 0.5, 0.75, 0.99].map((random) => nextPollDelay({ ...START, random }));
		expect(new Set(delays).size).toBe(delays.length);
	});

	it.each(['linear', 'jumps', 'none'] as const)(
		'sees the end sooner than any fixed interval with as many requests (%s progress)',
		(family) => {
			const jobs = traces(family, 1_000, 7);
			const ours = replayAdaptive(jobs, 3);
			const fixed = fixedWithSameRequests(jobs, ours.requests);
			expect(fixed.requests).toBeCloseTo(ours.requests, 1);
			expect(ours.latenessMs).toBeLessThan(fixed.latenessMs);
		},
	);

	it('is compared with a fixed interval that is what it says', () => {
		const jobs = traces('none', 1_000, 7);
		expect(replayFixed(jobs, 10_000).latenessMs).toBeGreaterThan(4_500);
		expect(replayFixed(jobs, 10_000).latenessMs).toBeLessThan(5_500);
	});
});
