import { VideoError } from '../api/errors';
import { isModerated } from '../protocol/cause';
import { type JobReading, withoutAnswer } from '../protocol/job';
import { factsOf } from './fileLink';
import type { Ledger } from './ledger';
import type { Session } from './session';
import { forgetJob, type Submission, type SubmittedJob } from './submission';
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

/** What was moderated would be again, and what the provider calls completed is paid for. */
function mayReplace({ job, isCharged }: JobReading): boolean {
	return job.status === 'failed' && isCharged !== true && !isModerated(job.failure);
}

const MIN_PAUSE_MS = 10_000;
const MAX_PAUSE_MS = 300_000;

/**
 * The pause before a failed job is submitted anew: a provider that fails at once would be paid as
 * often as it can answer. Doubles, spread over the upper half. @param random 0 up to 1
 */
function resubmitDelay(failed: number, random: number): number {
	const full = Math.min(MAX_PAUSE_MS, MIN_PAUSE_MS * 2 ** failed);
	return Math.round(full * (0.5 + random / 2));
}

/** A server that forgets its jobs when it restarts makes no video any more: a new try begins anew. */
function forgetLostJob(
	{ provider, clock }: Session,
	submitted: SubmittedJob,
	error: unknown,
): void {
	const isLost = error instanceof VideoError && error.kind === 'notFound';
	if (!isLost || provider.server.forgetsJobs !== true) return;
	forgetJob(submitted, new Date(clock.now()).toISOString());
}

/** Submits and waits until the job ends; anew for a failed one as often as the user allows. */
export async function runJob(
	session: Session,
	ledger: Ledger,
	submission: Submission,
	{ limits, resubmitFailed }: RunOptions,
): Promise<RunResult> {
	const submit = async (replacing?: string): Promise<SubmittedJob> => {
		const { reading, ...rest } = await submitJob(session, ledger, submission, replacing);
		// What ends the wait is shown, not what began it.
		return { ...rest, reading: withoutAnswer(reading) };
	};
	let submitted = await submit();
	for (;;) {
		const current: SubmittedJob = submitted;
		const { failedIds, isNew } = current;
		const reading = await waitForJob(session, current.reading, {
			...limits,
			isNew,
			onJob: (read) => submission.onJob(factsOf(session, read)),
		}).catch((error: unknown) => {
			forgetLostJob(session, current, error);
			throw error;
		});
		const { job } = reading;
		if (job.status === 'completed') return { reading, failedIds };
		if (!mayReplace(reading) || failedIds.length >= resubmitFailed) {
			throw endedError(session.provider, reading);
		}
		await session.cancellation.pause(resubmitDelay(failedIds.length, session.clock.random()));
		if (session.cancellation.isCancelled()) throw endedError(session.provider, reading);
		session.log(`Video ${job.id} failed; submitting it anew`, { videoId: job.id });
		submitted = await submit(job.id);
	}
}
