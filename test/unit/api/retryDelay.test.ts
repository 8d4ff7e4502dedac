import fc from 'fast-check';

import { readRetryAfter, retryDelay } from '../../../nodes/AiVideo/api/retryDelay';

/** Midnight of 2026-01-01. */
const NOW = 1_767_225_600_000;

describe('how long a provider wants us to wait', () => {
	it.each<[Record<string, string>, number | null]>([
		[{}, null],
		[{ 'retry-after': '5' }, 5000],
		[{ 'retry-after': ' 5 ' }, 5000],
		[{ 'retry-after': '0' }, 0],
		[{ 'retry-after': '1.5' }, 1500],
		[{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
		[{ 'retry-after': 'Thursday, 01-Jan-26 00:00:30 GMT' }, 30_000],
		[{ 'retry-after': '2026-01-01T00:00:30Z' }, 30_000],
		[{ 'retry-after': 'Wed, 31 Dec 2025 23:59:00 GMT' }, 0],
		[{ 'retry-after': 'soon' }, null],
		[{ 'retry-after': '' }, null],
		[{ 'retry-after': '5 s' }, null],
		[{ 'retry-after': '600' }, 600_000],
		[{ 'retry-after': '601' }, 600_000],
		[{ 'retry-after': '99999999999' }, 600_000],
		[{ 'retry-after': 'Thu, 01 Jan 2099 00:00:00 GMT' }, 600_000],
		[{ 'retry-after-ms': '250' }, 250],
		[{ 'retry-after-ms': '250', 'retry-after': '5' }, 250],
		[{ 'retry-after-ms': '-3' }, 0],
		[{ 'retry-after-ms': 'soon' }, null],
		[{ 'retry-after-ms': 'soon', 'retry-after': '5' }, 5000],
		[{ 'retry-after-ms': 'Infinity', 'retry-after': '5' }, 5000],
		[{ 'retry-after-ms': '1e12' }, 600_000],
	])('%j means %p ms', (headers, expected) => {
		expect(readRetryAfter(headers, NOW)).toBe(expected);
	});

	it('is nothing, or between zero and ten minutes, whatever the headers say', () => {
		const headers = fc.dictionary(
			fc.constantFrom('retry-after', 'retry-after-ms'),
			fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)),
		);
		fc.assert(
			fc.property(headers, (given) => {
				const wanted = readRetryAfter(given, NOW);
				expect(wanted === null || (wanted >= 0 && wanted <= 600_000)).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('when to try again', () => {
	it.each([
		[0, 0, 500],
		[0, 0.5, 750],
		[0, 1, 1000],
		[1, 0, 1000],
		[2, 1, 4000],
		[4, 0, 8000],
		[5, 0, 15_000],
		[5, 1, 30_000],
		[1000, 1, 30_000],
	])('attempt %i with dice at %p is %i ms away', (attempt, random, delay) => {
		expect(retryDelay(attempt, null, random)).toBe(delay);
	});

	it.each([
		[0, 5000, 0, 5125],
		[0, 5000, 1, 5250],
		[3, 0, 0.5, 1500],
		[0, 600_000, 1, 600_250],
	])('attempt %i after %i ms of Retry-After, with dice at %p, is %i ms away', (...given) => {
		const [attempt, retryAfterMs, random, delay] = given;
		expect(retryDelay(attempt, retryAfterMs, random)).toBe(delay);
	});

	it("is never before the provider's own word, and within half a minute of it", () => {
		const retryAfter = fc.option(fc.nat(600_000), { nil: null });
		const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(fc.nat(5000), retryAfter, random, (attempt, wanted, dice) => {
				const delay = retryDelay(attempt, wanted, dice);
				expect(delay).toBeGreaterThanOrEqual(wanted ?? 500);
				expect(delay).toBeLessThanOrEqual((wanted ?? 0) + 30_000);
			}),
			{ numRuns: 1000 },
		);
	});
});
