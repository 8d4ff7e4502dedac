import { seededRandom } from '../../polling/traces';
import { Limited } from './limited';
import { Readings } from './readings';
import { VirtualTime, type Actor } from './virtualTime';

/** What there is to share. `null`: no limit. */
export interface Limits {
	/** Videos the provider makes at once for the account; one more is refused with 429. */
	readonly accountLimit: number | null;
	/** Executions n8n runs at once, on all workers together; the others wait in its queue. */
	readonly workerSlots: number | null;
}

/** Everything the life of a video can touch. */
export interface World {
	readonly time: VirtualTime;
	/** Videos being made. */
	readonly account: Limited;
	/** Makes room in the account. */
	readonly generationEnd: Actor;
	/** Executions being run. */
	readonly slots: Limited;
	readonly readings: Readings;
	/** Downloads under way. */
	downloads: number;
	/** For jitter; the demand has a source of its own, so that it is the same for every way of waiting. */
	readonly random: () => number;
}

/** @param startMs milliseconds since midnight */
export function createWorld(
	{ accountLimit, workerSlots }: Limits,
	startMs: number,
	seed: number,
): World {
	const account = new Limited(accountLimit ?? Infinity);
	return {
		time: new VirtualTime(startMs),
		account,
		generationEnd: { act: () => account.give() },
		slots: new Limited(workerSlots ?? Infinity),
		readings: new Readings(),
		downloads: 0,
		random: seededRandom(seed),
	};
}
