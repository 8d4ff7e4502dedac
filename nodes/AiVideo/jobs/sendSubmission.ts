import type { Answer } from '../api/client';
import { readRetryAfter, retryDelay } from '../api/retryDelay';
import { judgeSubmission } from './judgeSubmission';
import type { LedgerSlot } from './ledger';
import type { Session } from './session';
import {
	forgetIntent,
	recordJob,
	type Intent,
	type Submission,
	type SubmittedJob,
} from './submission';
import {
	busyError,
	rejectedError,
	stoppedBeforeSending,
	unreachableError,
} from './submissionErrors';
import { toDuration } from './wording';

/** Providers answer in seconds; an answer given up too early is a video of unknown fate. */
const SUBMIT_TIMEOUT_MS = 120_000;
/** A submission under way is not cut off by cancellation before its ID is read. */
const SUBMIT_GRACE_MS = 30_000;
/** A wrong host name does not get better with time. */
const MOST_CONNECTION_TRIES = 5;

/** What came of one request. */
type Sent =
	| { readonly kind: 'accepted'; readonly submitted: SubmittedJob }
	| { readonly kind: 'unknown'; readonly intent: Intent; readonly answer: Answer }
	| { readonly kind: 'again'; readonly cause: 'noConnection' | 'busy'; readonly answer: Answer };

/** The ledger holds an intent exactly while an answer may be on its way. */
async function sendOnce(
	session: Session,
	submission: Submission,
	slot: LedgerSlot,
	failedIds: readonly string[],
): Promise<Sent> {
	const { client, clock, dialect } = session;
	const intent: Intent = { slot, at: new Date(clock.now()).toISOString(), failedIds };
	slot.write({ state: 'intent', at: intent.at, failedIds });
	const answer = await client.send(submission.call, {
		timeoutMs: SUBMIT_TIMEOUT_MS,
		graceMs: SUBMIT_GRACE_MS,
	});
	const verdict = judgeSubmission(dialect, answer);
	if (verdict.kind === 'accepted') {
		const submitted = recordJob(session, intent, submission, verdict.reading);
		return { kind: 'accepted', submitted };
	}
	if (verdict.kind === 'unknown') return { kind: 'unknown', intent, answer };
	forgetIntent(intent);
	if (verdict.kind === 'rejected') throw rejectedError(dialect, client.baseUrl, answer);
	return { kind: 'again', cause: verdict.cause, answer };
}

/**
 * Sends until the provider takes the request or says no. Repeats only what provably created
 * nothing, see `judgeSubmission`; everything else would risk paying twice.
 */
export async function sendSubmission(
	session: Session,
	submission: Submission,
	slot: LedgerSlot,
	failedIds: readonly string[],
): Promise<Exclude<Sent, { kind: 'again' }>> {
	const { cancellation, clock, client, dialect } = session;
	let startedAt = clock.now();
	for (let tries = 0; ; tries++) {
		if (cancellation.isCancelled()) throw stoppedBeforeSending();
		const sent = await session.underway.track(sendOnce(session, submission, slot, failedIds));
		if (sent.kind !== 'again') return sent;
		const { answer, cause } = sent;
		if (cause === 'busy' && !submission.turn.isAlone()) {
			// Most likely our own jobs are what is too much: the next one that ends makes room.
			await submission.turn.waitForOthers();
			startedAt = clock.now();
			continue;
		}
		const retryAfter =
			answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
		const waitMs = retryDelay(tries, retryAfter, clock.random());
		const elapsedMs = clock.now() - startedAt;
		const isHopeless = cause === 'noConnection' && tries + 1 >= MOST_CONNECTION_TRIES;
		if (isHopeless || elapsedMs + waitMs > submission.timeoutMs) {
			throw cause === 'noConnection'
				? unreachableError(dialect, client.baseUrl, answer)
				: busyError(dialect, toDuration(elapsedMs), answer);
		}
		await cancellation.pause(waitMs);
	}
}
