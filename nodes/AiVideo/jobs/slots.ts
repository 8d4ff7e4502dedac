/** One item's permission to have a job running. */
export interface Turn {
	/** Whether no other item of the execution has a job running. */
	isAlone(): boolean;
	/**
	 * The provider allows fewer jobs than we thought: lowers the limit for the rest of the execution,
	 * gives the slot up, and resolves when another job has ended and it is this item's turn again.
	 */
	waitForOthers(): Promise<void>;
}

/** For work that holds no slot. */
export const ALONE: Turn = { isAlone: () => true, waitForOthers: async () => {} };

/** Lets only so many jobs run at once; the others wait their turn, first come first served. */
export interface Slots {
	run<T>(work: (turn: Turn) => Promise<T>): Promise<T>;
}

/** @param atMost at least 1 */
export function slots(atMost: number): Slots {
	const queue: Array<() => void> = [];
	let limit = atMost;
	let held = 0;

	function fill(): void {
		while (held < limit) {
			const next = queue.shift();
			if (!next) return;
			held++;
			next();
		}
	}

	async function take(): Promise<void> {
		const turn = new Promise<void>((resolve) => queue.push(resolve));
		fill();
		await turn;
	}

	function give(): void {
		held--;
		fill();
	}

	async function waitForOthers(): Promise<void> {
		limit = Math.max(1, held - 1);
		held--;
		// In front: it was this item's turn already.
		await new Promise<void>((resolve) => {
			queue.unshift(resolve);
			fill();
		});
	}

	return {
		async run(work) {
			await take();
			try {
				return await work({ isAlone: () => held <= 1, waitForOthers });
			} finally {
				give();
			}
		},
	};
}
