import { DAY_MS } from './assumptions';
import { exponential, fileBytes, generationMs } from './distributions';

/** When videos are asked for, and what each will be like. */

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
	random: () => number,
): Generator<Video, void> {
	const highest = (demand.videosPerDay / DAY_MS) * demand.peakFactor;
	for (let at = fromMs; ;) {
		at += exponential(highest, random);
		if (at >= toMs) return;
		if (random() * highest >= rateAt(demand, at)) continue;
		yield { arrivesAt: at, generationMs: generationMs(random), bytes: fileBytes(random) };
	}
}
