import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds, in bytes. Not what V8 has reserved, which grows and shrinks as it likes. */

function held(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** What is held once everything nobody needs is gone. */
export function heldForGood(): number {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect !== 'function') throw new Error('No garbage collector');
	collect();
	return held();
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
