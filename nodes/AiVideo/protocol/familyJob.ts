import { isErrorAnswer, readFailure } from './failure';
import {
	at,
	firstOf,
	isObject,
	readId,
	readNumber,
	readText,
	readTime,
	type JsonObject,
} from './fields';
import type { Failure, Job, JobReading, JobRef, JobStatus } from './job';
import { isTerminal, toJobStatus } from './status';

/** The objects an answer may wrap its job in, outermost first. */
function layersOf(answer: JsonObject): readonly JsonObject[] {
	const wrapped = [answer, at(answer, 'data'), at(answer, 'data', 'data'), at(answer, 'output')];
	return wrapped.filter(isObject);
}

function readJobId(layer: JsonObject): string | null {
	return firstOf(['id', 'task_id', 'video_id'], (key) => readId(layer[key]));
}

/** A request ID names the job only where nothing else does. */
function readIdOf(layers: readonly JsonObject[]): string | null {
	return firstOf(layers, readJobId) ?? firstOf(layers, (layer) => readId(layer.request_id));
}

/**
 * An envelope may have a status of its own ("success"): the word beside the ID is the job's, or
 * else the innermost one.
 */
function readStatusWord(layers: readonly JsonObject[]): string | null {
	const wordOf = (layer: JsonObject) =>
		firstOf(['status', 'state', 'task_status'], (key) => readText(layer[key]));
	const besideId = layers.filter((layer) => readJobId(layer) !== null);
	return firstOf(besideId, wordOf) ?? firstOf([...layers].reverse(), wordOf);
}

function readProgress(layers: readonly JsonObject[]): number | null {
	const progress = firstOf(layers, (layer) => readNumber(layer.progress));
	return progress === null ? null : Math.min(100, Math.max(0, Math.round(progress)));
}

function readSeconds(layers: readonly JsonObject[]): number | null {
	return firstOf(layers, (layer) => readNumber(layer.seconds) ?? readNumber(layer.duration));
}

function readSize(layers: readonly JsonObject[]): string | null {
	return firstOf(layers, (layer) => {
		const size = readText(layer.size)?.toLowerCase().replace('×', 'x') ?? '';
		return /^\d{1,5}x\d{1,5}$/.test(size) ? size : null;
	});
}

/** What an envelope says of a request that went well, whatever became of the job. */
const SUCCESS_WORD = /^(success|succeeded|ok|0|200)$/i;

function readOwnFailure(layer: JsonObject): Failure | null {
	const { code, message } = readFailure(layer) ?? { code: null, message: null };
	const own = (word: string | null) => (word === null || SUCCESS_WORD.test(word) ? null : word);
	const failure = { code: own(code), message: own(message) };
	return failure.code === null && failure.message === null ? null : failure;
}

/** The words beside the ID are the job's; those of an envelope count where it has none. */
function failureOf(status: JobStatus, layers: readonly JsonObject[]): Failure | null {
	if (status === 'completed' || !isTerminal(status)) return null;
	const besideId = layers.filter((layer) => readJobId(layer) !== null);
	return firstOf([...besideId, ...[...layers].reverse()], readOwnFailure);
}

/** Where answers name the finished video. */
const URL_PATHS: ReadonlyArray<ReadonlyArray<string | number>> = [
	['video_url'],
	['url'],
	['urls', 0],
	['unsigned_urls', 0],
	['result_url'],
	['output'],
	['output', 0],
	['output', 'url'],
	['video', 'url'],
	['videos', 0, 'url'],
	['data', 0, 'url'],
	['metadata', 'url'],
	['content', 'video_url'],
];

/** The addresses of a job's video in the objects an answer wraps it in, outermost first. */
function readContentUrls(layers: readonly JsonObject[]): readonly string[] {
	const found = layers.flatMap((layer) => URL_PATHS.map((path) => readText(at(layer, ...path))));
	return [...new Set(found.filter((url) => url !== null))];
}

/**
 * Reads a job out of any answer of the family: flat or wrapped, any status word, text or numbers.
 * An unknown or missing status means the job is still running; only the caller's deadline bounds it.
 * `completed_at` counts only on ended jobs: relays fill it on running ones too.
 * Returns `null` when there is no ID, or when the answer is an error envelope without a status.
 * @param known the reference from the create answer, which counts whatever this one says
 */
export function readFamilyJob(answer: unknown, known: JobRef | null): JobReading | null {
	if (!isObject(answer)) return null;
	const layers = layersOf(answer);
	const word = readStatusWord(layers);
	const id = known?.id ?? readIdOf(layers);
	if (id === null || (word === null && isErrorAnswer(answer))) return null;
	const status = toJobStatus(word ?? '') ?? 'in_progress';
	const time = (...keys: readonly string[]) =>
		firstOf(layers, (layer) => firstOf(keys, (key) => readTime(layer[key])));
	const job: Job = {
		id,
		status,
		progress: readProgress(layers),
		model: firstOf(layers, (layer) => readText(layer.model)),
		prompt: firstOf(layers, (layer) => readText(layer.prompt)),
		seconds: readSeconds(layers),
		size: readSize(layers),
		createdAt: time('created_at', 'submit_time', 'created'),
		completedAt: isTerminal(status) ? time('completed_at', 'finish_time') : null,
		expiresAt: time('expires_at'),
		failure: failureOf(status, layers),
	};
	return { ref: known ?? { id }, job, contentUrls: readContentUrls(layers), answer, cost: null };
}

/**
 * Whether an HTTP error carries the job itself, as vLLM-Omni answers for failed jobs: it says it
 * is a video, or names an end state beside an ID. Without the ID, `{"status": "error"}` is a
 * gateway speaking of itself.
 */
export function isJobAnswer(answer: unknown): boolean {
	if (!isObject(answer)) return false;
	if (answer.object === 'video') return true;
	const layers = layersOf(answer);
	const status = toJobStatus(readStatusWord(layers) ?? '');
	return status !== undefined && isTerminal(status) && firstOf(layers, readJobId) !== null;
}
