import type { Dialect } from './dialect';
import { at, isObject } from './readFields';
import { readFailure } from './readFailure';

/** Nobody's video: asking for it is free and shows whether the key may see videos at all. */
export const PROBE_ID = 'n8n-credential-test';

/** What the credential's test tells the user. */
export type ProbeVerdict =
	| { readonly ok: true; readonly message: string }
	| { readonly ok: false; readonly message: string };

function no(message: string): ProbeVerdict {
	return { ok: false, message };
}

/**
 * Reads the answer to the dialect's probe, or to a status request for a video that does not exist. A
 * provider that knows the key and the protocol says in JSON that there is no such video.
 * @param json `undefined` when the answer was not JSON
 */
export function judgeProbe(
	dialect: Dialect,
	baseUrl: string,
	status: number,
	json: unknown,
): ProbeVerdict {
	// LiteLLM without a database knows one key, and says this of every other.
	const isUnknownKey = status === 401 || at(json, 'error', 'type') === 'no_db_connection';
	if (isUnknownKey) return no(`${dialect.label} does not accept this API key (${status})`);
	if (status === 403) {
		const words = readFailure(json)?.message;
		const quoted = words ? `: ${words.replace(/\.$/, '')}` : '';
		return no(`The API key is right but has no access (403)${quoted}. ${dialect.accessHint}`);
	}
	if (status >= 300 && status < 400) {
		return no(`${baseUrl} redirects elsewhere (${status}). Enter the address it leads to`);
	}
	// FastAPI says exactly this of a path it does not have, and more of a video it does not know.
	const hasNoPath = status === 404 && isObject(json) && json.detail === 'Not Found';
	if (!isObject(json) || hasNoPath) {
		return no(`There is no Videos API at ${baseUrl} (${status}). Check base URL and provider`);
	}
	if (status >= 500) {
		return no(`${dialect.label} has trouble at the moment (${status}). Try again later`);
	}
	return { ok: true, message: `Connected to ${dialect.label}` };
}
