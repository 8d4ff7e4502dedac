import type { JobReading } from '../protocol/job';
import type { Ledger } from './ledger';
import type { Session } from './session';
import type { Submission, SubmittedJob } from './submission';
import { submitJob } from './submitJob';
import { endedError } from './waitErrors';
import { waitForJob, type WaitLimits } from './waitForJob';

export interface RunOptions {
	readonly limits: Omit<WaitLimits, 'isNew' | 'onJob'>;
	/** How often a job that ended as failed is submitted anew. */
	readonly resubmitFailed: number;
}

/** A completed job, and the jobs that failed before it. */
export interface RunResult {
	readonly reading: JobReading;
	readonly failedIds: readonly string[];
}

/** Submits and waits until the job ends; anew for a failed one as often as the user allows. */
export async function runJob(
	session: Session,
	ledger: Ledger,
	submission: Submission,
	{ limits, resubmitFailed }: RunOptions,
): Promise<RunResult> {
	let submitted: SubmittedJob = await submitJob(session, ledger, submission);
	for (;;) {
		const { failedIds, isNew } = submitted;
		const reading = await waitForJob(session, submitted.reading, {
			...limits,
			isNew,
			onJob: ({ job }) => submission.onJob(job),
		});
		const { job } = reading;
		if (job.status === 'completed') return { reading, failedIds };
		if (job.status !== 'failed' || failedIds.length >= resubmitFailed) {
			throw endedError(session.provider, job);
		}
		session.log(`Video ${job.id} failed; submitting it anew`, { videoId: job.id });
		submitted = await submitJob(session, ledger, submission, job.id);
	}
}
