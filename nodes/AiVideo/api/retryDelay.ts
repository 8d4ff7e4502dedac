import type { Headers } from '../protocol/wire';

/** When to try again. Pure: attempt and headers in, milliseconds out. */

const MIN_DELAY_MS = 1_000;
const MAX_DELAY_MS = 30_000;
/** A provider that asks for more is asked again after this, in case it meant something else. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * Reads `retry-after-ms` (OpenAI) and `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
 * @param now milliseconds since 1970
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
	const inMilliseconds = Number(headers['retry-after-ms'] ?? NaN);
	const text = headers['retry-after']?.trim() ?? '';
	const wanted = Number.isFinite(inMilliseconds)
		? inMilliseconds
		: /^\d+(\.\d+)?$/.test(text)
			? Number(text) * 1_000
			: Date.parse(text) - now;
	if (!Number.isFinite(wanted)) return null;
	return Math.min(MAX_RETRY_AFTER_MS, Math.max(0, wanted));
}

/**
 * Doubles from one second to half a minute, spread over the upper half so that many do not retry
 * in step. A provider's own word is never undercut.
 * @param attempt 0 for the first retry
 * @param random 0 up to 1
 */
export function retryDelay(attempt: number, retryAfterMs: number | null, random: number): number {
	const full = Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** Math.min(attempt, 16));
	const spread = full * (0.5 + random / 2);
	return Math.round(retryAfterMs === null ? spread : retryAfterMs + spread / 4);
}
