import { DAY_MS, HOUR_MS } from '../model/assumptions';
import type { Stretch } from '../model/demand';

export interface Volume {
	readonly videosPerDay: number;
	/** What is simulated: whole days, or, where that is enough, the hours around noon. */
	readonly stretch: Stretch;
}

function wholeDays(days: number): Stretch {
	return { fromMs: 0, toMs: days * DAY_MS };
}

/** Few videos need many days until the busiest hours tell something. */
export const VOLUMES: readonly Volume[] = [
	{ videosPerDay: 100, stretch: wholeDays(60) },
	{ videosPerDay: 1_000, stretch: wholeDays(20) },
	{ videosPerDay: 10_000, stretch: wholeDays(2) },
	{ videosPerDay: 1_000_000, stretch: { fromMs: 10.5 * HOUR_MS, toMs: 12.5 * HOUR_MS } },
];

/** Limits of accounts worth looking at: too low, barely enough, and enough. */
export const ACCOUNT_LIMITS: ReadonlyMap<number, readonly number[]> = new Map([
	[100, [1, 2]],
	[1_000, [2, 5, 10]],
	[10_000, [40, 50, 70]],
	[1_000_000, [4_000, 4_600]],
]);
