import { DAY_MS, FILE, GENERATION } from './assumptions';

/** When videos are asked for, what each is like, and what queueing theory makes of it. `random` gives 0 up to 1. */

type Random = () => number;

export interface Demand {
	readonly videosPerDay: number;
	/** Rate at noon by the day's mean rate, 1 to 8 / 3; 1: the same all day. */
	readonly peakFactor: number;
}

export interface Video {
	/** Milliseconds since midnight of the first day. */
	readonly arrivesAt: number;
	readonly generationMs: number;
	readonly bytes: number;
}

/** Milliseconds since midnight of the first day. */
export interface Stretch {
	readonly fromMs: number;
	readonly toMs: number;
}

/** The mean over a day of sin⁴, the shape of the peak. */
const SHAPE_MEAN = 3 / 8;

/** Videos per millisecond at a moment; the mean over a day is that of the demand. */
export function rateAt({ videosPerDay, peakFactor }: Demand, atMs: number): number {
	const floor = (1 - peakFactor * SHAPE_MEAN) / (1 - SHAPE_MEAN);
	const peak = Math.sin((Math.PI * atMs) / DAY_MS) ** 4;
	return (videosPerDay / DAY_MS) * (floor + (peakFactor - floor) * peak);
}

/** The videos of a stretch of time, in the order of arrival: a Poisson process, by thinning (Lewis and Shedler, 1979). */
export function* videosOf(
	demand: Demand,
	{ fromMs, toMs }: Stretch,
	random: Random,
): Generator<Video, void> {
	const highest = (demand.videosPerDay / DAY_MS) * demand.peakFactor;
	for (let at = fromMs; ;) {
		at -= Math.log(1 - random()) / highest;
		if (at >= toMs) return;
		if (random() * highest >= rateAt(demand, at)) continue;
		yield { arrivesAt: at, generationMs: generationMs(random), bytes: fileBytes(random) };
	}
}

const { minMs, usualMaxMs, maxMs, tailShare } = GENERATION;
const TAIL_SPAN = Math.log(maxMs / usualMaxMs);

/** Evenly spread up to the usual limit, and log-uniform beyond it. */
export function generationMs(random: Random): number {
	if (random() < tailShare) return usualMaxMs * Math.exp(random() * TAIL_SPAN);
	return minMs + random() * (usualMaxMs - minMs);
}

export function meanGenerationMs(): number {
	const usual = (minMs + usualMaxMs) / 2;
	const tail = (maxMs - usualMaxMs) / TAIL_SPAN;
	return (1 - tailShare) * usual + tailShare * tail;
}

/** The share of videos that take longer than `ms`. */
export function shareLongerThan(ms: number): number {
	if (ms >= maxMs) return 0;
	if (ms >= usualMaxMs) return tailShare * (1 - Math.log(ms / usualMaxMs) / TAIL_SPAN);
	const left = Math.min(1, (usualMaxMs - ms) / (usualMaxMs - minMs));
	return tailShare + (1 - tailShare) * left;
}

/** Lognormal, by Box and Muller. */
function fileBytes(random: Random): number {
	const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return FILE.medianBytes * Math.exp(FILE.sigma * normal);
}

const STEP_MS = 1_000;

/**
 * How many videos are being made on average at a moment, with no limit anywhere: the M(t)/G/∞ queue
 * (Eick, Massey and Whitt, 1993). The number is Poisson with this mean.
 */
export function expectedRunning(demand: Demand, atMs: number): number {
	let sum = 0;
	for (let ageMs = STEP_MS / 2; ageMs < maxMs; ageMs += STEP_MS) {
		sum += rateAt(demand, atMs - ageMs) * shareLongerThan(ageMs);
	}
	return sum * STEP_MS;
}
