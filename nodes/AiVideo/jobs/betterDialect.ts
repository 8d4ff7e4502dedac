import type { Answer } from '../api/client';
import { dialects } from '../providers';
import type { Dialect } from '../protocol/dialect';
import { isObject } from '../protocol/readFields';

/** Which dialect a refused request should have been written in. Pure. */

/** Statuses of servers that did not understand the question. */
const PUZZLED: readonly number[] = [400, 401, 404, 405, 415, 422];

const AZURE_HOST = /\.(openai|services\.ai|cognitiveservices)\.azure\.com$/i;

/** Addresses that belong to one provider alone. */
function byAddress(baseUrl: string): Dialect | null {
	const { hostname } = new URL(baseUrl);
	if (AZURE_HOST.test(hostname)) return dialects.azureOpenAi;
	const owner = Object.values(dialects).find(
		(dialect) => dialect.baseUrl !== null && new URL(dialect.baseUrl).hostname === hostname,
	);
	return owner ?? null;
}

/** Answers only one kind of server gives. */
function byAnswer(status: number, json: unknown): Dialect | null {
	if (!isObject(json)) return null;
	// FastAPI misses its form fields in a JSON body.
	if (status === 422 && Array.isArray(json.detail)) return dialects.vllmOmni;
	const isFlatEnvelope =
		typeof json.code === 'string' && typeof json.message === 'string' && json.data === null;
	return isFlatEnvelope ? dialects.newApi : null;
}

/** A dialect that fits the address or the answer better than the chosen one; `null` when none does. */
export function betterDialect(chosen: Dialect, baseUrl: string, answer: Answer): Dialect | null {
	if (answer.kind === 'noAnswer' || !PUZZLED.includes(answer.status)) return null;
	const better = byAddress(baseUrl) ?? byAnswer(answer.status, answer.json);
	return better === chosen ? null : better;
}
