/** JSON as servers really send it. Pure; takes time in proportion to the text. */

/** Deeper answers have no business here, and would exhaust the stack of whoever copies them. */
const MAX_NESTING = 64;

/** Fifteen digits survive as a number; IDs of relays have nineteen, and become text. */
const MAX_DIGITS = 15;
/** What Python writes and JSON does not know becomes `null`. */
const NOT_A_NUMBER = /-?(?:NaN|Infinity)\b/y;

interface Replacement {
	readonly from: number;
	readonly to: number;
	readonly by: string;
}

/** An object or array in a text. */
interface Scan {
	/** `broken`: the text ends before the value does. */
	readonly kind: 'whole' | 'broken' | 'tooDeep' | 'mismatch';
	readonly start: number;
	/** Where it ends, or its last complete part. */
	readonly end: number;
	/** The brackets that would close it there. */
	readonly closers: string;
	readonly replacements: readonly Replacement[];
}

function matchAt(pattern: RegExp, text: string, index: number): string | null {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0] ?? null;
}

function isDigit(character: string | undefined): boolean {
	return character !== undefined && character >= '0' && character <= '9';
}

function isNumberStart(character: string): boolean {
	return character === '-' || character === 'N' || character === 'I' || isDigit(character);
}

/** Where a number ends, and what is put in its place, if anything. */
function readNumberAt(
	text: string,
	start: number,
): { readonly end: number; readonly by: string | null } {
	const first = text[start] === '-' ? start + 1 : start;
	let end = first;
	while (isDigit(text[end])) end++;
	if (end === first) {
		const word = matchAt(NOT_A_NUMBER, text, start);
		return { end: start + (word ?? '').length, by: word === null ? null : 'null' };
	}
	const isInteger = !/[.eE]/.test(text[end] ?? '');
	if (isInteger && end - first > MAX_DIGITS) return { end, by: `"${text.slice(start, end)}"` };
	while (isDigit(text[end]) || /[-+.eE]/.test(text[end] ?? ' ')) end++;
	return { end, by: null };
}

/** The index of the quote that ends a string, or the text's length. */
function endOfString(text: string, start: number): number {
	let index = start + 1;
	while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
	return Math.min(index, text.length);
}

/** Walks over the value that begins with the bracket at `start`. */
function scan(text: string, start: number): Scan {
	const replacements: Replacement[] = [];
	let [open, isValue, end, closers] = ['', false, start, ''];
	const keep = (safe: number) => {
		[end, closers] = [safe, open];
	};
	const result = (kind: Scan['kind']): Scan => ({ kind, start, end, closers, replacements });
	for (let index = start; index < text.length; index++) {
		const character = text[index] ?? '';
		if (character === '"') {
			index = endOfString(text, index);
			if (index < text.length && (isValue || open.startsWith(']'))) keep(index + 1);
			isValue = false;
		} else if (character === '{' || character === '[') {
			open = (character === '{' ? '}' : ']') + open;
			if (open.length > MAX_NESTING) return result('tooDeep');
			isValue = false;
			keep(index + 1);
		} else if (character === '}' || character === ']') {
			if (!open.startsWith(character)) return result('mismatch');
			open = open.slice(1);
			keep(index + 1);
			if (open === '') return result('whole');
		} else if (character === ',') {
			keep(index);
			isValue = false;
		} else if (character === ':') isValue = true;
		else if (isNumberStart(character)) {
			const number = readNumberAt(text, index);
			if (number.by !== null) replacements.push({ from: index, to: number.end, by: number.by });
			index = Math.max(index, number.end - 1);
		}
	}
	return result('broken');
}

/** The value as JSON.parse takes it, closed where it broke off. */
function toStrict(text: string, { start, end, closers, replacements }: Scan): string {
	let [out, copied] = ['', start];
	for (const { from, to, by } of replacements) {
		if (to > end) break;
		out += text.slice(copied, from) + by;
		copied = to;
	}
	return out + text.slice(copied, end) + closers;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What a bracket may begin with that begins JSON. */
const JSON_START = /[{[]/g;
const FIRST_SIGNS = /\{\s*["}]|\[\s*[[{"\]\-\dtfnNI]/y;
/** Log lines and warnings of a script before its answer are short. */
const MAX_LEAD = 64 * 1024;
const MAX_LEADS = 8;

/** The first object or array of a text, whatever stands before and after it. */
function parseFirst(text: string, mayBeBroken: boolean): unknown {
	JSON_START.lastIndex = 0;
	for (let tries = 0; tries < MAX_LEADS;) {
		const start = JSON_START.exec(text)?.index ?? Infinity;
		if (start > MAX_LEAD) return undefined;
		if (matchAt(FIRST_SIGNS, text, start) === null) continue;
		tries++;
		const scanned = scan(text, start);
		if (scanned.kind === 'tooDeep') return undefined;
		// What stands inside a value that broke off is not the answer.
		if (scanned.kind === 'broken') return mayBeBroken ? parse(toStrict(text, scanned)) : undefined;
		const value = scanned.kind === 'whole' ? parse(toStrict(text, scanned)) : undefined;
		if (value !== undefined) return value;
	}
	return undefined;
}

const EVENT_LINE = /^(?:data|event|id|retry)?:/;

/** The data of the last event of a stream (text/event-stream) that is an object. */
function parseEvents(text: string, mayBeBroken: boolean): unknown {
	const lines = text.split(/\r?\n|\r/).filter((line) => line.startsWith('data:'));
	for (const line of lines.reverse().slice(0, MAX_LEADS)) {
		const data = line.slice('data:'.length).trim();
		if (/^[{[]/.test(data)) {
			const value = parseFirst(data, mayBeBroken);
			if (value !== undefined) return value;
		}
	}
	return undefined;
}

const PAGE = /^<(?:!doctype|html|head|body|\?xml)/i;

function read(text: string, mayBeBroken: boolean): unknown {
	if (PAGE.test(text)) return undefined;
	if (EVENT_LINE.test(text)) return parseEvents(text, mayBeBroken);
	const plain = /^[{[]/.test(text) ? undefined : parse(text);
	return plain === undefined ? parseFirst(text, mayBeBroken) : plain;
}

/**
 * Parses an answer, also with a byte order mark, in a JSON string, as the last event of a stream,
 * with text before or after it, and with numbers JSON does not know. Integers too long for a number
 * become text. `undefined` when it is not JSON or nests deeper than any real one.
 * @param mayBeBroken whether what came of an answer that broke off is better than nothing
 */
export function parseJson(text: string, mayBeBroken = false): unknown {
	const value = read(text.replace(/^\ufeff/, '').trim(), mayBeBroken);
	if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
	return read(value.trim(), mayBeBroken) ?? value;
}
