import type { Answer } from '../api/client';
import { readRetryAfter, retryDelay } from '../api/retryDelay';
import type { Call } from '../protocol/wire';
import type { Session } from './session';
import {
	forgetIntent,
	type Intent,
	openIntent,
	recordJob,
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

/** Sends a submission until the provider takes it, refuses it, or leaves open what became of it. */

/** Providers answer in seconds; an answer given up too early is a video of unknown fate. */
const SUBMIT_TIMEOUT_MS = 120_000;
/** A submission under way is not cut off by cancellation before its ID is read. */
const SUBMIT_GRACE_MS = 30_000;
/** A wrong host name does not get better with time. */
const MAX_CONNECTION_ATTEMPTS = 5;

/** What came of one request. */
type Sent =
	| { readonly kind: 'accepted'; readonly submitted: SubmittedJob }
	| { readonly kind: 'unknown'; readonly intent: Intent; readonly answer: Answer }
	| { readonly kind: 'again'; readonly cause: 'noConnection' | 'busy'; readonly answer: Answer };

/** Where an intent is noted, and the jobs that failed before. */
type IntentPlace = Pick<Intent, 'entry' | 'failedIds'>;

/** The ledger holds an intent exactly while an answer may be on its way. */
async function sendOnce(
	session: Session,
	call: Call,
	submission: Submission,
	place: IntentPlace,
): Promise<Sent> {
	const { client, clock, provider } = session;
	const at = new Date(clock.now()).toISOString();
	place.entry.write({ state: 'intent', at, failedIds: place.failedIds });
	const intent = openIntent(session, submission, { ...place, at });
	const answer = await client.send(call, {
		timeoutMs: SUBMIT_TIMEOUT_MS,
		graceMs: SUBMIT_GRACE_MS,
		isSubmission: true,
	});
	if (answer.kind === 'noAnswer') {
		if (!answer.nothingSent) return { kind: 'unknown', intent, answer };
		forgetIntent(session, intent);
		return { kind: 'again', cause: 'noConnection', answer };
	}
	const verdict = provider.readSubmission(answer, call);
	if (verdict.kind === 'accepted') {
		const submitted = recordJob(session, intent, submission, verdict.reading);
		return { kind: 'accepted', submitted };
	}
	if (verdict.kind === 'unknown') return { kind: 'unknown', intent, answer };
	forgetIntent(session, intent);
	if (verdict.kind === 'rejected') throw rejectedError(provider, client.baseUrl, answer);
	return { kind: 'again', cause: 'busy', answer };
}

/** What a submission came to. */
type Settled = Exclude<Sent, { kind: 'again' }>;

/** What to wait for before the next attempt. */
type Next =
	| Settled
	| { readonly kind: 'pause'; readonly waitMs: number }
	/** Most likely our own jobs are what is too much: the next one that ends makes room. */
	| { readonly kind: 'others' };

/** How often was tried in vain, and since when, in milliseconds since 1970. */
interface Patience {
	attempts: number;
	startedAt: number;
}

/** Apart from the pause after it, which would otherwise hold the answer. */
async function attemptOnce(
	session: Session,
	call: Call,
	submission: Submission,
	place: IntentPlace,
	{ attempts, startedAt }: Patience,
): Promise<Next> {
	const { clock, client, provider, concurrentJobs } = session;
	const sent = await concurrentJobs.track(sendOnce(session, call, submission, place));
	if (sent.kind !== 'again') return sent;
	const { answer, cause } = sent;
	if (cause === 'busy' && !submission.permit.isAlone()) return { kind: 'others' };
	const retryAfter = answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
	const waitMs = retryDelay(attempts, retryAfter, clock.random());
	const elapsedMs = clock.now() - startedAt;
	const isHopeless = cause === 'noConnection' && attempts + 1 >= MAX_CONNECTION_ATTEMPTS;
	if (isHopeless || elapsedMs + waitMs > submission.timeoutMs) {
		throw cause === 'noConnection'
			? unreachableError(provider, client.baseUrl, answer)
			: busyError(provider, toDuration(elapsedMs), answer);
	}
	return { kind: 'pause', waitMs };
}

/**
 * Sends until the provider takes the request or says no. Repeats only what provably created
 * nothing, as the provider reads the answer; everything else would risk paying twice.
 */
export async function sendSubmission(
	session: Session,
	call: Call,
	submission: Submission,
	place: IntentPlace,
): Promise<Settled> {
	const { cancellation, clock } = session;
	const patience: Patience = { attempts: 0, startedAt: clock.now() };
	for (; ; patience.attempts++) {
		if (cancellation.isCancelled()) throw stoppedBeforeSending();
		const next = await attemptOnce(session, call, submission, place, patience);
		switch (next.kind) {
			case 'pause':
				await cancellation.pause(next.waitMs);
				break;
			case 'others':
				await submission.permit.waitForOthers();
				patience.startedAt = clock.now();
				break;
			default:
				return next;
		}
	}
}
