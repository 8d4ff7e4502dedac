/** What is to happen, earliest first: a binary heap. */
export class EventQueue<T> {
	private readonly times: number[] = [];
	private readonly events: T[] = [];

	get size(): number {
		return this.times.length;
	}

	/** When the next event is due; `Infinity` when there is none. */
	get nextAt(): number {
		return this.times[0] ?? Infinity;
	}

	push(at: number, event: T): void {
		let index = this.times.length;
		this.place(index, at, event);
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (this.timeOf(parent) <= at) break;
			this.move(parent, index);
			index = parent;
		}
		this.place(index, at, event);
	}

	/** Takes the earliest event out; `undefined` when there is none. */
	pop(): T | undefined {
		const first = this.events[0];
		const lastAt = this.times.pop();
		const last = this.events.pop();
		if (lastAt === undefined || last === undefined || this.size === 0) return first;
		let index = 0;
		for (let child = 1; child < this.size; child = 2 * index + 1) {
			const smaller = this.timeOf(child + 1) < this.timeOf(child) ? child + 1 : child;
			if (this.timeOf(smaller) >= lastAt) break;
			this.move(smaller, index);
			index = smaller;
		}
		this.place(index, lastAt, last);
		return first;
	}

	private timeOf(index: number): number {
		return this.times[index] ?? Infinity;
	}

	private place(index: number, at: number, event: T): void {
		this.times[index] = at;
		this.events[index] = event;
	}

	private move(from: number, to: number): void {
		const event = this.events[from];
		if (event !== undefined) this.place(to, this.timeOf(from), event);
	}
}
