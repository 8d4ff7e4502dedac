/** When to ask for a job's state next. Pure. */

const FIRST_POLL_MS = 2_000;
const LONGEST_POLL_MS = 10_000;
const GROWTH = 1.25;

export interface PollMoment {
	/** Status requests made so far. */
	readonly polls: number;
	/** The user's own interval; 0: ours. */
	readonly intervalMs: number;
	/** The provider's `Retry-After`, if it sent one. */
	readonly retryAfterMs: number | null;
	/** 0 up to 1. */
	readonly random: number;
}

/** Milliseconds until the next status request. */
export function nextPollDelay(moment: PollMoment): number {
	const grown = Math.min(LONGEST_POLL_MS, FIRST_POLL_MS * GROWTH ** Math.min(moment.polls, 32));
	const spread = grown * (0.9 + moment.random * 0.2);
	const wanted = moment.intervalMs > 0 ? moment.intervalMs : spread;
	return Math.round(Math.max(wanted, moment.retryAfterMs ?? 0));
}
