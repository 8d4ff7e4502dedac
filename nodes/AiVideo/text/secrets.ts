import { parseJson } from './json';

/** Takes the key out of an answer before anyone reads it: some providers quote it in errors. */

/** A shorter key would tear holes into every text. */
const MIN_SECRET_LENGTH = 6;
const REDACTED = '[API key]';

/** Relays put JSON into the texts of JSON. */
const MAX_NESTING = 3;

/** A text as JSON writes it, so deep within texts of texts. */
function inJson(text: string, depth: number): string {
	return depth === 0 ? text : inJson(JSON.stringify(text).slice(1, -1), depth - 1);
}

function spellingsOf(apiKey: string): readonly string[] {
	const nested = Array.from({ length: MAX_NESTING + 1 }, (_, depth) => inJson(apiKey, depth));
	const escaped = nested.map((spelling) => spelling.replace(/\//g, '\\/'));
	return [...new Set([...nested, ...escaped, encodeURIComponent(apiKey)])];
}

/** Takes one key out of whatever a provider sends. */
export interface Redaction {
	text(text: string): string;
	/**
	 * Parses an answer, without the key. JSON can spell any character as `\u....`: only what was
	 * parsed and written anew shows the key for certain.
	 * @returns `undefined` when it is not JSON
	 */
	json(text: string): unknown;
}

export function redaction(apiKey: string): Redaction {
	const spellings = apiKey.length < MIN_SECRET_LENGTH ? [] : spellingsOf(apiKey);

	function redact(text: string): string {
		return spellings.reduce((redacted, spelling) => redacted.replaceAll(spelling, REDACTED), text);
	}

	function json(text: string): unknown {
		const parsed = parseJson(text);
		const plain = JSON.stringify(parsed) ?? '';
		const redacted = redact(plain);
		return redacted === plain ? parsed : parseJson(redacted);
	}

	return { text: redact, json };
}
