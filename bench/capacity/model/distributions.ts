import { FILE, GENERATION } from './assumptions';

/** What differs from video to video. `random` gives 0 up to 1. */

type Random = () => number;

const { shortestMs, usuallyAtMostMs, longestMs, tailShare } = GENERATION;
const TAIL_SPAN = Math.log(longestMs / usuallyAtMostMs);

/** Milliseconds to the next event of a Poisson process. */
export function exponential(ratePerMs: number, random: Random): number {
	return -Math.log(1 - random()) / ratePerMs;
}

/** Evenly spread up to the usual limit, and log-uniform beyond it. */
export function generationMs(random: Random): number {
	if (random() < tailShare) return usuallyAtMostMs * Math.exp(random() * TAIL_SPAN);
	return shortestMs + random() * (usuallyAtMostMs - shortestMs);
}

/** The share of videos that take longer than `ms`. */
export function shareLongerThan(ms: number): number {
	if (ms >= longestMs) return 0;
	if (ms >= usuallyAtMostMs) return tailShare * (1 - Math.log(ms / usuallyAtMostMs) / TAIL_SPAN);
	const left = Math.min(1, (usuallyAtMostMs - ms) / (usuallyAtMostMs - shortestMs));
	return tailShare + (1 - tailShare) * left;
}

export function meanGenerationMs(): number {
	const usual = (shortestMs + usuallyAtMostMs) / 2;
	const tail = (longestMs - usuallyAtMostMs) / TAIL_SPAN;
	return (1 - tailShare) * usual + tailShare * tail;
}

/** Lognormal, by Box and Muller. */
export function fileBytes(random: Random): number {
	const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return FILE.medianBytes * Math.exp(FILE.sigma * normal);
}
