import { parseJson } from './json';

/**
 * What nobody may read: the key, which some providers quote in errors, and the queries of signed
 * addresses, which are as good as one.
 */

/** A shorter key would tear holes into every text. */
const MIN_SECRET_LENGTH = 6;
const REDACTED = '[API key]';

/** Relays put JSON into the texts of JSON. */
const MAX_NESTING = 3;

/** A text as JSON writes it, so deep within texts of texts. */
function inJson(text: string, depth: number): string {
	return depth === 0 ? text : inJson(JSON.stringify(text).slice(1, -1), depth - 1);
}

/** The lookbehind keeps a megabyte of backslashes from being tried from each of them. */
const ESCAPED_SLASH = /(?<!\\)\\+\//g;
/** Quotes, backslashes and control characters need their escape. */
const NEEDLESS_UNICODE = /(?<!\\)\\+u(?!00(?:[01]|22|5c))[\da-f]{4}/gi;

/** JSON of any depth may write any character as `\u0073`, and a slash as `\/`: as it is without that. */
function withoutNeedlessEscapes(text: string): string {
	return text
		.replace(ESCAPED_SLASH, '/')
		.replace(NEEDLESS_UNICODE, (escape) => String.fromCharCode(Number(`0x${escape.slice(-4)}`)));
}

function spellingsOf(apiKey: string): readonly string[] {
	const nested = Array.from({ length: MAX_NESTING + 1 }, (_, depth) => inJson(apiKey, depth));
	const inAddress = encodeURIComponent(apiKey);
	const lowerCase = inAddress.replace(/%../g, (byte) => byte.toLowerCase());
	return [...new Set([...nested, inAddress, lowerCase])];
}

/** Takes one key out of whatever a provider sends. */
export interface Redaction {
	text(text: string): string;
	/**
	 * Parses an answer, without the key, also where JSON stands in a text of it. Only what was parsed
	 * and written anew shows every key with a quote or a backslash.
	 * @param mayBeBroken whether what came of an answer that broke off is better than nothing
	 * @returns `undefined` when it is not JSON
	 */
	json(text: string, mayBeBroken?: boolean): unknown;
}

export function redaction(apiKey: string): Redaction {
	const spellings = apiKey.length < MIN_SECRET_LENGTH ? [] : spellingsOf(apiKey);

	function takeOut(text: string): string {
		return spellings.reduce((redacted, spelling) => redacted.replaceAll(spelling, REDACTED), text);
	}

	/** A text keeps its escapes unless they hide the key. */
	function redact(text: string): string {
		const unescaped = withoutNeedlessEscapes(text);
		const redacted = takeOut(unescaped);
		return redacted === unescaped ? takeOut(text) : redacted;
	}

	function json(text: string, mayBeBroken = false): unknown {
		const parsed = parseJson(text, mayBeBroken);
		const plain = JSON.stringify(parsed) ?? '';
		const redacted = redact(plain);
		return redacted === plain ? parsed : parseJson(redacted);
	}

	return { text: redact, json };
}

/** A web address, also with slashes escaped as some JSON encoders do. */
const ADDRESS = /https?:(?:\\?\/){2}[^\s"<>]+/gi;

/** A text that is nothing but an address on the provider's own host. */
const RELATIVE = /^\/[^\s"<>]*$/;

/**
 * Removes the query of every web address in a text: signed ones are as good as a key. Each address
 * is matched as a whole and cut afterwards: a pattern that looks for the `?` itself takes minutes
 * for a megabyte of addresses without one.
 */
export function withoutQuery(text: string): string {
	if (RELATIVE.test(text)) return text.replace(/\?[^]*$/, '');
	return text.replace(ADDRESS, (address) => address.replace(/\?[^]*$/, ''));
}

/** Anything JSON can hold. */
export type JsonValue = string | number | boolean | object | null | undefined;

/** Removes the query of every web address in JSON: signed ones are as good as a key. */
export function withoutQueries(json: unknown): JsonValue {
	if (typeof json === 'string') return withoutQuery(json);
	if (Array.isArray(json)) return json.map(withoutQueries);
	if (typeof json === 'object' && json !== null) {
		return Object.fromEntries(
			Object.entries(json).map(([key, value]) => [key, withoutQueries(value)]),
		);
	}
	if (typeof json === 'number' || typeof json === 'boolean') return json;
	return json === undefined ? undefined : null;
}
