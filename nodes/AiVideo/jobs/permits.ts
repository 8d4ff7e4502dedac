/** One item's permit to have a job running. */
export interface Permit {
	/** Whether no other item of the execution has a job running. */
	isAlone(): boolean;
	/**
	 * The provider allows fewer jobs than we thought: lowers the limit for the rest of the execution,
	 * gives the permit up, and resolves when another job has ended and it is this item's turn again.
	 */
	waitForOthers(): Promise<void>;
}

/** For work that needs no permit. */
export const NO_PERMIT: Permit = { isAlone: () => true, waitForOthers: async () => {} };

/** Lets only so many jobs run at once; the others wait their turn, first come first served. */
export class Permits {
	private readonly queue: Array<() => void> = [];

	private held = 0;

	/** @param limit at least 1 */
	constructor(private limit: number) {}

	async run<T>(work: (permit: Permit) => Promise<T>): Promise<T> {
		await this.take();
		try {
			return await work({
				isAlone: () => this.held <= 1,
				waitForOthers: async () => await this.waitForOthers(),
			});
		} finally {
			this.giveBack();
		}
	}

	private handOut(): void {
		while (this.held < this.limit) {
			const next = this.queue.shift();
			if (!next) return;
			this.held++;
			next();
		}
	}

	private async take(): Promise<void> {
		const turn = new Promise<void>((resolve) => this.queue.push(resolve));
		this.handOut();
		await turn;
	}

	private giveBack(): void {
		this.held--;
		this.handOut();
	}

	private async waitForOthers(): Promise<void> {
		this.limit = Math.max(1, this.held - 1);
		this.held--;
		// In front: it was this item's turn already.
		await new Promise<void>((resolve) => {
			this.queue.unshift(resolve);
			this.handOut();
		});
	}
}
