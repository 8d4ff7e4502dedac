import type { Rig } from '../rig';
import { readingOfMegabyte } from './block';
import { guardNetwork, type NetworkGuard } from './guard';
import { heldForGood, watchPeak, type PeakWatch } from './resources';

/** Where hostile stories are told, and what of the process is watched meanwhile. */
export interface Stage {
	readonly rig: Rig;
	readonly guard: NetworkGuard;
	readonly memory: PeakWatch;
	/** What the process held before the first story, in bytes. */
	readonly atRest: number;
	/** What a turn of the event loop may cost, in milliseconds of CPU time. */
	readonly blockBudget: number;
	close(): void;
}

export async function openStage(rig: Rig): Promise<Stage> {
	const guard = guardNetwork();
	const atRest = await heldForGood();
	const memory = watchPeak();
	return {
		rig,
		guard,
		memory,
		atRest,
		blockBudget: blockBudget(),
		close: () => {
			guard.close();
			memory.stop();
		},
	};
}

const MEGABYTE = 1024 ** 2;
/** What a story may hold at the most, besides what was there before all of them. */
const MOST_HELD = 512 * MEGABYTE;
/** What all of them together may leave behind. */
const MOST_LEFT = 64 * MEGABYTE;

/** Throws when too much was held since the last call. */
export function memoryIsBounded({ memory, atRest }: Stage): void {
	const grown = memory.peak() - atRest;
	if (grown > MOST_HELD) throw new Error(`${Math.round(grown / MEGABYTE)} MB were held`);
}

/** How much more than before the process keeps, in bytes; throws when it is too much. */
export async function nothingIsLeft({ atRest }: Stage): Promise<void> {
	const left = (await heldForGood(atRest + MOST_LEFT)) - atRest;
	if (left > MOST_LEFT) throw new Error(`${Math.round(left / MEGABYTE)} MB are still held`);
}

/** What one turn may cost, with what the host, the tests' server and helper threads do in it. */
const MOST_READINGS = 2;
/** Counting every statement slows down what is counted, and not the yardstick. */
const SLOWED_BY_COVERAGE = '__coverage__' in globalThis ? 3 : 1;

/** What one turn of the event loop may cost here and now, in milliseconds of CPU time. */
export function blockBudget(): number {
	return MOST_READINGS * SLOWED_BY_COVERAGE * readingOfMegabyte();
}
