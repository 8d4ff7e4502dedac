import type { JobFacts } from '../api/errors';
import type { HttpCall, JobReading } from '../protocol/dialect';
import type { LedgerSlot } from './ledger';
import type { Session } from './session';
import type { Turn } from './slots';

/** One item's wish for a job. */
export interface Submission {
	readonly itemIndex: number;
	readonly call: HttpCall;
	/** `null` for a remix, which keeps that of the finished job. */
	readonly model: string | null;
	readonly prompt: string;
	/** How long to go on asking a busy provider. */
	readonly timeoutMs: number;
	/** The user accepts that an unknown submission may be paid a second time. */
	readonly resubmitUnknown: boolean;
	/** Its place among the jobs that run at once. */
	readonly turn: Turn;
	/** Told of every job of the item the moment it is known, so that every way out shows it. */
	readonly saw: (job: JobFacts) => void;
}

/** The job of an item, and what came before it. */
export interface SubmittedJob {
	readonly reading: JobReading;
	/** Submitted by this very call, so that the provider may not know it everywhere yet. */
	readonly isNew: boolean;
	/** Jobs of this item that failed before. */
	readonly failedIds: readonly string[];
}

/** A submission about to be sent, and its place in the ledger. */
export interface Intent {
	readonly slot: LedgerSlot;
	/** ISO 8601 */
	readonly at: string;
	readonly failedIds: readonly string[];
}

/** Most providers do not repeat what was asked for. */
export function withRequest(reading: JobReading, { model, prompt }: Submission): JobReading {
	const { job } = reading;
	const asked = prompt === '' ? null : prompt;
	return { ...reading, job: { ...job, model: job.model ?? model, prompt: job.prompt ?? asked } };
}

/** Notes a job wherever it has to be found again: in the ledger, in the log, with the item. */
export function recordJob(
	session: Session,
	{ slot, at, failedIds }: Intent,
	submission: Submission,
	answered: JobReading,
): SubmittedJob {
	const reading = withRequest(answered, submission);
	const { id: jobId, status } = reading.job;
	slot.write({ state: 'submitted', at, failedIds, jobId });
	session.log(`Video ${jobId} submitted`, { videoId: jobId, status });
	submission.saw(reading.job);
	return { reading, isNew: true, failedIds };
}

/** Nothing was created: the item is as it was before, with the jobs that failed earlier. */
export function forgetIntent({ slot, at, failedIds }: Intent): void {
	const last = failedIds[failedIds.length - 1];
	if (last === undefined) slot.clear();
	else slot.write({ state: 'submitted', at, jobId: last, failedIds: failedIds.slice(0, -1) });
}
