import type { Headers, HttpResponse } from '../protocol/wire';

/** What an answer to a request for content means. Pure. */

/** What an answer to a request for content means. */
export type ContentVerdict =
	/** Bytes follow. `offset`: where in the file they begin; `total`: the file's length, if told. */
	| {
			readonly kind: 'bytes';
			readonly offset: number;
			readonly total: number | null;
			/** For `If-Range`, so that a changed file is not glued to the old one. */
			readonly validator: string | null;
	  }
	| NoContent;

/**
 * Why no bytes follow.
 * - `notReady`: the job is complete but its file is not there yet. - `expired`: the address is used
 *   up, or not there yet; a status request may give a new one. - `denied`: the key is not accepted.
 * - `trouble`: of the passing kind. - `refused`: an address we do not go to.
 */
export interface NoContent {
	readonly kind: 'notReady' | 'expired' | 'denied' | 'trouble' | 'refused';
	/** The provider's own words where it has any. */
	readonly reason: string;
	/** How long it wants us to wait. */
	readonly retryAfterMs?: number;
}

const NOT_READY: readonly number[] = [202, 400, 404, 409, 425];
const EXPIRED: readonly number[] = [403, 404, 410];
/** A wrong key, no credit, and no right to it anywhere. A 403 comes from stores for some seconds too. */
const DENIED: readonly number[] = [401, 402, 451];

function readLength(headers: Headers): number | null {
	// A compressed body's length says nothing about the file.
	if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
		return null;
	}
	const length = headers['content-length']?.trim() ?? '';
	return /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** `bytes 100-199/200` (RFC 9110, 14.4). */
function readRange(headers: Headers): { offset: number; total: number | null } | null {
	const match = /^bytes\s+(\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/i.exec(
		headers['content-range']?.trim() ?? '',
	);
	if (!match) return null;
	return { offset: Number(match[1]), total: match[2] === '*' ? null : Number(match[2]) };
}

/** A weak ETag names files that look alike, which is not enough to glue them (RFC 9110, 13.1.5). */
function readValidator(headers: Headers): string | null {
	const { etag } = headers;
	if (etag !== undefined) return /^"/.test(etag) ? etag : null;
	return headers['last-modified'] ?? null;
}

/**
 * Pure.
 * @param isEndpoint whether the base URL's own content endpoint answered
 */
export function judgeAnswer(
	{ status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
	isEndpoint: boolean,
): ContentVerdict {
	const reason = `HTTP ${status}`;
	if (status === 200) {
		const [total, validator] = [readLength(headers), readValidator(headers)];
		return { kind: 'bytes', offset: 0, total, validator };
	}
	if (status === 206) {
		const range = readRange(headers);
		return range === null
			? { kind: 'trouble', reason: 'a partial answer without its range' }
			: { kind: 'bytes', ...range, validator: readValidator(headers) };
	}
	if (status === 403 || (!isEndpoint && EXPIRED.includes(status))) {
		return { kind: 'expired', reason };
	}
	if (DENIED.includes(status)) return { kind: 'denied', reason };
	return NOT_READY.includes(status) ? { kind: 'notReady', reason } : { kind: 'trouble', reason };
}
