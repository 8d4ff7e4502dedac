import { EventQueue } from './eventQueue';

/** Whoever something happens to. One waits for one thing at a time, so it needs no more than a call. */
export interface Actor {
	act(): void;
}

/** A clock that jumps from event to event. Times in milliseconds. */
export class VirtualTime {
	private readonly queue = new EventQueue<Actor>();
	private current: number;

	constructor(startMs: number) {
		this.current = startMs;
	}

	get now(): number {
		return this.current;
	}

	after(delayMs: number, actor: Actor): void {
		this.queue.push(this.current + delayMs, actor);
	}

	/** Runs until nothing is left to happen; calls `onSecond` at every full second before `endMs`. */
	run(endMs: number, onSecond: (atMs: number) => void): void {
		for (let secondAt = this.current + 1_000; this.queue.size > 0;) {
			const nextAt = this.queue.nextAt;
			for (; secondAt <= nextAt && secondAt < endMs; secondAt += 1_000) onSecond(secondAt);
			const actor = this.queue.pop();
			this.current = nextAt;
			actor?.act();
		}
	}
}
