import { readFailure } from '../protocol/failure';
import {
	at,
	decodeId,
	isObject,
	type JsonObject,
	listAt,
	readId,
	readName,
	readNumber,
	readProse,
	readText,
	readTime,
} from '../protocol/fields';
import {
	type Cost,
	type Failure,
	type Job,
	type JobReading,
	type JobRef,
	unseenJob,
} from '../protocol/job';
import { toJobStatus } from '../protocol/status';
import type { HttpResponse } from '../protocol/wire';

/** What Google tells of a job: an operation of Veo, or an interaction of Omni. */

/** An operation, with the collection it is in (the model's); anything else is an interaction. */
const OPERATION = /(?:^|\/)((?:models\/[\w.-]+\/)?operations)\/([^/?#]+)/;
const INTERACTION = /(?:^|\/)interactions\/([^/?#]+)/;

export function write({ id, route }: JobRef): string {
	const segment = encodeURIComponent(id);
	return route === undefined ? segment : `${route}/${segment}`;
}

/** `models/{model}/operations/{id}`, alone or at the end of an address. */
export function readOperation(text: string): JobRef | null {
	const [, route, segment] = OPERATION.exec(text) ?? [];
	const id = segment === undefined ? null : readId(decodeId(segment));
	return id === null || route === undefined ? null : short({ id, route });
}

/** `null` when it is longer than any reference, which is an ID to those who ask for it. */
export function short(ref: JobRef): JobRef | null {
	return readId(write(ref)) === null ? null : ref;
}

export function read(text: string): JobRef | null {
	const operation = readOperation(text);
	if (operation !== null) return operation;
	const segment = INTERACTION.exec(text)?.[1] ?? (text.includes('/') ? undefined : text);
	const id = segment === undefined ? null : readId(decodeId(segment));
	return id === null ? null : short({ id });
}

export function pathOf(ref: JobRef): string {
	return ref.route === undefined ? `/interactions/${write(ref)}` : `/${write(ref)}`;
}

/** Google's status word before its number; the front end wraps an error into a list. */
export function readReason({ json }: Pick<HttpResponse, 'json'>): Failure | null {
	const failure = readFailure(json);
	const error = at(Array.isArray(json) ? json[0] : json, 'error');
	const word = readName(at(error, 'status'));
	return failure && { ...failure, code: word ?? failure.code };
}

function readingOf(ref: JobRef, answer: unknown, job: Partial<Job>): JobReading {
	const unseen = unseenJob(ref, write(ref));
	const model = /^models\/([^/]+)/.exec(ref.route ?? '')?.[1] ?? null;
	return { ...unseen, answer, job: { ...unseen.job, model, ...job } };
}

/** A word for what Google counts and explains, but does not name. */
const FILTERED = 'content_filtered';
/** google.rpc.Code: the client cancelled it. */
const CANCELLED = 1;

/** What became of an operation: samples, an error, or nothing but the reasons of a filter. */
function readOperationJob(answer: JsonObject, ref: JobRef): JobReading {
	if (answer.done !== true) return readingOf(ref, answer, { status: 'in_progress' });
	if (isObject(answer.error)) {
		const status = answer.error.code === CANCELLED ? 'cancelled' : 'failed';
		return readingOf(ref, answer, { status, failure: readReason({ json: answer }) });
	}
	const result = at(answer, 'response', 'generateVideoResponse') ?? answer.response;
	const samples = listAt(result, 'generatedSamples');
	const contentUrls = samples.flatMap((sample) => readText(at(sample, 'video', 'uri')) ?? []);
	if (contentUrls.length > 0) {
		return { ...readingOf(ref, answer, { status: 'completed' }), contentUrls };
	}
	const reasons = listAt(result, 'raiMediaFilteredReasons').flatMap(
		(reason) => readText(reason) ?? [],
	);
	const isFiltered =
		reasons.length > 0 || (readNumber(at(result, 'raiMediaFilteredCount')) ?? 0) > 0;
	// "You will not be charged if your video is blocked" (ai.google.dev, Veo limitations).
	const failure = isFiltered
		? { code: FILTERED, message: readProse(reasons.join(' ')) }
		: readReason({ json: answer.response });
	const failed = readingOf(ref, answer, { status: 'failed', failure });
	return isFiltered ? failed : { ...failed, isCharged: true };
}

/** Stands for a film that is in the answer itself. */
export const INLINE = 'data:video/mp4;base64,';

/** What is known of an interaction whose answer is cut off within its film. */
export function completedInline(ref: JobRef, answer: unknown): JobReading {
	return { ...readingOf(ref, answer, { status: 'completed' }), contentUrls: [INLINE] };
}

/** What the model has put out; the user's own pictures and films are steps too. */
function outputsOf(answer: JsonObject): readonly unknown[] {
	const steps = listAt(answer.steps).filter((step) => at(step, 'type') === 'model_output');
	return steps.flatMap((step) => listAt(step, 'content'));
}

/** Only the SDK has `output_video`; on the wire the last one of the steps counts. */
function videoOf(answer: JsonObject): string | null {
	const blocks = outputsOf(answer).filter((block) => at(block, 'type') === 'video');
	const video = blocks.at(-1) ?? answer.output_video;
	const uri = readText(at(video, 'uri'));
	return uri ?? (readText(at(video, 'data')) === null ? null : INLINE);
}

/** What Omni is charged by; `null` where the answer does not tell. */
function videoTokens(answer: JsonObject): number | null {
	const usage = at(answer, 'usage');
	if (!isObject(usage)) return null;
	const entries = listAt(usage.output_tokens_by_modality);
	const video = entries.find((entry) => /^video$/i.test(readText(at(entry, 'modality')) ?? ''));
	return Math.max(0, readNumber(at(video, 'tokens')) ?? 0);
}

function costOf(tokens: number | null): Cost | null {
	return tokens === null || tokens === 0 ? null : { amount: tokens, unit: 'video tokens' };
}

/** What the model says in place of a film, which is why there is none. */
function refusalOf(answer: JsonObject): Failure | null {
	const texts = outputsOf(answer).flatMap((block) => readText(at(block, 'text')) ?? []);
	return texts.length === 0 ? null : { code: null, message: readProse(texts.join(' ')) };
}

function failureOfInteraction(answer: JsonObject): Failure | null {
	const errors = listAt(answer.steps).flatMap((step) => at(step, 'error') ?? []);
	const told = answer.error ?? listAt(answer.errors)[0] ?? errors[0];
	return readReason({ json: { error: told } }) ?? refusalOf(answer);
}

const RUNNING: Readonly<Record<string, Job['status']>> = {
	queued: 'queued',
	in_progress: 'in_progress',
};
/** Nobody will answer a question, nor pay more, nor ask for the rest. */
const STOPPED: readonly string[] = [
	...['incomplete', 'budget_exceeded', 'requires_action', 'requires_continuation'],
];

function readInteraction(answer: JsonObject, ref: JobRef): JobReading {
	const word = (readText(answer.status) ?? '').toLowerCase();
	const facts = { model: readName(answer.model), createdAt: readTime(answer.created) };
	const told = RUNNING[word] ?? (STOPPED.includes(word) ? 'failed' : toJobStatus(word));
	if (told === undefined || told === 'queued' || told === 'in_progress') {
		const status = told ?? 'in_progress';
		const running = readingOf(ref, answer, { ...facts, status });
		return told === undefined ? { ...running, isVague: true } : running;
	}
	const tokens = videoTokens(answer);
	const ended = { ...facts, completedAt: readTime(answer.updated) };
	const video = videoOf(answer);
	// A film is a film, whatever the word.
	if (video !== null) {
		const reading = readingOf(ref, answer, { ...ended, status: 'completed' });
		return { ...reading, contentUrls: [video], cost: costOf(tokens) };
	}
	const isCompleted = told === 'completed';
	const failure =
		failureOfInteraction(answer) ?? (STOPPED.includes(word) ? { code: word, message: null } : null);
	const status = isCompleted ? 'failed' : told;
	const failed = { ...readingOf(ref, answer, { ...ended, status, failure }), cost: costOf(tokens) };
	const isCharged = tokens === null ? isCompleted : tokens > 0;
	return isCharged ? { ...failed, isCharged } : failed;
}

export function readJob(answer: JsonObject, ref: JobRef): JobReading {
	return ref.route === undefined ? readInteraction(answer, ref) : readOperationJob(answer, ref);
}
