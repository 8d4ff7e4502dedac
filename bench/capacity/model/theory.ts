import { GENERATION } from './assumptions';
import { rateAt, type Demand } from './demand';
import { shareLongerThan } from './distributions';

const STEP_MS = 1_000;

/**
 * How many videos are being made on average at a moment, with no limit anywhere: the M(t)/G/∞ queue
 * (Eick, Massey and Whitt, 1993). The number is Poisson with this mean.
 */
export function expectedRunning(demand: Demand, atMs: number): number {
	let sum = 0;
	for (let ageMs = STEP_MS / 2; ageMs < GENERATION.longestMs; ageMs += STEP_MS) {
		sum += rateAt(demand, atMs - ageMs) * shareLongerThan(ageMs);
	}
	return sum * STEP_MS;
}
