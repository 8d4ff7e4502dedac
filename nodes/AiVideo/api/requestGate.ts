import type { Cancellation } from './cancellation';

/** Gives the place up; may be called again without effect. */
export type Leave = () => void;

/**
 * Lets only so many requests of an execution be under way; the others wait, first come first
 * served. n8n opens a connection for every request, and a thousand jobs ask in the same seconds.
 */
export interface RequestGate {
	/**
	 * Waits for a place. `null`: there was none within `mostMs`, or the execution was cancelled
	 * meanwhile; then nothing may be sent.
	 */
	enter(mostMs: number): Promise<Leave | null>;
}

/** How often a waiter looks up, so that no timer outlives its wait by much. */
const LOOK_UP_MS = 30_000;

/** The host closes a connection a moment after its answer was read. */
const CLOSING_MS = 10;

/** @param atMost at least 1 */
export function requestGate(atMost: number, cancellation: Cancellation): RequestGate {
	const { clock } = cancellation;
	const queue = new Set<() => void>();
	let taken = 0;

	/** A place goes to the one who waits longest: nobody new can slip in between. */
	function handOver(): void {
		const [next] = queue;
		if (next) next();
		else taken--;
	}

	function leaveOnce(): Leave {
		let isIn = true;
		return () => {
			if (!isIn) return;
			isIn = false;
			if (queue.size === 0) taken--;
			else void clock.sleep(CLOSING_MS).then(handOver);
		};
	}

	/** Whether it was let in. */
	async function wait(mostMs: number): Promise<boolean> {
		const until = clock.now() + mostMs;
		let isIn = false;
		let wake = (): void => {};
		const turn = new Promise<void>((resolve) => {
			wake = resolve;
		});
		const admit = () => {
			isIn = true;
			queue.delete(admit);
			wake();
		};
		queue.add(admit);
		while (!isIn && !cancellation.isCancelled() && clock.now() < until) {
			const lookUpMs = Math.min(LOOK_UP_MS, until - clock.now());
			await Promise.race([turn, cancellation.pause(lookUpMs)]);
		}
		queue.delete(admit);
		return isIn;
	}

	async function enter(mostMs: number): Promise<Leave | null> {
		if (taken < atMost) {
			taken++;
			return leaveOnce();
		}
		return (await wait(mostMs)) ? leaveOnce() : null;
	}

	return { enter };
}
