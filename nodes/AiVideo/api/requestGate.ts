import type { Cancellation } from './cancellation';

/** Gives the place up; may be called again without effect. */
export type Leave = () => void;

/** How often a waiter looks up, so that no timer outlives its wait by much. */
const LOOK_UP_MS = 30_000;

/** The host closes a connection a moment after its answer was read. */
const CLOSING_MS = 10;

/** Someone who waits for a place. */
interface Waiter {
	isIn: boolean;
	wake(): void;
}

/**
 * Lets only so many requests of an execution be under way; the others wait, first come first
 * served. n8n opens a connection for every request, and a thousand jobs ask in the same seconds.
 */
export class RequestGate {
	private readonly queue = new Set<Waiter>();

	private taken = 0;

	/** @param max at least 1 */
	constructor(
		private readonly max: number,
		private readonly cancellation: Cancellation,
	) {}

	/**
	 * Waits for a place. `null`: there was none within `maxMs`, or the execution was cancelled
	 * meanwhile; then nothing may be sent.
	 */
	async enter(maxMs: number): Promise<Leave | null> {
		if (this.taken < this.max) {
			this.taken++;
			return this.leaveOnce();
		}
		return (await this.wait(maxMs)) ? this.leaveOnce() : null;
	}

	private leaveOnce(): Leave {
		let isIn = true;
		return () => {
			if (!isIn) return;
			isIn = false;
			if (this.queue.size === 0) this.taken--;
			else void this.cancellation.clock.sleep(CLOSING_MS).then(() => this.handOver());
		};
	}

	/** A place goes to the one who waits longest: nobody new can slip in between. */
	private handOver(): void {
		const [next] = this.queue;
		if (!next) {
			this.taken--;
			return;
		}
		this.queue.delete(next);
		next.isIn = true;
		next.wake();
	}

	/** Whether it was let in. */
	private async wait(maxMs: number): Promise<boolean> {
		const { clock } = this.cancellation;
		const until = clock.now() + maxMs;
		const waiter: Waiter = { isIn: false, wake: () => {} };
		const turn = new Promise<void>((resolve) => {
			waiter.wake = resolve;
		});
		this.queue.add(waiter);
		while (!waiter.isIn && !this.cancellation.isCancelled() && clock.now() < until) {
			const lookUpMs = Math.min(LOOK_UP_MS, until - clock.now());
			await Promise.race([turn, this.cancellation.pause(lookUpMs)]);
		}
		this.queue.delete(waiter);
		return waiter.isIn;
	}
}
