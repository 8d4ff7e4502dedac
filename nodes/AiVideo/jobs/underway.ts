/** The submissions whose answers are still to come, of all items of an execution. */
export interface Underway {
	/** Notes work until it settles; hands its result on. */
	track<T>(work: Promise<T>): Promise<T>;
	/** Resolves when all the work noted so far has settled. */
	settled(): Promise<void>;
}

export function underway(): Underway {
	const pending = new Set<Promise<unknown>>();
	return {
		async track(work) {
			pending.add(work);
			try {
				return await work;
			} finally {
				pending.delete(work);
			}
		},
		async settled() {
			await Promise.allSettled([...pending]);
		},
	};
}
