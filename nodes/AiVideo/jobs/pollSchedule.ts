/** When to ask for a job's state next. Pure. */

/** One answer about a job. */
export interface Poll {
	/** Since the job began, in milliseconds. */
	readonly atMs: number;
	/** 0 to 100; `null` when the provider told none. */
	readonly progress: number | null;
}

/** A stretch of time since the job began, in milliseconds. */
interface Window {
	readonly fromMs: number;
	readonly toMs: number;
}

/** Providers name 60 to 180 s, some models are faster, some cost a few minutes. */
const USUAL: Window = { fromMs: 40_000, toMs: 200_000 };

/** Fewer finished jobs than this say little about the next one. */
const MIN_JOBS = 3;
/** How far the next job may lie outside what was seen so far. */
const MARGIN = 0.1;

/** Below this, a percentage says too little, and above it too much: providers linger at 99. */
const MIN_PROGRESS = 5;
const MAX_PROGRESS = 97;

function isTelling(progress: number | null): progress is number {
	return progress !== null && progress >= MIN_PROGRESS && progress <= MAX_PROGRESS;
}

/**
 * Progress is taken as a share of the time, perhaps shown in steps. Where it rose to `p` between
 * two polls, it was below `p` at the first and at least `p` at the second: the end lies between
 * `first / p` and `second / p`. Every rise narrows that down.
 */
function windowByProgress(polls: readonly Poll[]): Window | null {
	let [fromMs, toMs] = [0, Infinity];
	polls.forEach((poll, index) => {
		const before = polls[index - 1];
		if (!isTelling(poll.progress) || before?.progress === poll.progress) return;
		const share = poll.progress / 100;
		const [from, to] = [(before?.atMs ?? 0) / share, poll.atMs / share];
		const isConsistent = from < toMs && to > fromMs;
		fromMs = isConsistent ? Math.max(fromMs, from) : from;
		toMs = isConsistent ? Math.min(toMs, to) : to;
	});
	return toMs === Infinity ? null : { fromMs, toMs };
}

function windowByOthers(earlierMs: readonly number[]): Window | null {
	if (earlierMs.length < MIN_JOBS) return null;
	return {
		fromMs: Math.min(...earlierMs) * (1 - MARGIN),
		toMs: Math.max(...earlierMs) * (1 + MARGIN),
	};
}

/** @param earlierMs how long jobs of this execution took that are done */
function expectedEnd(polls: readonly Poll[], earlierMs: readonly number[]): Window {
	return windowByProgress(polls) ?? windowByOthers(earlierMs) ?? USUAL;
}

/**
 * When the job is likely to end, in milliseconds since it began; `null` where only the usual is known.
 * @param earlierMs how long jobs of this execution took that are done
 */
export function likelyEnd(polls: readonly Poll[], earlierMs: readonly number[]): number | null {
	const window = windowByProgress(polls) ?? windowByOthers(earlierMs);
	return window === null ? null : (window.fromMs + window.toMs) / 2;
}

/** No provider states a shorter one; nobody gains by more. */
const MIN_PAUSE_MS = 2_000;
/** Instant refusals, such as moderated prompts, show by then. */
const FIRST_POLL_MS = 3_000;
/** Failures come unforeseen, and whoever watches the log wants to see that it lives. */
const MAX_PAUSE_MS = 30_000;
/** How many polls to spend on the stretch in which the end is expected. */
const POLLS_IN_WINDOW = 24;
/** How far to go towards that stretch before looking whether it has moved. */
const APPROACH = 0.6;
/** Spread, so that many jobs do not ask in step. */
const JITTER = 0.1;
/** How far beyond a likely end to poll, so that the spread does not bring it before. */
const BEYOND = 1.08;
/** How much slower to ask after the end was overdue for a while. */
const OVERDUE_GROWTH = 0.1;
/** How often all jobs of an execution together are asked for, beyond which they share. */
const MAX_POLLS_PER_SECOND = 8;

export interface PollMoment {
	/** Since the job began. */
	readonly elapsedMs: number;
	/** What was seen of the job so far. */
	readonly polls: readonly Poll[];
	/** How long jobs of this execution took that are done. */
	readonly earlierMs: readonly number[];
	/** How many jobs of this execution are waited for, this one included. */
	readonly together: number;
	/** The user's own interval; 0: ours. */
	readonly intervalMs: number;
	/** The provider's `Retry-After`, if it sent one. */
	readonly retryAfterMs: number | null;
	/** 0 up to 1. */
	readonly random: number;
}

/** The shortest pause: with many jobs, as long as it takes to ask for each of them once. */
function shortestPause({ together }: PollMoment): number {
	return Math.max(MIN_PAUSE_MS, (together * 1_000) / MAX_POLLS_PER_SECOND);
}

/** Early, but with many jobs not for all of them at the same time. */
function firstLook(moment: PollMoment): number {
	const { elapsedMs, random } = moment;
	const crowdMs = (shortestPause(moment) - MIN_PAUSE_MS) * random;
	return Math.max(MIN_PAUSE_MS, FIRST_POLL_MS - elapsedMs) + crowdMs;
}

/** Few polls before the end can be near, evenly spread ones while it is, fewer when it is overdue. */
function adaptiveDelay(moment: PollMoment): number {
	const { elapsedMs, polls, earlierMs } = moment;
	if (polls.length === 0) return firstLook(moment);
	const shortestMs = shortestPause(moment);
	const clamp = (ms: number) => Math.max(shortestMs, Math.min(MAX_PAUSE_MS, ms));
	const { fromMs, toMs } = expectedEnd(polls, earlierMs);
	const spacing = clamp((toMs - fromMs) / POLLS_IN_WINDOW);
	const ahead = fromMs - elapsedMs;
	if (ahead > 0) {
		const isNarrow = spacing <= shortestMs || ahead <= 2 * spacing;
		return clamp(isNarrow ? ahead : ahead * APPROACH);
	}
	const leftMs = toMs - elapsedMs;
	// One poll after the latest likely end, not one before it and one long after.
	if (leftMs > 0 && leftMs < 2 * shortestMs) return Math.max(shortestMs, leftMs) * BEYOND;
	const overdueMs = Math.max(0, -leftMs);
	return clamp(spacing + overdueMs * OVERDUE_GROWTH);
}

/** Milliseconds until the next status request. */
export function nextPollDelay(moment: PollMoment): number {
	const { intervalMs, retryAfterMs, random } = moment;
	const spread = 1 + (random - 0.5) * JITTER;
	const wanted =
		intervalMs > 0 ? intervalMs : Math.max(MIN_PAUSE_MS, adaptiveDelay(moment) * spread);
	return Math.round(Math.max(wanted, retryAfterMs ?? 0));
}
