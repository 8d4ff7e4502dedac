import fc from 'fast-check';

import { nextPollDelay } from '../../../nodes/SoraVideo/jobs/pollSchedule';

const MOMENT = { polls: 0, intervalMs: 0, retryAfterMs: null, random: 0.5 };

it('the pauses grow from two seconds to ten', () => {
	const delays = Array.from({ length: 10 }, (_, polls) => nextPollDelay({ ...MOMENT, polls }));
	expect(delays).toEqual([2000, 2500, 3125, 3906, 4883, 6104, 7629, 9537, 10000, 10000]);
});

it.each([
	[0, 1800],
	[0.5, 2000],
	[1, 2200],
])('dice at %p spread them to %i ms', (random, delay) => {
	expect(nextPollDelay({ ...MOMENT, random })).toBe(delay);
});

it.each([
	[{ intervalMs: 5000 }, 5000],
	[{ intervalMs: 5000, polls: 40 }, 5000],
	[{ intervalMs: 500, random: 0 }, 500],
	[{ retryAfterMs: 7000 }, 7000],
	[{ retryAfterMs: 500 }, 2000],
	[{ retryAfterMs: 60_000, intervalMs: 5000 }, 60_000],
	[{ retryAfterMs: 0, intervalMs: 5000 }, 5000],
])('%j makes a pause of %i ms', (changes, delay) => {
	expect(nextPollDelay({ ...MOMENT, ...changes })).toBe(delay);
});

it('a pause is never shorter than asked for, and never above eleven seconds by itself', () => {
	const moments = fc.record({
		polls: fc.nat(1_000_000),
		intervalMs: fc.constantFrom(0, 1, 3000, 90_000),
		retryAfterMs: fc.option(fc.nat(600_000), { nil: null }),
		random: fc.double({ min: 0, max: 1, noNaN: true }),
	});
	fc.assert(
		fc.property(moments, (moment) => {
			const delay = nextPollDelay(moment);
			expect(delay).toBeGreaterThanOrEqual(moment.retryAfterMs ?? 0);
			expect(delay).toBeGreaterThanOrEqual(moment.intervalMs);
			expect(delay).toBeGreaterThan(0);
			expect(delay).toBeLessThanOrEqual(
				Math.max(11_000, moment.retryAfterMs ?? 0, moment.intervalMs),
			);
		}),
		{ numRuns: 1000 },
	);
});
