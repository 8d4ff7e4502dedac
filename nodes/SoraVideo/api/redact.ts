import { parseJson } from './parseJson';

/** Takes the key out of an answer before anyone reads it: some providers quote it in errors. */

/** A shorter key would tear holes into every text. */
const SHORTEST_SECRET = 6;
const REDACTED = '[API key]';

export function redact(text: string, apiKey: string): string {
	if (apiKey.length < SHORTEST_SECRET) return text;
	const inJson = JSON.stringify(apiKey).slice(1, -1);
	const spellings = [apiKey, inJson, inJson.replace(/\//g, '\\/'), encodeURIComponent(apiKey)];
	return spellings.reduce((redacted, spelling) => redacted.replaceAll(spelling, REDACTED), text);
}

/**
 * Parses an answer, without the key. JSON can spell any character as `\u....`: only what was parsed
 * and written anew shows the key for certain.
 */
export function parseRedacted(text: string, apiKey: string): unknown {
	const json = parseJson(text);
	const plain = JSON.stringify(json) ?? '';
	const redacted = redact(plain, apiKey);
	return redacted === plain ? json : parseJson(redacted);
}
