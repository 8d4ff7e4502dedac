import { setTimeout as sleep } from 'node:timers/promises';

/** How often to look, and for how long. */
export interface Patience {
	readonly lookAgainMs: number;
	readonly patienceMs: number;
}

/** Resolves with what `look` finds as soon as it finds something. @throws when patience ends */
export async function untilFound<T>(
	what: string,
	look: () => Promise<T | null> | T | null,
	{ lookAgainMs, patienceMs }: Patience,
): Promise<T> {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const found = await look();
		if (found !== null) return found;
		if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
		await sleep(lookAgainMs);
	}
}
