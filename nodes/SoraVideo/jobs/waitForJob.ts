import { readRetryAfter } from '../api/retryDelay';
import type { Answer } from '../api/client';
import type { JobReading } from '../dialects/dialect';
import { joinReadings } from '../dialects/jobHistory';
import { isTerminal } from '../dialects/statusWords';
import { judgeStatus } from './judgeStatus';
import { nextPollDelay } from './pollSchedule';
import type { Session } from './session';
import { cancelledError, deadlineError, deniedError, missingError } from './waitErrors';
import { wordsOf } from './wording';

const STATUS_TIMEOUT_MS = 30_000;
/** After this many in a row, a job the provider does not know is gone. */
const MOST_MISSES = 3;
/** Right after a submission a provider may not know its own job yet. */
const NEW_JOB_MS = 60_000;

export interface WaitLimits {
	readonly timeoutMs: number;
	/** The user's own interval; 0: ours. */
	readonly intervalMs: number;
	/** Whether the job was submitted just now. */
	readonly isNew: boolean;
	/** Told of every reading. */
	readonly onJob: (reading: JobReading) => void;
}

/** Logs what changed, so that the ID and the progress are seen while the node runs. */
function logChange(session: Session, earlier: JobReading, later: JobReading): void {
	const { id, status, progress } = later.job;
	if (status === earlier.job.status && progress === earlier.job.progress) return;
	const percent = progress === null ? '' : ` (${progress} %)`;
	session.log(`Video ${id} is ${status}${percent}`, { videoId: id, status, progress });
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
	const { dialect, client, cancellation, clock } = session;
	const startedAt = clock.now();
	let reading = start;
	let trouble: string | null = null;
	let retryAfterMs: number | null = null;
	for (let polls = 0, misses = 0; !isTerminal(reading.job.status); polls++) {
		const leftMs = startedAt + limits.timeoutMs - clock.now();
		const delayMs = nextPollDelay({
			polls,
			intervalMs: limits.intervalMs,
			retryAfterMs,
			random: clock.random(),
		});
		// A job found in the ledger or named by the user may have ended long ago: look at once.
		if (polls > 0 || limits.isNew) await cancellation.pause(Math.min(delayMs, leftMs));
		const waitedMs = clock.now() - startedAt;
		if (cancellation.isCancelled()) throw cancelledError(reading.job, waitedMs);
		const answer: Answer = await client.send(dialect.status(reading.job.id), {
			timeoutMs: STATUS_TIMEOUT_MS,
		});
		if (cancellation.isCancelled()) throw cancelledError(reading.job, waitedMs);
		const verdict = judgeStatus(dialect, reading.job.id, answer);
		retryAfterMs = answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
		if (verdict.kind === 'denied') throw deniedError(dialect, reading.job, answer);
		misses = verdict.kind === 'missing' ? misses + 1 : 0;
		const isYoung = limits.isNew && waitedMs < NEW_JOB_MS;
		if (misses >= MOST_MISSES && !isYoung) throw missingError(dialect, reading.job, answer);
		if (verdict.kind === 'reading') {
			const joined = joinReadings(reading, verdict.reading);
			logChange(session, reading, joined);
			reading = joined;
			limits.onJob(reading);
			trouble = null;
		} else trouble = wordsOf(answer);
		if (clock.now() - startedAt >= limits.timeoutMs && !isTerminal(reading.job.status)) {
			throw deadlineError(reading.job, clock.now() - startedAt, trouble);
		}
	}
	return reading;
}
