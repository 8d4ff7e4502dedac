import { unseenJob } from '../protocol/job';
import { findLostJob, type Found } from './findLostJob';
import type { Ledger } from './ledger';
import { sendSubmission } from './sendSubmission';
import { knownJob, type Session } from './session';
import {
	type Intent,
	openIntent,
	recordJob,
	type Submission,
	type SubmittedJob,
	withRequest,
} from './submission';
import { unknownError } from './submissionErrors';
import { shownAnswer, wordsOf } from './wording';

/** Looks for the job of an unknown submission. */
async function findJob(
	session: Session,
	ledger: Ledger,
	intent: Intent,
	submission: Submission,
): Promise<Found<SubmittedJob>> {
	const { concurrentJobs } = session;
	const { open } = intent;
	return await findLostJob(
		session,
		open,
		(askedAt) => ({
			alike: ledger.lostOf(open.requestHash, askedAt),
			isTaken: (jobId) => concurrentJobs.isTaken(jobId) || ledger.jobIds().includes(jobId),
		}),
		(reading) => recordJob(session, intent, submission, reading),
	);
}

/** What is known of a submission that nobody knows the outcome of. */
interface Outcome {
	readonly reason: string;
	/** What came, if it could not be read. */
	readonly answer: string | null;
}

/** Finds the job of an unknown submission, or says that nobody knows and remembers that. */
async function settleUnknown(
	session: Session,
	ledger: Ledger,
	intent: Intent,
	submission: Submission,
	{ reason, answer }: Outcome,
): Promise<SubmittedJob> {
	const { entry, at, failedIds } = intent;
	entry.write({ state: 'unknown', at, failedIds, reason, ...(answer !== null && { answer }) });
	if (answer !== null) session.log(`An answer nobody can read: ${answer}`, { sentAt: at });
	const found = await findJob(session, ledger, intent, submission);
	if (found.kind === 'taken') return found.value;
	throw unknownError(session.provider, { sentAt: at, reason, answer, ...found });
}

/**
 * Makes sure there is a job for this item: the one an earlier try of the run has paid for, or a
 * new one. At most one submission is ever accepted for an item and request, but for those the
 * user allows: `resubmitUnknown`, and a new one in place of the failed job `replacing`.
 */
export async function submitJob(
	session: Session,
	ledger: Ledger,
	submission: Submission,
	replacing?: string,
): Promise<SubmittedJob> {
	const entry = ledger.entry(submission.itemIndex, submission.requestHash);
	const known = entry.read();
	known?.failedIds.forEach((id) => submission.onJob({ id, status: 'failed' }));
	if (known?.state === 'submitted' && known.jobId !== replacing) {
		const { jobId, failedIds } = known;
		session.log(`Video ${jobId} was submitted before; going on with it`, { videoId: jobId });
		submission.onJob({ id: jobId });
		const reading = withRequest(
			knownJob(session, jobId) ?? unseenJob({ id: jobId }, jobId),
			submission,
		);
		return { reading, isNew: false, failedIds, entry };
	}
	if (known && known.state !== 'submitted') {
		const intent = openIntent(session, submission, { ...known, entry });
		const outcome: Outcome =
			known.state === 'unknown'
				? { reason: known.reason, answer: known.answer ?? null }
				: { reason: 'the execution ended meanwhile', answer: null };
		// Even where a second charge is allowed, the video that may be there comes first.
		if (!submission.resubmitUnknown) {
			return await settleUnknown(session, ledger, intent, submission, outcome);
		}
		const found = await findJob(session, ledger, intent, submission);
		if (found.kind === 'taken') return found.value;
		session.concurrentJobs.settle(intent.open);
	}
	const failedIds = [...(known?.failedIds ?? []), ...(replacing === undefined ? [] : [replacing])];
	const call = await submission.call();
	const sent = await sendSubmission(session, call, submission, { entry, failedIds });
	if (sent.kind === 'accepted') return sent.submitted;
	const { intent, answer } = sent;
	return await settleUnknown(session, ledger, intent, submission, {
		reason: wordsOf(session.provider, answer),
		answer: shownAnswer(answer),
	});
}
