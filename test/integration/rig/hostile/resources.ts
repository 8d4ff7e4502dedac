import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds, in bytes. Not what V8 has reserved, which grows and shrinks as it likes. */

function held(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** The bytes of a buffer go a turn after the buffer, and what they held with them. */
const COLLECTIONS = 6;

/** What is held once everything nobody needs is gone. @param enough no more has to go, in bytes */
export async function heldForGood(enough = 0): Promise<number> {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect !== 'function') throw new Error('No garbage collector');
	let least = held();
	for (let count = 0; count < COLLECTIONS && least > enough; count++) {
		collect();
		await new Promise((resolve) => setTimeout(resolve, 5));
		least = Math.min(least, held());
	}
	return least;
}

/** Watches how much is held at the most. */
export interface PeakWatch {
	/** The most since the last call, or since the beginning. */
	peak(): number;
	stop(): void;
}

const EVERY_MS = 10;

export function watchPeak(): PeakWatch {
	let peak = 0;
	const look = () => {
		peak = Math.max(peak, held());
	};
	const timer = setInterval(look, EVERY_MS);
	return {
		peak: () => {
			look();
			const most = peak;
			peak = 0;
			return most;
		},
		stop: () => clearInterval(timer),
	};
}

/** The connections of this process, both ends of each, that are not closed. */
export function openSockets(): number {
	return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}
