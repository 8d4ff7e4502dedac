import type { AnswerPart } from './answerParts';
import { firstOf, readId, readText } from './fields';
import type { JobRef } from './job';

/** Which of an answer's objects is the job: the one with an ID, most likely beside a status. */

/** Keys of a job's ID, plain, the most usual first. A request's own ID names it only where nothing else does. */
const ID_KEYS: readonly string[] = [
	...['id', 'taskid', 'videoid', 'jobid', 'generationid', 'predictionid', 'operationid', 'uuid'],
];
const STATUS_KEYS: readonly string[] = [
	...['status', 'state', 'taskstatus', 'jobstatus', 'videostatus', 'phase'],
];
/** Objects under these are what a job made, and may have IDs and states of their own. */
const RESULT =
	/^(videos?|outputs?|results?|taskresult|assets?|files?|artifacts?|media|generations?|content|metadata|choices)$/;
/** What only the envelope around a job has. */
const ENVELOPE_KEYS: readonly string[] = [
	'code',
	'msg',
	'success',
	'errcode',
	'requestid',
	'traceid',
];

/** The value of the first of some keys that can be read, however they are spelled. */
export function readKey<T>(
	{ fields }: AnswerPart,
	keys: readonly string[],
	read: (value: unknown) => T | null,
): T | null {
	return firstOf(keys, (key) => (fields.has(key) ? read(fields.get(key)) : null));
}

export function idOf(part: AnswerPart): string | null {
	return readKey(part, ID_KEYS, readId);
}

export function wordOf(part: AnswerPart): string | null {
	return readKey(part, STATUS_KEYS, readText);
}

function isEnvelope(part: AnswerPart): boolean {
	return readKey(part, ENVELOPE_KEYS, () => true) ?? false;
}

/** How likely an object that has an ID is the job; the smaller, the likelier. */
function rankOf(part: AnswerPart, parts: readonly AnswerPart[], known: JobRef | null): number {
	if (known !== null && idOf(part) === known.id) return 0;
	const isResult = part.path.some((key) => RESULT.test(key));
	const isNamed = readKey(part, ID_KEYS.slice(1, 5), readId) !== null;
	const hasWord = wordOf(part) !== null;
	if (isResult) return part.isInList ? 6 : hasWord ? (isNamed ? 1 : 3) : 4;
	const wrapsAnother = parts.some(
		(other) => other.path.length > part.path.length && !other.isInList && idOf(other) !== null,
	);
	if (wrapsAnother && isEnvelope(part)) return 5;
	return hasWord ? 1 : 2;
}

/** The object that is the job; `null` when none has an ID. */
export function findJob(parts: readonly AnswerPart[], known: JobRef | null): AnswerPart | null {
	let best: { part: AnswerPart; rank: number } | null = null;
	for (const part of parts) {
		if (idOf(part) === null) continue;
		const rank = rankOf(part, parts, known);
		if (best === null || rank < best.rank) best = { part, rank };
	}
	return best?.part ?? null;
}

/** Text that people would take for an ID: no word, no size, no time. */
const BARE_ID = /^(?=(?:[^\d]*\d){4})(?!\d+x\d+$|\d{4}-\d\d-\d\d[T ])[\w\-.:=+]{8,512}$/;
const BARE_ID_KEYS: readonly string[] = ['data', 'result', 'task', 'job', 'output'];

function readBareId(value: unknown): string | null {
	const entry: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	const text = typeof entry === 'string' ? readId(entry) : null;
	return text !== null && BARE_ID.test(text) ? text : null;
}

/** `{"code":"success","data":"cgt-…"}`: an envelope around nothing but an ID. A request's own ID comes last. */
export function readIdWithoutJob(parts: readonly AnswerPart[]): string | null {
	const [root] = parts;
	const bare = root && isEnvelope(root) ? readKey(root, BARE_ID_KEYS, readBareId) : null;
	return bare ?? firstOf(parts, (part) => readKey(part, ['requestid'], readId));
}

/** The word for a job's state, and whether it stands with the job or around it. */
export interface Told {
	readonly word: string | null;
	readonly isBesideJob: boolean;
}

/** The word beside the ID is the job's, or else the innermost one. */
export function readWord(job: AnswerPart | null, parts: readonly AnswerPart[]): Told {
	const own = job && wordOf(job);
	if (own) return { word: own, isBesideJob: true };
	const inner = [...parts].reverse();
	const holder = inner.find((part) => wordOf(part) !== null);
	const isInside = holder !== undefined && (job === null || holder.path.length >= job.path.length);
	return { word: holder ? wordOf(holder) : null, isBesideJob: isInside };
}

/** The job and what is wrapped in it first, then what it is wrapped in. */
export function nearestFirst(
	job: AnswerPart | null,
	parts: readonly AnswerPart[],
): readonly AnswerPart[] {
	if (job === null) return parts;
	const isInside = ({ path }: AnswerPart) => job.path.every((key, index) => path[index] === key);
	const others = parts.filter((part) => part !== job);
	return [job, ...others.filter(isInside), ...others.filter((part) => !isInside(part))];
}
