/** Seeded generation traces: how long a job takes, and what progress its provider shows. */

export interface Trace {
	/** Milliseconds from submission to completion. */
	readonly endMs: number;
	/** 0 to 100, or `null` where the provider shows none. */
	progressAt(ms: number): number | null;
}

export type TraceFamily = 'linear' | 'jumps' | 'none';

const SHORTEST_MS = 60_000;
const LONGEST_MS = 180_000;
const STEPS = [80, 45, 0];

/** A small seeded generator (mulberry32), so that every run sees the same jobs. */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function shown(family: TraceFamily, percent: number): number | null {
	if (family === 'none') return null;
	if (family === 'linear') return Math.floor(percent);
	return STEPS.find((step) => percent >= step) ?? 0;
}

export function traces(family: TraceFamily, count: number, seed: number): readonly Trace[] {
	const random = seededRandom(seed);
	return Array.from({ length: count }, () => {
		const endMs = SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS);
		return { endMs, progressAt: (ms) => shown(family, Math.min(100, (ms / endMs) * 100)) };
	});
}
