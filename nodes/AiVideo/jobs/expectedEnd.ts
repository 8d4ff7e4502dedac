/** When a job is likely to end, from what was seen of it and of others. Pure. */

/** One answer about a job. */
export interface Look {
	/** Since the job began, in milliseconds. */
	readonly atMs: number;
	/** 0 to 100; `null` when the provider told none. */
	readonly progress: number | null;
}

/** A stretch of time since the job began, in milliseconds. */
export interface Window {
	readonly fromMs: number;
	readonly toMs: number;
}

/** Providers name 60 to 180 s, some models are faster, some cost a few minutes. */
const USUAL: Window = { fromMs: 40_000, toMs: 200_000 };

/** Fewer finished jobs than this say little about the next one. */
const ENOUGH_JOBS = 3;
/** How far the next job may lie outside what was seen so far. */
const MARGIN = 0.1;

/** Below this, a percentage says too little, and above it too much: providers linger at 99. */
const LEAST_PROGRESS = 5;
const MOST_PROGRESS = 97;

function isTelling(progress: number | null): progress is number {
	return progress !== null && progress >= LEAST_PROGRESS && progress <= MOST_PROGRESS;
}

/**
 * Progress is taken as a share of the time, perhaps shown in steps. Where it rose to `p` between
 * two looks, it was below `p` at the first and at least `p` at the second: the end lies between
 * `first / p` and `second / p`. Every rise narrows that down.
 */
function windowByProgress(looks: readonly Look[]): Window | null {
	let [fromMs, toMs] = [0, Infinity];
	looks.forEach((look, index) => {
		const before = looks[index - 1];
		if (!isTelling(look.progress) || before?.progress === look.progress) return;
		const share = look.progress / 100;
		const [from, to] = [(before?.atMs ?? 0) / share, look.atMs / share];
		const isConsistent = from < toMs && to > fromMs;
		fromMs = isConsistent ? Math.max(fromMs, from) : from;
		toMs = isConsistent ? Math.min(toMs, to) : to;
	});
	return toMs === Infinity ? null : { fromMs, toMs };
}

function windowByOthers(earlierMs: readonly number[]): Window | null {
	if (earlierMs.length < ENOUGH_JOBS) return null;
	return {
		fromMs: Math.min(...earlierMs) * (1 - MARGIN),
		toMs: Math.max(...earlierMs) * (1 + MARGIN),
	};
}

/** @param earlierMs how long jobs of this execution took that are done */
export function expectedEnd(looks: readonly Look[], earlierMs: readonly number[]): Window {
	return windowByProgress(looks) ?? windowByOthers(earlierMs) ?? USUAL;
}
