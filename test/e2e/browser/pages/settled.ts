import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

const LOOK_AGAIN_MS = 200;
/** Generous, for machines that are busy. */
const PATIENCE_MS = 60_000;

/** What the page shows as soon as that is what is wanted; else what it showed last. */
export async function settled<T>(read: () => Promise<T>, wanted: T): Promise<T> {
	const deadline = Date.now() + PATIENCE_MS;
	for (;;) {
		const seen = await read();
		if (isDeepStrictEqual(seen, wanted) || Date.now() > deadline) return seen;
		await sleep(LOOK_AGAIN_MS);
	}
}
