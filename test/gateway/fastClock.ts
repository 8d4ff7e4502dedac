import { setTimeout as realSleep } from 'node:timers/promises';

import type { RigClock } from '../integration/rig/clock';

/** A server that is not ours takes real time to answer: much faster, and deadlines would measure that. */
const SPEED = 20;
const MIN_TIMEOUT_MS = 60_000;

/** How often it is looked whether something is so, and for how long. Real milliseconds. */
const LOOK_MS = 2;
const PATIENCE_MS = 10_000;

/** Time that runs by itself, faster than the real one, for servers whose work nobody sees. */
export function fastClock(): RigClock {
	const start = Date.now();
	const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
		await realSleep(ms / SPEED, undefined, signal === undefined ? {} : { signal });
	};
	return {
		now: () => Math.floor(start + (Date.now() - start) * SPEED),
		random: () => Math.random(),
		sleep,
		pass: sleep,
		timeout: (ms) => AbortSignal.timeout(Math.max(MIN_TIMEOUT_MS, Math.ceil(ms / SPEED))),
		finish: async (work) => await work,
		until: async (isSo) => {
			for (const since = Date.now(); !isSo(); await realSleep(LOOK_MS)) {
				if (Date.now() - since > PATIENCE_MS) throw new Error(`Still not so: ${isSo.toString()}`);
			}
		},
		holdWhile: () => {},
		restart: () => {},
		close: () => {},
	};
}
