import { parseJson } from '../text/json';
import { type AnswerPart, partsOf } from './answerParts';
import { isErrorAnswer, readFailure } from './failure';
import {
	at,
	firstOf,
	isObject,
	readName,
	readNumber,
	readProse,
	readText,
	readTime,
} from './fields';
import type { Failure, Job, JobReading, JobRef, JobStatus } from './job';
import {
	findJob,
	idOf,
	nearestFirst,
	readIdWithoutJob,
	readKey,
	readWord,
	type Told,
	wordOf,
} from './jobPart';
import { readLinks } from './links';
import { isTerminal, toJobStatus } from './status';

/** The job in an answer of the family, whatever it is wrapped in. */

/** A word of success that only the envelope says, of the request. */
function isOwnSuccess(status: JobStatus | undefined, isBesideJob: boolean): boolean {
	return status === 'completed' && !isBesideJob;
}

function readProgress(parts: readonly AnswerPart[]): number | null {
	const keys = ['progress', 'percent', 'percentage', 'progresspercent', 'progresspct'];
	const progress = firstOf(parts, (part) => readKey(part, keys, readNumber));
	if (progress === null) return null;
	const percent = progress > 0 && progress < 1 ? progress * 100 : progress;
	return Math.min(100, Math.max(0, Math.round(percent)));
}

function readPositive(value: unknown): number | null {
	const number = readNumber(value);
	return number !== null && number > 0 ? number : null;
}

function readSeconds(parts: readonly AnswerPart[]): number | null {
	const read = (key: string) => firstOf(parts, (part) => readKey(part, [key], readPositive));
	return read('seconds') ?? read('duration');
}

function readSize(value: unknown): string | null {
	const size = readText(value)?.toLowerCase().replace('×', 'x') ?? '';
	return /^\d{1,5}x\d{1,5}$/.test(size) ? size : null;
}

/** What an envelope says of a request that went well, whatever became of the job. */
const SUCCESS_WORD = /^(success|succeeded|ok|0|200)$/i;

function readOwnFailure({ object }: AnswerPart): Failure | null {
	const { code, message } = readFailure(object) ?? { code: null, message: null };
	const own = (word: string | null) => (word === null || SUCCESS_WORD.test(word) ? null : word);
	const failure = { code: own(code), message: own(message) };
	return failure.code === null && failure.message === null ? null : failure;
}

/** The words beside the ID are the job's; those of an envelope count where it has none. */
function readReason(job: AnswerPart | null, parts: readonly AnswerPart[]): Failure | null {
	return firstOf([...(job ? [job] : []), ...[...parts].reverse()], readOwnFailure);
}

/** An error beside a job that is said to be fine, and flags of a moderation that took its video away. */
function readErrorBeside(parts: readonly AnswerPart[]): Failure | null {
	const error = firstOf(parts, ({ object }) => {
		const { error: own, errors, error_message: words } = object;
		return readFailure({ error: own ?? errors ?? words });
	});
	if (error !== null) return error;
	const isModerated = parts.some(({ object }) =>
		[object, object.moderation].some(
			(flags) =>
				at(flags, 'respect_moderation') === false ||
				at(flags, 'flagged') === true ||
				at(flags, 'moderated') === true ||
				at(flags, 'blocked') === true,
		),
	);
	return isModerated
		? { code: 'moderation', message: 'the video was withheld by moderation' }
		: null;
}

interface Judged {
	readonly status: JobStatus;
	readonly failure: Failure | null;
	readonly isCharged: boolean;
}

/** The state behind a word: a job without its video is no success, and one with it is. */
function judge(
	{ word, isBesideJob }: Told,
	links: readonly string[],
	job: AnswerPart | null,
	parts: readonly AnswerPart[],
): Judged {
	const known = toJobStatus(word ?? '');
	const running: Judged = { status: known ?? 'in_progress', failure: null, isCharged: false };
	if (known === undefined) {
		const error = word === null ? null : readErrorBeside(parts);
		if (error !== null) return { status: 'failed', failure: error, isCharged: false };
		const isThere = word !== null && links.length > 0 && readProgress(parts) === 100;
		return isThere ? { ...running, status: 'completed' } : running;
	}
	if (known !== 'completed') {
		return isTerminal(known) ? { ...running, failure: readReason(job, parts) } : running;
	}
	if (links.length > 0) return running;
	const error = readErrorBeside(parts);
	if (error !== null) return { status: 'failed', failure: error, isCharged: true };
	return isOwnSuccess(known, isBesideJob) ? { ...running, status: 'in_progress' } : running;
}

/**
 * Reads a job out of any answer of the family: flat or wrapped, any status word, text or numbers.
 * An unknown or missing status means the job is still running; only the caller's deadline bounds it.
 * `completed_at` counts only on ended jobs: relays fill it on running ones too.
 * Returns `null` when there is no ID, or when the answer is an error envelope without a status.
 * @param known the reference from the create answer, which counts whatever this one says
 */
export function readFamilyJob(answer: unknown, known: JobRef | null): JobReading | null {
	const all = partsOf(answer);
	const jobPart = findJob(all, known);
	const parts = nearestFirst(jobPart, all);
	const told = readWord(jobPart, all);
	const id = known?.id ?? (jobPart && idOf(jobPart)) ?? readIdWithoutJob(all);
	if (id === null || all.length === 0 || (told.word === null && isErrorAnswer(answer))) return null;
	const links = readLinks(answer);
	const { status, failure, isCharged } = judge(told, links, jobPart, parts);
	const first = <T>(keys: readonly string[], read: (value: unknown) => T | null) =>
		firstOf(parts, (part) => readKey(part, keys, read));
	const ended = ['completedat', 'finishtime', 'finishedat', 'endedat', 'endtime'];
	const job: Job = {
		id,
		status,
		progress: readProgress(parts),
		model: first(['model', 'modelname'], readName),
		prompt: first(['prompt'], readProse),
		seconds: readSeconds(parts),
		size: first(['size'], readSize),
		createdAt: first(['createdat', 'submittime', 'created', 'createtime', 'createdtime'], readTime),
		completedAt: isTerminal(status) ? first(ended, readTime) : null,
		expiresAt: first(['expiresat'], readTime),
		failure,
	};
	return {
		ref: known ?? { id },
		job,
		contentUrls: status === 'completed' ? links : [],
		answer,
		cost: null,
		...(isCharged && { isCharged: true }),
		...(toJobStatus(told.word ?? '') === undefined && { isVague: true }),
	};
}

/** Whether an object names an end state beside an ID. */
function isEndedJob(part: AnswerPart): boolean {
	const status = toJobStatus(wordOf(part) ?? '');
	return status !== undefined && isTerminal(status) && idOf(part) !== null;
}

/**
 * The job that an HTTP error carries, as vLLM-Omni answers for failed jobs, and LiteLLM for those
 * in the text of its own error: it says it is a video, or names an end state beside an ID. Without
 * the ID, `{"status": "error"}` is a gateway speaking of itself. `null` when there is none.
 */
export function jobInError(answer: unknown): unknown {
	const texts = [at(answer, 'error', 'message'), at(answer, 'message')].map(readText);
	const inTexts = texts.map((text) => (text?.includes('{') ? parseJson(text) : null));
	return firstOf([answer, ...inTexts], (held) => {
		if (!isObject(held) && !Array.isArray(held)) return null;
		if (isObject(held) && held.object === 'video') return held;
		const job = findJob(partsOf(held), null);
		return job !== null && isEndedJob(job) ? held : null;
	});
}
