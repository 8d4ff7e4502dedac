/** Processes on a clock that jumps from event to event: generators, which say what they wait for. */

/** What a process waits for: so many milliseconds to pass, or a place. */
type Wait = number | Places;

export type Process<Result = void> = Generator<Wait, Result, void>;

/** Something of which there is only so much. */
export class Places {
	private taken = 0;
	private readonly line: Process[] = [];
	private served = 0;

	/** @param count `Infinity`: no limit */
	constructor(private readonly count: number) {}

	get used(): number {
		return this.taken;
	}

	/** Takes a place if there is one. A process that yields the places gets one as soon as there is one. */
	tryTake(): boolean {
		if (this.taken >= this.count) return false;
		this.taken++;
		return true;
	}

	wait(process: Process): void {
		this.line.push(process);
	}

	/** Gives a place back: to the first who waits and has it now, or to nobody. */
	giveBack(): Process | null {
		const next = this.line[this.served];
		if (next === undefined) {
			this.taken--;
			return null;
		}
		this.served++;
		return next;
	}
}

export class Clock {
	private readonly queue = new EventQueue<Process>();

	/** @param now milliseconds since midnight of the first day */
	constructor(public now: number) {}

	/** Runs a process until it has to wait; it goes on when its time, or its turn, has come. */
	resume(process: Process): void {
		for (;;) {
			const { value, done } = process.next();
			if (done === true) return;
			if (typeof value === 'number') {
				this.queue.push(this.now + value, process);
				return;
			}
			if (!value.tryTake()) {
				value.wait(process);
				return;
			}
		}
	}

	/** Gives a place back; whoever waits for it goes on at once. */
	give(places: Places): void {
		const next = places.giveBack();
		if (next !== null) this.resume(next);
	}

	/** Runs until nothing is left to happen; calls `onSecond` at every full second before `endMs`. */
	run(endMs: number, onSecond: (atMs: number) => void): void {
		let secondAt = this.now + 1_000;
		for (let next = this.queue.pop(); next !== null; next = this.queue.pop()) {
			for (; secondAt <= next.at && secondAt < endMs; secondAt += 1_000) onSecond(secondAt);
			this.now = next.at;
			this.resume(next.event);
		}
	}
}

interface Timed<T> {
	readonly at: number;
	readonly event: T;
}

/** What is to happen, earliest first: a binary heap. */
export class EventQueue<T> {
	private readonly heap: Array<Timed<T>> = [];

	push(at: number, event: T): void {
		let index = this.heap.length;
		for (;;) {
			const above = (index - 1) >> 1;
			const parent = this.heap[above];
			if (parent === undefined || parent.at <= at) break;
			this.heap[index] = parent;
			index = above;
		}
		this.heap[index] = { at, event };
	}

	/** Takes the earliest out; null when there is none. */
	pop(): Timed<T> | null {
		const first = this.heap[0] ?? null;
		const last = this.heap.pop();
		if (last === undefined || this.heap.length === 0) return first;
		let index = 0;
		for (;;) {
			const left = 2 * index + 1;
			const below = this.timeOf(left + 1) < this.timeOf(left) ? left + 1 : left;
			const child = this.heap[below];
			if (child === undefined || child.at >= last.at) break;
			this.heap[index] = child;
			index = below;
		}
		this.heap[index] = last;
		return first;
	}

	private timeOf(index: number): number {
		return this.heap[index]?.at ?? Infinity;
	}
}
