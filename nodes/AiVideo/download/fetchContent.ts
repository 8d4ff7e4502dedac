import { VideoError } from '../api/errors';
import type { ByteStream } from '../api/host';
import { retryDelay } from '../api/retryDelay';
import { getJob } from '../jobs/reads';
import type { Session } from '../jobs/session';
import { endedError } from '../jobs/waitErrors';
import type { Mp4Facts } from '../media/moov';
import type { JobReading } from '../protocol/job';
import type { Provider } from '../protocol/provider';
import { isTerminal } from '../protocol/status';
import type { Source, Variant } from '../protocol/wire';
import {
	contentError,
	downloadCancelledError,
	noContentError,
	noVariantError,
	tooLargeError,
} from './errors';
import { type FailedAttempt, mostTelling, PATIENCE_MS, remedyOf } from './nextStep';
import {
	addPlaces,
	hasHope,
	isLastChance,
	isLive,
	mayBeRenewed,
	placesOf,
	retryAfterOf,
	type Search,
} from './places';
import { type ContentOptions, startContent } from './startContent';

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

/** The longest a download may take, over all its attempts: a slow drip of bytes never stalls. */
const MAX_DOWNLOAD_MS = 6 * 60 * 60_000;

type Outcome<Stored> =
	{ readonly kind: 'fetched'; readonly content: FetchedContent<Stored> } | FailedAttempt;

async function attempt<Stored>(
	session: Session,
	source: Source,
	options: ContentOptions,
	store: Store<Stored>,
): Promise<Outcome<Stored>> {
	const started = await startContent(session.client, source, options);
	if (started.kind !== 'stream') return started;
	const { mimeType, extension } = started.contentKind;
	try {
		const stored = await store(started.stream, mimeType, extension);
		return { kind: 'fetched', content: { stored, mimeType, extension, ...started.result() } };
	} catch (error) {
		started.close();
		const reason = error instanceof Error ? error.message : String(error);
		return started.broken() ?? { kind: 'notStored', reason };
	}
}

/** Which file of the job. */
interface WantedFile {
	readonly variant: Variant;
	/** Of several, from 0. */
	readonly fileIndex: number;
}

function sourcesOf(
	provider: Provider,
	reading: JobReading,
	{ variant, fileIndex }: WantedFile,
): readonly Source[] {
	return provider.files(reading, variant)[fileIndex]?.sources ?? [];
}

/** Asks the provider once more where the file is; throws when the job has no file any more. */
async function lookUp(session: Session, search: Search, file: WantedFile): Promise<void> {
	const { provider } = session;
	const reading = await getJob(session, search.reading, 'doubtful').catch((error: unknown) => {
		// What is known of the file still is when nobody tells more.
		if (error instanceof VideoError && error.kind === 'unreachable') return search.reading;
		throw error;
	});
	const { job } = reading;
	if (isTerminal(job.status) && job.status !== 'completed') throw endedError(provider, reading);
	search.reading = reading;
	const found = search.places.filter(({ source }) => source.kind === 'embedded');
	const sources = sourcesOf(provider, reading, file);
	search.places = placesOf([...sources, ...found.map(({ source }) => source)], search.places);
}

function errorOf({ reading, places }: Search, maxBytes: number): VideoError {
	const { job } = reading;
	const failure = mostTelling(places.flatMap(({ failure: told }) => told ?? []));
	if (failure === null) return noContentError(job);
	if (failure.kind === 'tooLarge') return tooLargeError(job, maxBytes);
	return contentError(job, failure);
}

/** Tries every live place once. Places that answers tell of are tried in the same round. */
async function tryRound<Stored>(
	session: Session,
	search: Search,
	options: ContentOptions,
	store: Store<Stored>,
): Promise<FetchedContent<Stored> | null> {
	const { cancellation, clock } = session;
	for (let index = 0; index < search.places.length; index++) {
		const place = search.places[index];
		if (place === undefined || !isLive(place)) continue;
		const outcome = await attempt(session, place.source, options, store);
		if (outcome.kind === 'fetched') return outcome.content;
		if (cancellation.isCancelled()) throw downloadCancelledError(search.reading.job);
		place.failure = outcome;
		search.failedSince ??= clock.now();
		if (remedyOf(outcome) === 'giveUp') throw errorOf(search, options.maxBytes);
		if (outcome.kind === 'elsewhere') addPlaces(search, place, outcome.sources);
		if (outcome.kind === 'cut') {
			place.startOvers++;
			// A file that came half way is no file that is not there yet.
			search.failedSince = clock.now();
		}
	}
	return null;
}

/**
 * Fetches the file of a completed job into n8n's binary store: whole, or not at all. Sources take
 * turns until one has it, or patience ends. A job is never submitted anew because of its file.
 */
export async function fetchContent<Stored>(
	session: Session,
	completed: JobReading,
	{ maxBytes, ...file }: WantedFile & Pick<ContentOptions, 'maxBytes'>,
	store: Store<Stored>,
): Promise<FetchedContent<Stored>> {
	const { cancellation, clock, provider } = session;
	const { variant } = file;
	if (!provider.takes.variants.includes(variant)) {
		throw noVariantError(provider, completed.job, variant);
	}
	const options = { variant, maxBytes, deadline: clock.now() + MAX_DOWNLOAD_MS };
	const places = placesOf(sourcesOf(provider, completed, file), []);
	const search: Search = {
		reading: completed,
		places,
		failedSince: null,
		rounds: 0,
		isExhausted: false,
	};
	// A submission answered as completed at once may leave the address to the status answer.
	if (places.length === 0) await lookUp(session, search, file);
	for (;;) {
		const fetched = await tryRound(session, search, options, store);
		if (fetched !== null) return fetched;
		const now = clock.now();
		search.failedSince ??= now;
		if (now - search.failedSince > PATIENCE_MS || now >= options.deadline) break;
		const isLast = provider.otherStates !== undefined && isLastChance(search);
		search.isExhausted ||= isLast;
		if (mayBeRenewed(search) || isLast) await lookUp(session, search, file);
		if (search.places.some(({ failure }) => failure === null)) continue;
		if (!hasHope(search)) break;
		const waitMs = retryDelay(search.rounds++, null, clock.random());
		await cancellation.pause(Math.max(waitMs, retryAfterOf(search)));
		if (cancellation.isCancelled()) throw downloadCancelledError(search.reading.job);
	}
	throw errorOf(search, maxBytes);
}
