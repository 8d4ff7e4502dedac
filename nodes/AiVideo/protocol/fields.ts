import { withoutQuery } from '../text/links';
import { cut } from '../text/shown';

/** Readers of untrusted JSON: each returns what it was asked for, or `null`. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readText(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const text = value.trim();
	return text === '' ? null : text;
}

/** More is no name, and more no text anybody wrote to be read. */
const MAX_NAME_LENGTH = 200;
const MAX_PROSE_LENGTH = 8_000;

/** A word or two: a model, a code. A link in it is not signed any more. */
export function readName(value: unknown): string | null {
	const text = readText(value);
	return text && withoutQuery(cut(text, MAX_NAME_LENGTH));
}

/** Sentences: a prompt. */
export function readProse(value: unknown): string | null {
	const text = readText(value);
	return text && cut(text, MAX_PROSE_LENGTH);
}

/** No documented ID is near this long; LiteLLM's base64 ones reach a few hundred. */
const MAX_ID_LENGTH = 2048;

/**
 * An ID is text we can put into a path: `.` and `..` would name another endpoint, and half a
 * character cannot be encoded.
 */
export function readId(value: unknown): string | null {
	const id = typeof value === 'number' ? String(value) : readText(value);
	return id === null || id.length > MAX_ID_LENGTH || /^\.{1,2}$|\p{Cs}/u.test(id) ? null : id;
}

/** An ID out of a path; the text as it is where nothing can be decoded. */
export function decodeId(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** A number, or text that is one (`"8"`, `"45%"`, `"8s"`). */
export function readNumber(value: unknown): number | null {
	const number =
		typeof value === 'string'
			? // Trimmed first: a pattern with spaces on both sides takes hours for a megabyte of them.
				Number(/^(-?\d+(?:\.\d+)?)\s*[%s]?$/i.exec(value.trim())?.[1] ?? NaN)
			: value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Milliseconds from 2001 on are above this; seconds reach it in the year 33658. */
const SMALLEST_MILLISECONDS = 1e12;
/** The largest time a Date can hold, ECMA-262 section 21.4.1.1. */
const LARGEST_MILLISECONDS = 8.64e15;

/** Unix seconds, Unix milliseconds or a date text → ISO 8601. Zero means unset on relays. */
export function readTime(value: unknown): string | null {
	const number = readNumber(value);
	const milliseconds =
		number === null
			? Date.parse(readText(value) ?? '')
			: number >= SMALLEST_MILLISECONDS
				? number
				: number * 1000;
	if (!(milliseconds > 0) || milliseconds > LARGEST_MILLISECONDS) return null;
	return new Date(milliseconds).toISOString();
}

/** Follows keys into nested objects and arrays; `undefined` where the path ends early. */
export function at(value: unknown, ...path: ReadonlyArray<string | number>): unknown {
	return path.reduce<unknown>((inner, key) => {
		if (typeof key === 'number') return Array.isArray(inner) ? inner[key] : undefined;
		return isObject(inner) ? inner[key] : undefined;
	}, value);
}

/** The list at the end of a path; an empty one where there is none. */
export function listAt(
	value: unknown,
	...path: ReadonlyArray<string | number>
): readonly unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}

/** The first result that is not `null`. */
export function firstOf<In, Out>(
	candidates: readonly In[],
	read: (candidate: In) => Out | null,
): Out | null {
	for (const candidate of candidates) {
		const found = read(candidate);
		if (found !== null) return found;
	}
	return null;
}
