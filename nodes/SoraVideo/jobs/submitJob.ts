import type { Answer } from '../api/client';
import type { JobFacts } from '../api/errors';
import { retryDelay, readRetryAfter } from '../api/retryDelay';
import type { HttpCall, JobReading } from '../dialects/dialect';
import { unseenJob } from '../dialects/jobHistory';
import { findLostJob } from './findLostJob';
import { judgeSubmission } from './judgeSubmission';
import type { Ledger, LedgerSlot } from './ledger';
import { requestHash } from './requestHash';
import type { Session } from './session';
import {
	busyError,
	rejectedError,
	stoppedBeforeSending,
	unknownError,
	unreachableError,
} from './submissionErrors';
import { toDuration, wordsOf } from './wording';

/** Providers answer in seconds; an answer given up too early is a video of unknown fate. */
const SUBMIT_TIMEOUT_MS = 120_000;
/** A submission under way is not cut off by cancellation before its ID is read. */
const SUBMIT_GRACE_MS = 30_000;
/** A wrong host name does not get better with time. */
const MOST_CONNECTION_TRIES = 5;

/** One item's wish for a job. */
export interface Submission {
	readonly itemIndex: number;
	readonly call: HttpCall;
	readonly model: string;
	readonly prompt: string;
	/** How long to go on asking a busy provider. */
	readonly timeoutMs: number;
	/** The user accepts that an unknown submission may be paid a second time. */
	readonly resubmitUnknown: boolean;
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

/** Most providers do not repeat what was asked for. */
function withRequest(reading: JobReading, { model, prompt }: Submission): JobReading {
	const { job } = reading;
	const asked = prompt === '' ? null : prompt;
	return { ...reading, job: { ...job, model: job.model ?? model, prompt: job.prompt ?? asked } };
}

interface Intent {
	readonly slot: LedgerSlot;
	/** ISO 8601 */
	readonly at: string;
	readonly failedIds: readonly string[];
}

function record(
	session: Session,
	intent: Intent,
	submission: Submission,
	answered: JobReading,
): SubmittedJob {
	const { slot, at, failedIds } = intent;
	const reading = withRequest(answered, submission);
	const { id: jobId, status } = reading.job;
	slot.write({ state: 'submitted', at, failedIds, jobId });
	session.log(`Video ${jobId} submitted`, { videoId: jobId, status });
	submission.saw(reading.job);
	return { reading, isNew: true, failedIds };
}

/** Finds the job of an unknown submission, or says that nobody knows and remembers that. */
async function settleUnknown(
	session: Session,
	ledger: Ledger,
	intent: Intent,
	submission: Submission,
	reason: string,
): Promise<SubmittedJob> {
	const { slot, at, failedIds } = intent;
	slot.write({ state: 'unknown', at, failedIds, reason });
	const found = await findLostJob(session, {
		model: submission.model,
		prompt: submission.prompt,
		sentAt: Date.parse(at),
		knownIds: ledger.jobIds(),
	});
	if (found) return record(session, intent, submission, found);
	throw unknownError(session.dialect, at, reason);
}

/** Nothing was created: the item is as it was before, with the jobs that failed earlier. */
function forget({ slot, at, failedIds }: Intent): void {
	const last = failedIds[failedIds.length - 1];
	if (last === undefined) slot.clear();
	else slot.write({ state: 'submitted', at, jobId: last, failedIds: failedIds.slice(0, -1) });
}

type Sent =
	| { readonly kind: 'accepted'; readonly reading: JobReading }
	| { readonly kind: 'unknown'; readonly answer: Answer };

/**
 * Sends until the provider takes the request or says no. Repeats only what provably created
 * nothing, see `judgeSubmission`; everything else would risk paying twice.
 */
async function send(session: Session, intent: Intent, submission: Submission): Promise<Sent> {
	const { cancellation, clock, client, dialect } = session;
	const startedAt = clock.now();
	for (let tries = 0; ; tries++) {
		if (cancellation.isCancelled()) {
			forget(intent);
			throw stoppedBeforeSending();
		}
		const answer = await client.send(submission.call, {
			timeoutMs: SUBMIT_TIMEOUT_MS,
			graceMs: SUBMIT_GRACE_MS,
		});
		const verdict = judgeSubmission(dialect, answer);
		if (verdict.kind === 'accepted') return verdict;
		if (verdict.kind === 'unknown') return { kind: 'unknown', answer };
		if (verdict.kind === 'rejected') {
			forget(intent);
			throw rejectedError(dialect, answer);
		}
		const retryAfter =
			answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
		const waitMs = retryDelay(tries, retryAfter, clock.random());
		const elapsedMs = clock.now() - startedAt;
		const isHopeless = verdict.cause === 'noConnection' && tries + 1 >= MOST_CONNECTION_TRIES;
		if (isHopeless || elapsedMs + waitMs > submission.timeoutMs) {
			forget(intent);
			throw verdict.cause === 'noConnection'
				? unreachableError(dialect, client.baseUrl, answer)
				: busyError(dialect, toDuration(elapsedMs), answer);
		}
		await cancellation.pause(waitMs);
	}
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
	replacing: string | null = null,
): Promise<SubmittedJob> {
	const { dialect, client, clock } = session;
	const hash = requestHash(dialect.name, client.baseUrl, submission.call);
	const slot = ledger.slot(submission.itemIndex, hash);
	const known = slot.read();
	known?.failedIds.forEach((id) => submission.saw({ id, status: 'failed' }));
	if (known?.state === 'submitted' && known.jobId !== replacing) {
		const { jobId, failedIds } = known;
		session.log(`Video ${jobId} was submitted before; going on with it`, { videoId: jobId });
		const reading = withRequest(unseenJob(dialect.name, jobId), submission);
		submission.saw({ id: jobId });
		return { reading, isNew: false, failedIds };
	}
	if (known && known.state !== 'submitted' && !submission.resubmitUnknown) {
		const reason = known.state === 'unknown' ? known.reason : 'the execution ended meanwhile';
		return await settleUnknown(session, ledger, { ...known, slot }, submission, reason);
	}
	const intent: Intent = {
		slot,
		at: new Date(clock.now()).toISOString(),
		failedIds: [...(known?.failedIds ?? []), ...(replacing === null ? [] : [replacing])],
	};
	slot.write({ state: 'intent', at: intent.at, failedIds: intent.failedIds });
	const sent = await send(session, intent, submission);
	return sent.kind === 'accepted'
		? record(session, intent, submission, sent.reading)
		: await settleUnknown(session, ledger, intent, submission, wordsOf(sent.answer));
}
