import type { VideoError } from '../api/errors';
import type { ByteStream } from '../api/host';
import { retryDelay } from '../api/retryDelay';
import { getJob } from '../jobs/reads';
import type { Session } from '../jobs/session';
import { endedError } from '../jobs/waitErrors';
import type { Mp4Facts } from '../media/moov';
import type { Job, JobReading } from '../protocol/job';
import type { Provider } from '../protocol/provider';
import { isTerminal } from '../protocol/status';
import type { Source, Variant } from '../protocol/wire';
import { type ContentOptions, startContent } from './checkedStream';
import {
	contentError,
	downloadCancelledError,
	noContentError,
	noVariantError,
	progressOf,
	tooLargeError,
} from './errors';
import { type FailedAttempt, nextStep, NO_REPEATS, type Repeats, type Step } from './nextStep';

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

/** Where a download stands. */
interface DownloadState {
	readonly reading: JobReading;
	/** Where the file may be, best first; the one at `index` is tried. */
	readonly sources: readonly Source[];
	readonly index: number;
	readonly repeats: Repeats;
}

/** Asks the provider once more where the file is; throws when the job has no file any more. */
async function lookUp(
	session: Session,
	state: DownloadState,
	file: WantedFile,
): Promise<DownloadState> {
	const { provider } = session;
	const reading = await getJob(session, state.reading);
	const { job } = reading;
	if (isTerminal(job.status) && job.status !== 'completed') throw endedError(provider, reading);
	return { ...state, reading, sources: sourcesOf(provider, reading, file) };
}

async function begin(
	session: Session,
	reading: JobReading,
	file: WantedFile,
): Promise<DownloadState> {
	const { provider } = session;
	const { variants } = provider.takes;
	const { variant } = file;
	if (!variants.includes(variant)) throw noVariantError(provider, reading.job, variant);
	const sources = sourcesOf(provider, reading, file);
	const state: DownloadState = { reading, sources, index: 0, repeats: NO_REPEATS };
	// A submission answered as completed at once may leave the address to the status answer.
	return sources.length > 0 ? state : await lookUp(session, state, file);
}

async function take(
	step: Exclude<Step, { kind: 'giveUp' }>,
	session: Session,
	state: DownloadState,
	file: WantedFile,
): Promise<DownloadState> {
	const { cancellation, clock } = session;
	if (step.kind === 'otherSource') return { ...state, index: state.index + 1, repeats: NO_REPEATS };
	const { repeats } = step;
	if (step.kind === 'renew') return await lookUp(session, { ...state, repeats }, file);
	await cancellation.pause(retryDelay(repeats.retry, null, clock.random()));
	return { ...state, repeats };
}

function errorOf(job: Job, failure: FailedAttempt, maxBytes: number): VideoError {
	if (failure.kind === 'tooLarge') return tooLargeError(job, maxBytes);
	const progress = 'received' in failure ? progressOf(failure) : null;
	return contentError(job, failure.reason, progress);
}

/**
 * Fetches the file of a completed job into n8n's binary store: whole, or not at all. A job is
 * never submitted anew because of its file.
 */
export async function fetchContent<Stored>(
	session: Session,
	completed: JobReading,
	{ maxBytes, ...file }: WantedFile & Pick<ContentOptions, 'maxBytes'>,
	store: Store<Stored>,
): Promise<FetchedContent<Stored>> {
	const { cancellation, clock } = session;
	const deadline = clock.now() + MAX_DOWNLOAD_MS;
	let state = await begin(session, completed, file);
	let error = noContentError(state.reading.job);
	for (;;) {
		const source = state.sources[state.index];
		if (source === undefined) throw error;
		const outcome = await attempt(
			session,
			source,
			{ variant: file.variant, maxBytes, deadline },
			store,
		);
		if (outcome.kind === 'fetched') return outcome.content;
		const { job } = state.reading;
		if (cancellation.isCancelled()) throw downloadCancelledError(job);
		error = errorOf(job, outcome, maxBytes);
		const step = nextStep(state.repeats, outcome);
		if (step.kind === 'giveUp' || clock.now() >= deadline) throw error;
		state = await take(step, session, state, file);
	}
}
