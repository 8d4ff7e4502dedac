import { expectedEnd, type Look } from './expectedEnd';

/** When to ask for a job's state next. Pure. */

/** No provider states a shorter one; nobody gains by more. */
const SHORTEST_MS = 2_000;
/** Instant refusals, such as moderated prompts, show by then. */
const FIRST_LOOK_MS = 3_000;
/** Failures come unforeseen, and whoever watches the log wants to see that it lives. */
const LONGEST_MS = 30_000;
/** How many looks to spend on the stretch in which the end is expected. */
const LOOKS_IN_WINDOW = 24;
/** How far to go towards that stretch before looking whether it has moved. */
const APPROACH = 0.6;
/** Spread, so that many jobs do not ask in step. */
const JITTER = 0.1;
/** How far beyond a likely end to look, so that the spread does not bring it before. */
const BEYOND = 1.08;
/** How much slower to ask after the end was overdue for a while. */
const OVERDUE_GROWTH = 0.1;
/** How often all jobs of an execution together are asked for, beyond which they share. */
const MOST_PER_SECOND = 8;

export interface PollMoment {
	/** Since the job began. */
	readonly elapsedMs: number;
	/** What was seen of the job so far. */
	readonly looks: readonly Look[];
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
	return Math.max(SHORTEST_MS, (together * 1_000) / MOST_PER_SECOND);
}

/** Early, but with many jobs not for all of them at the same time. */
function firstLook(moment: PollMoment): number {
	const { elapsedMs, random } = moment;
	const crowdMs = (shortestPause(moment) - SHORTEST_MS) * random;
	return Math.max(SHORTEST_MS, FIRST_LOOK_MS - elapsedMs) + crowdMs;
}

/** Few looks before the end can be near, evenly spread ones while it is, fewer when it is overdue. */
function adaptiveDelay(moment: PollMoment): number {
	const { elapsedMs, looks, earlierMs } = moment;
	if (looks.length === 0) return firstLook(moment);
	const shortestMs = shortestPause(moment);
	const clamp = (ms: number) => Math.max(shortestMs, Math.min(LONGEST_MS, ms));
	const { fromMs, toMs } = expectedEnd(looks, earlierMs);
	const spacing = clamp((toMs - fromMs) / LOOKS_IN_WINDOW);
	const ahead = fromMs - elapsedMs;
	if (ahead > 0) {
		const isNarrow = spacing <= shortestMs || ahead <= 2 * spacing;
		return clamp(isNarrow ? ahead : ahead * APPROACH);
	}
	const leftMs = toMs - elapsedMs;
	// One look after the latest likely end, not one before it and one long after.
	if (leftMs > 0 && leftMs < 2 * shortestMs) return Math.max(shortestMs, leftMs) * BEYOND;
	const overdueMs = Math.max(0, -leftMs);
	return clamp(spacing + overdueMs * OVERDUE_GROWTH);
}

/** Milliseconds until the next status request. */
export function nextPollDelay(moment: PollMoment): number {
	const { intervalMs, retryAfterMs, random } = moment;
	const spread = 1 + (random - 0.5) * JITTER;
	const wanted =
		intervalMs > 0 ? intervalMs : Math.max(SHORTEST_MS, adaptiveDelay(moment) * spread);
	return Math.round(Math.max(wanted, retryAfterMs ?? 0));
}
