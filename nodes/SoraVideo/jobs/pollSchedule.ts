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
/** How much slower to ask after the end was overdue for a while. */
const OVERDUE_GROWTH = 0.1;
/** Spread, so that many jobs do not ask in step. */
const JITTER = 0.1;

export interface PollMoment {
	/** Since the job began. */
	readonly elapsedMs: number;
	/** What was seen of the job so far. */
	readonly looks: readonly Look[];
	/** How long jobs of this execution took that are done. */
	readonly earlierMs: readonly number[];
	/** The user's own interval; 0: ours. */
	readonly intervalMs: number;
	/** The provider's `Retry-After`, if it sent one. */
	readonly retryAfterMs: number | null;
	/** 0 up to 1. */
	readonly random: number;
}

function clamp(ms: number): number {
	return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms));
}

/** Few looks before the end can be near, evenly spread ones while it is, fewer when it is overdue. */
function adaptiveDelay({ elapsedMs, looks, earlierMs }: PollMoment): number {
	if (looks.length === 0) return Math.max(SHORTEST_MS, FIRST_LOOK_MS - elapsedMs);
	const { fromMs, toMs } = expectedEnd(looks, earlierMs);
	const spacing = clamp((toMs - fromMs) / LOOKS_IN_WINDOW);
	const ahead = fromMs - elapsedMs;
	if (ahead > 0) {
		const isNarrow = spacing <= SHORTEST_MS || ahead <= 2 * spacing;
		return clamp(isNarrow ? ahead : ahead * APPROACH);
	}
	const overdueMs = Math.max(0, elapsedMs - toMs);
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
