import type { Answer } from '../api/client';
import type { JobFacts } from '../api/errors';
import { readRetryAfter, retryDelay } from '../api/retryDelay';
import type { JobReading } from '../protocol/job';
import type { Call } from '../protocol/wire';
import type { OpenSubmission } from './concurrentJobs';
import type { LedgerEntry } from './ledger';
import type { Permit } from './permits';
import type { Session } from './session';
import {
	busyError,
	rejectedError,
	stoppedBeforeSending,
	unreachableError,
} from './submissionErrors';
import { toDuration } from './wording';

/** One item's request for a job. */
export interface Submission {
	readonly itemIndex: number;
	/** The request. Made anew for each submission where its images are too large to be held. */
	readonly call: () => Promise<Call>;
	/** `null` for a remix, which keeps that of the finished job. */
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
	{ model, prompt, seconds, size }: Submission,
	{ entry, at, failedIds, requestHash }: Omit<Intent, 'open'> & { readonly requestHash: string },
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

/** Nothing was created: the item is as it was before, with the jobs that failed earlier. */
export function forgetIntent(
	{ concurrentJobs }: Session,
	{ entry, at, failedIds, open }: Intent,
): void {
	concurrentJobs.settle(open);
	const last = failedIds[failedIds.length - 1];
	if (last === undefined) entry.clear();
	else entry.write({ state: 'submitted', at, jobId: last, failedIds: failedIds.slice(0, -1) });
}

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
type IntentPlace = Pick<Intent, 'entry' | 'failedIds'> & { readonly requestHash: string };

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

/**
 * Sends until the provider takes the request or says no. Repeats only what provably created
 * nothing, as the provider reads the answer; everything else would risk paying twice.
 */
export async function sendSubmission(
	session: Session,
	call: Call,
	submission: Submission,
	place: IntentPlace,
): Promise<Exclude<Sent, { kind: 'again' }>> {
	const { cancellation, clock, client, provider } = session;
	let startedAt = clock.now();
	for (let attempt = 0; ; attempt++) {
		if (cancellation.isCancelled()) throw stoppedBeforeSending();
		const sent = await session.concurrentJobs.track(sendOnce(session, call, submission, place));
		if (sent.kind !== 'again') return sent;
		const { answer, cause } = sent;
		if (cause === 'busy' && !submission.permit.isAlone()) {
			// Most likely our own jobs are what is too much: the next one that ends makes room.
			await submission.permit.waitForOthers();
			startedAt = clock.now();
			continue;
		}
		const retryAfter =
			answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
		const waitMs = retryDelay(attempt, retryAfter, clock.random());
		const elapsedMs = clock.now() - startedAt;
		const isHopeless = cause === 'noConnection' && attempt + 1 >= MAX_CONNECTION_ATTEMPTS;
		if (isHopeless || elapsedMs + waitMs > submission.timeoutMs) {
			throw cause === 'noConnection'
				? unreachableError(provider, client.baseUrl, answer)
				: busyError(provider, toDuration(elapsedMs), answer);
		}
		await cancellation.pause(waitMs);
	}
}
