import { readRetryAfter, retryDelay } from '../api/retryDelay';
import { type JobReading, joinReadings } from '../protocol/job';
import { isTerminal } from '../protocol/status';
import { likelyEnd, nextPollDelay, type Poll } from './pollSchedule';
import { pollJob, type PollOutcome, type Scrutiny } from './reads';
import type { Session } from './session';
import { cancelledError, deadlineError, deniedError, missingError } from './waitErrors';
import { stateOf, toDuration, wordsOf } from './wording';

/**
 * A job that the provider does not know, or a key it refuses after having taken it, is believed
 * after so many answers in a row over so long: one of several servers may not know the job yet, and
 * a relay that restarts may not know the key.
 */
const MIN_REFUSALS = 3;
const MIN_REFUSED_MS = 60_000;
/** How often to ask the provider's other places about a job that is said to be running. */
const ELSEWHERE_EVERY_MS = 120_000;

export interface WaitLimits {
	readonly timeoutMs: number;
	/** The user's own interval; 0: ours. */
	readonly intervalMs: number;
	/** Whether the job was submitted just now. */
	readonly isNew: boolean;
	/** Whether the answer that ends the wait will be shown. */
	readonly keepsAnswer: boolean;
	/** Told of every reading. */
	readonly onJob: (reading: JobReading) => void;
}

interface Refusals {
	readonly kind: 'missing' | 'denied';
	readonly count: number;
	readonly since: number;
}

/** What was learned of the job while waiting. Times in milliseconds. */
interface Watch {
	readonly startedAt: number;
	reading: JobReading;
	readonly polls: Poll[];
	/** Answers in a row that the provider does not know the job, or refuses the key. */
	refusals: Refusals | null;
	/** Whether the provider has taken this key for this job. */
	isAccepted: boolean;
	lookedElsewhereAt: number;
	/** Answers in a row that told nothing, and the last one's words. */
	troubles: number;
	trouble: string | null;
	retryAfterMs: number | null;
}

/** How old the job is; one made elsewhere began when its provider says so. */
function ageOf({ startedAt, reading }: Watch, isNew: boolean, now: number): number {
	const createdAt = Date.parse(reading.job.createdAt ?? '');
	const isOlder = !isNew && createdAt < startedAt;
	return now - (isOlder ? createdAt : startedAt);
}

/** Trouble is met with growing pauses, whatever the schedule says. */
function delayOf(session: Session, watch: Watch, limits: WaitLimits): number {
	const { clock, workload } = session;
	const { polls, retryAfterMs, troubles } = watch;
	const planned = nextPollDelay({
		elapsedMs: ageOf(watch, limits.isNew, clock.now()),
		polls,
		earlierMs: workload.completedMs,
		together: workload.polledTogether,
		intervalMs: limits.intervalMs,
		retryAfterMs,
		random: clock.random(),
	});
	return troubles === 0 ? planned : Math.max(planned, retryDelay(troubles, null, clock.random()));
}

/** `, ready in about 2 min 5 s` */
function expectation({ workload }: Session, { polls, reading }: Watch): string {
	if (isTerminal(reading.job.status)) return '';
	const end = likelyEnd(polls, workload.completedMs);
	const leftMs = (end ?? 0) - (polls[polls.length - 1]?.atMs ?? 0);
	return leftMs < 1_000 ? '' : `, ready in about ${toDuration(leftMs)}`;
}

/** Logs what changed, so that the ID and the progress are seen while the node runs. */
function logChange(session: Session, earlier: JobReading, watch: Watch): void {
	const { job } = watch.reading;
	const { id, status, progress } = job;
	if (status === earlier.job.status && progress === earlier.job.progress) return;
	const words = `${stateOf(job)}${expectation(session, watch)}`;
	session.log(`Video ${id} is ${words}`, { videoId: id, status, progress });
}

function takeReading(session: Session, watch: Watch, limits: WaitLimits, seen: JobReading): void {
	const joined = joinReadings(watch.reading, seen);
	const isShown = limits.keepsAnswer && isTerminal(joined.job.status);
	const answer = isShown ? session.answers.keep(joined.answer) : null;
	const earlier = watch.reading;
	const reading = { ...joined, answer };
	limits.onJob(reading);
	const atMs = ageOf(watch, limits.isNew, session.clock.now());
	watch.polls.push({ atMs, progress: reading.job.progress });
	if (limits.isNew && reading.job.status === 'completed') session.workload.completeJob(atMs);
	const news = { reading, refusals: null, isAccepted: true, troubles: 0, trouble: null };
	Object.assign(watch, news);
	logChange(session, earlier, watch);
}

/** Files one answer. @throws VideoError when asking again is useless */
function takeOutcome(
	session: Session,
	watch: Watch,
	limits: WaitLimits,
	{ verdict, answer }: PollOutcome,
): void {
	const { provider, clock } = session;
	const { job } = watch.reading;
	const now = clock.now();
	watch.retryAfterMs = answer.kind === 'answer' ? readRetryAfter(answer.headers, now) : null;
	if (verdict.kind === 'reading') {
		takeReading(session, watch, limits, verdict.reading);
		return;
	}
	watch.troubles++;
	watch.trouble = wordsOf(provider, answer);
	watch.refusals = verdict.kind === 'late' ? null : countRefusal(watch.refusals, verdict.kind, now);
	if (watch.refusals === null || !isFinal(watch, watch.refusals, now)) return;
	throw verdict.kind === 'denied'
		? deniedError(provider, job, answer)
		: missingError(provider, job, answer);
}

function countRefusal(before: Refusals | null, kind: Refusals['kind'], now: number): Refusals {
	if (before === null || before.kind !== kind) return { kind, count: 1, since: now };
	return { ...before, count: before.count + 1 };
}

function isFinal(watch: Watch, { kind, count, since }: Refusals, now: number): boolean {
	if (kind === 'denied' && !watch.isAccepted) return true;
	return count >= MIN_REFUSALS && now - since >= MIN_REFUSED_MS;
}

/** Thorough now and then, and before giving up. */
function scrutinyOf(watch: Watch, { timeoutMs }: WaitLimits, now: number): Scrutiny {
	const isLast = now - watch.startedAt >= timeoutMs;
	if (!isLast && now - watch.lookedElsewhereAt < ELSEWHERE_EVERY_MS) return 'usual';
	watch.lookedElsewhereAt = now;
	return 'thorough';
}

/** Apart from the wait, whose pauses would otherwise hold the last answer. */
async function look(session: Session, watch: Watch, limits: WaitLimits): Promise<void> {
	const { cancellation, clock } = session;
	const outcome = await pollJob(session, watch.reading, scrutinyOf(watch, limits, clock.now()));
	if (cancellation.isCancelled()) {
		throw cancelledError(watch.reading.job, clock.now() - watch.startedAt);
	}
	takeOutcome(session, watch, limits, outcome);
}

/**
 * Asks for the job's state until it ends. Trouble on the way is a late answer, not a failed job;
 * it ends by the job's end, the deadline (after one last look), cancellation, or a provider that
 * keeps saying it has no such job or refuses the key.
 * @returns the last reading, in a terminal state
 */
export async function waitForJob(
	session: Session,
	start: JobReading,
	limits: WaitLimits,
): Promise<JobReading> {
	const { cancellation, clock } = session;
	const watch: Watch = {
		startedAt: clock.now(),
		reading: start,
		polls: [],
		refusals: null,
		isAccepted: limits.isNew,
		lookedElsewhereAt: clock.now(),
		troubles: 0,
		trouble: null,
		retryAfterMs: null,
	};
	const waitedMs = () => clock.now() - watch.startedAt;
	// A job found in the ledger or named by the user may have ended long ago: look at once.
	let isDue = !limits.isNew;
	while (!isTerminal(watch.reading.job.status)) {
		const delayMs = isDue ? 0 : delayOf(session, watch, limits);
		isDue = false;
		await cancellation.pause(Math.min(delayMs, limits.timeoutMs - waitedMs()));
		if (cancellation.isCancelled()) throw cancelledError(watch.reading.job, waitedMs());
		await look(session, watch, limits);
		const { job } = watch.reading;
		if (waitedMs() >= limits.timeoutMs && !isTerminal(job.status)) {
			throw deadlineError(job, waitedMs(), watch.trouble);
		}
	}
	return watch.reading;
}
