import type { JobFacts } from '../api/errors';
import type { JobReading } from '../protocol/job';
import type { Call } from '../protocol/wire';
import type { OpenSubmission } from './concurrentJobs';
import type { LedgerEntry } from './ledger';
import type { Permit } from './permits';
import type { Session } from './session';

/** One item's request for a job. */
export interface Submission {
	readonly itemIndex: number;
	/** Names it in the ledger, see `requestHash`. */
	readonly requestHash: string;
	/**
	 * What is sent. Made anew for each submission where its images are too large to be held.
	 * @throws `refused` where nothing can be sent any more for what was submitted before
	 */
	readonly call: () => Promise<Call>;
	/** `null` for a remix, which keeps that of the finished job, and where the server has one model. */
	readonly model: string | null;
	readonly prompt: string;
	/** The length asked for; `null`: the provider's default. */
	readonly seconds: number | null;
	/** `WIDTHxHEIGHT`; `null`: the provider's choice. */
	readonly size: string | null;
	/** How long to go on asking a busy provider. */
	readonly timeoutMs: number;
	/** The user accepts that an unknown submission may be paid a second time. */
	readonly resubmitUnknown: boolean;
	/** Its permit to have a job running. */
	readonly permit: Permit;
	/** Told of every job of the item the moment it is known, so that every way out shows it. */
	readonly onJob: (job: JobFacts) => void;
}

/** The job of an item, and what came before it. */
export interface SubmittedJob {
	readonly reading: JobReading;
	/** Submitted by this very call, so that the provider may not know it everywhere yet. */
	readonly isNew: boolean;
	/** Jobs of this item that failed before. */
	readonly failedIds: readonly string[];
	/** Its place in the ledger. */
	readonly entry: LedgerEntry;
}

/** A submission about to be sent, and its place in the ledger. */
export interface Intent {
	readonly entry: LedgerEntry;
	/** ISO 8601 */
	readonly at: string;
	readonly failedIds: readonly string[];
	/** What it is looked up by while its job is not known. */
	readonly open: OpenSubmission;
}

/** Notes that an answer may be on its way, or was lost. */
export function openIntent(
	{ concurrentJobs }: Session,
	{ requestHash, model, prompt, seconds, size }: Submission,
	{ entry, at, failedIds }: Omit<Intent, 'open'>,
): Intent {
	const open = { requestHash, model, prompt, seconds, size, sentAt: Date.parse(at) };
	concurrentJobs.open(open);
	return { entry, at, failedIds, open };
}

/** Most providers do not repeat what was asked for. */
export function withRequest(
	reading: JobReading,
	{ model, prompt, seconds }: Submission,
): JobReading {
	const { job } = reading;
	return {
		...reading,
		job: {
			...job,
			model: job.model ?? model,
			prompt: job.prompt ?? (prompt === '' ? null : prompt),
			seconds: job.seconds ?? seconds,
		},
	};
}

/** Notes a job wherever it has to be found again: in the ledger, in the log, with the item. */
export function recordJob(
	session: Session,
	{ entry, at, failedIds, open }: Intent,
	submission: Submission,
	answered: JobReading,
): SubmittedJob {
	const reading = withRequest(answered, submission);
	const { id: jobId, status } = reading.job;
	entry.write({ state: 'submitted', at, failedIds, jobId });
	session.concurrentJobs.settle(open);
	session.concurrentJobs.take(jobId);
	session.log(`Video ${jobId} submitted`, { videoId: jobId, status });
	submission.onJob(reading.job);
	return { reading, isNew: true, failedIds, entry };
}

/** The item has no job but those that failed earlier, as it was before the last one. */
export function forgetJob(
	{ entry, failedIds }: Pick<Intent, 'entry' | 'failedIds'>,
	at: string,
): void {
	const last = failedIds[failedIds.length - 1];
	if (last === undefined) entry.clear();
	else entry.write({ state: 'submitted', at, jobId: last, failedIds: failedIds.slice(0, -1) });
}

/** Nothing was created. */
export function forgetIntent({ concurrentJobs }: Session, intent: Intent): void {
	concurrentJobs.settle(intent.open);
	forgetJob(intent, intent.at);
}
