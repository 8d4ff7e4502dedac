import { parseJson } from '../text/json';
import { isObject, type JsonObject } from './fields';

/** The objects of an answer, found by a bounded walk: relays wrap a job in whatever they like. */

/** An object somewhere in an answer. */
export interface AnswerPart {
	readonly object: JsonObject;
	/** Its values by plain key. */
	readonly fields: ReadonlyMap<string, unknown>;
	/** The keys that lead to it, plain, without the indices of lists. Empty: the answer itself. */
	readonly path: readonly string[];
	/** Whether one of several may stand in its place. */
	readonly isInList: boolean;
}

const MAX_DEPTH = 6;
const MAX_PARTS = 200;
/** Lists of pages, models and outputs: what is looked for stands in the first ones. */
const MAX_LIST = 20;
/** A longer text is no wrapped answer. */
const MAX_JSON_TEXT = 64 * 1024;

/** An object with more members than this is a table. */
const MAX_MEMBERS = 1_000;

/** `Task-ID`, `taskId` and `task_id` are one key. */
export function plainKey(key: string): string {
	return key.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** The first members of an object. */
export function membersOf(object: JsonObject): ReadonlyArray<readonly [string, unknown]> {
	return Object.keys(object)
		.slice(0, MAX_MEMBERS)
		.map((key) => [key, object[key]]);
}

/** The values of an object by plain key; of two keys that are one, the first counts. */
export function plainFields(object: JsonObject): ReadonlyMap<string, unknown> {
	const fields = new Map<string, unknown>();
	for (const [key, value] of membersOf(object)) {
		const plain = plainKey(key);
		if (!fields.has(plain)) fields.set(plain, value);
	}
	return fields;
}

/** Where an answer repeats what it was asked, or speaks of something else than the job. */
const FOREIGN: ReadonlySet<string> = new Set([
	...['input', 'inputs', 'request', 'originalrequest', 'requestbody', 'requestparams', 'query'],
	...['params', 'parameters', 'payload', 'body', 'arguments', 'args', 'options', 'config'],
	...['settings', 'properties', 'generationconfig', 'prompt', 'prompts', 'messages', 'image'],
	...['images', 'reference', 'references', 'inputreference', 'inputreferences', 'frameimages'],
	...['firstframe', 'lastframe', 'webhook', 'callback', 'user', 'account', 'usage', 'billing'],
]);

export function isForeign(key: string): boolean {
	return FOREIGN.has(plainKey(key));
}

/** What a value holds: itself, the entries of a list, or the JSON in a text. */
export function unwrap(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > MAX_JSON_TEXT) return value;
	return /^\s*[{[]/.test(value) ? (parseJson(value) ?? value) : value;
}

/** @returns outermost first; foreign ones and errors are left out */
export function partsOf(answer: unknown): readonly AnswerPart[] {
	const parts: AnswerPart[] = [];
	let level: Array<{ value: unknown; path: readonly string[]; isInList: boolean }> = [
		{ value: answer, path: [], isInList: false },
	];
	for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
		const next: typeof level = [];
		for (const { value, path, isInList } of level) {
			const inner = unwrap(value);
			const entries = Array.isArray(inner) ? inner.slice(0, MAX_LIST) : [inner];
			for (const object of entries.filter(isObject)) {
				if (parts.length >= MAX_PARTS) return parts;
				const fields = plainFields(object);
				const inSome = isInList || entries.length > 1;
				parts.push({ object, fields, path, isInList: inSome });
				for (const [plain, child] of fields) {
					if (FOREIGN.has(plain) || /^errors?$/.test(plain)) continue;
					next.push({ value: child, path: [...path, plain], isInList: inSome });
				}
			}
		}
		level = next;
	}
	return parts;
}
