/** Lets only so many jobs run at once; the others wait their turn, first come first served. */
export interface Slots {
	run<T>(work: () => Promise<T>): Promise<T>;
}

/** @param limit at least 1 */
export function slots(limit: number): Slots {
	const queue: Array<() => void> = [];
	let free = limit;

	async function take(): Promise<void> {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => queue.push(resolve));
	}

	function give(): void {
		const next = queue.shift();
		if (next) next();
		else free++;
	}

	return {
		async run(work) {
			await take();
			try {
				return await work();
			} finally {
				give();
			}
		},
	};
}
