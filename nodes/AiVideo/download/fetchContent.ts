import type { ByteStream } from '../api/hostHttp';
import { retryDelay } from '../api/retryDelay';
import type { ContentSource, JobReading, Variant } from '../dialects/dialect';
import { joinReadings } from '../dialects/jobHistory';
import { getJob } from '../jobs/getJob';
import type { Session } from '../jobs/session';
import type { Mp4Facts } from '../media/mp4Walk';
import {
	startContent,
	type CheckedStream,
	type ContentOptions,
	type StartedContent,
} from './checkedStream';
import {
	contentError,
	downloadCancelledError,
	noContentError,
	noVariantError,
	tooLargeError,
} from './errors';
import type { BrokenContent } from './transfer';

/** The file of a job, as it was stored. */
export interface FetchedContent<Stored> {
	readonly stored: Stored;
	readonly mimeType: string;
	readonly extension: string;
	readonly bytes: number;
	readonly facts: Mp4Facts;
}

/** Puts a stream into n8n's binary store; rejects when the stream fails. */
export type Store<Stored> = (
	stream: ByteStream,
	mimeType: string,
	extension: string,
) => Promise<Stored>;

/** How often one address is tried: with the backoff between them, for about a minute. */
const MOST_TRIES = 6;
/** How often a file that broke half way is begun anew. */
const MOST_FRESH_STARTS = 2;

/** The longest a download may take, over all its tries: a slow drip of bytes never stalls. */
const LONGEST_DOWNLOAD_MS = 6 * 60 * 60_000;

/** What to do after a try that failed. */
type Next = 'again' | 'fresh' | 'renew' | 'otherSource' | 'tooLarge';

/** What one try led to. */
type Try<Stored> =
	| { readonly kind: 'fetched'; readonly content: FetchedContent<Stored> }
	| {
			readonly kind: 'failed';
			readonly reason: string;
			readonly progress: string | null;
			readonly next: Next;
	  };

/** Why a source gave no file, and what to do about it. */
type Failure = Exclude<StartedContent, CheckedStream> | BrokenContent;

const NEXT = {
	notReady: 'again',
	trouble: 'again',
	wrong: 'again',
	cut: 'fresh',
	expired: 'renew',
	denied: 'otherSource',
	refused: 'otherSource',
	tooLarge: 'tooLarge',
} as const satisfies Readonly<Record<Failure['kind'], Next>>;

function progressOf(failure: Failure): string | null {
	if (!('received' in failure)) return null;
	return `${failure.received} of ${failure.total ?? 'an unknown number of'} bytes came`;
}

function failed(failure: Failure): Try<never> {
	const { kind, reason } = failure;
	return { kind: 'failed', reason, progress: progressOf(failure), next: NEXT[kind] };
}

async function tryOnce<Stored>(
	session: Session,
	source: ContentSource,
	options: ContentOptions,
	store: Store<Stored>,
): Promise<Try<Stored>> {
	const started = await startContent(session.client, source, options);
	if (started.kind !== 'stream') return failed(started);
	const { mimeType, extension } = started.contentKind;
	try {
		const stored = await store(started.stream, mimeType, extension);
		return { kind: 'fetched', content: { stored, mimeType, extension, ...started.result() } };
	} catch (error) {
		started.close();
		const broken = started.broken();
		// The store itself failed (a full disk): another try would not help.
		if (broken === null) {
			const reason = error instanceof Error ? error.message : String(error);
			return { kind: 'failed', reason, progress: null, next: 'otherSource' };
		}
		return failed(broken);
	}
}

/** What is left of the patience with one source. */
interface Patience {
	tries: number;
	freshStarts: number;
	renewals: number;
}

function spend(patience: Patience, next: Next): boolean {
	if (next === 'again') return ++patience.tries < MOST_TRIES;
	if (next === 'fresh') return ++patience.freshStarts <= MOST_FRESH_STARTS;
	return next === 'renew' && ++patience.renewals <= 1;
}

function sourcesOf(session: Session, reading: JobReading, variant: Variant) {
	const { dialect } = session;
	if (!dialect.variants.includes(variant)) throw noVariantError(dialect, reading.job, variant);
	return dialect.content(reading, variant);
}

/**
 * Fetches the file of a completed job into n8n's binary store: whole, or not at all. A job is
 * never submitted anew because of its file.
 */
export async function fetchContent<Stored>(
	session: Session,
	completed: JobReading,
	wish: Omit<ContentOptions, 'deadline'>,
	store: Store<Stored>,
): Promise<FetchedContent<Stored>> {
	const { cancellation, clock } = session;
	const options = { ...wish, deadline: clock.now() + LONGEST_DOWNLOAD_MS };
	let reading = completed;
	let sources = sourcesOf(session, reading, options.variant);
	if (sources.length === 0) {
		// A submission answered as completed at once may leave the address to the status answer.
		reading = joinReadings(reading, await getJob(session, reading.job.id));
		sources = sourcesOf(session, reading, options.variant);
	}
	let failure = noContentError(reading.job);
	for (let index = 0; index < sources.length; index++) {
		const patience: Patience = { tries: 0, freshStarts: 0, renewals: 0 };
		for (let mayGoOn = true; mayGoOn;) {
			const source = sources[index];
			if (source === undefined) break;
			const outcome = await tryOnce(session, source, options, store);
			if (outcome.kind === 'fetched') return outcome.content;
			if (cancellation.isCancelled()) throw downloadCancelledError(reading.job);
			if (outcome.next === 'tooLarge') throw tooLargeError(reading.job, wish.maxBytes);
			failure = contentError(reading.job, outcome.reason, outcome.progress);
			if (clock.now() >= options.deadline) throw failure;
			mayGoOn = spend(patience, outcome.next);
			if (mayGoOn && outcome.next === 'renew') {
				reading = joinReadings(reading, await getJob(session, reading.job.id));
				sources = sourcesOf(session, reading, options.variant);
			} else if (mayGoOn) {
				await cancellation.pause(retryDelay(patience.tries, null, clock.random()));
			}
		}
	}
	throw failure;
}
