import { retryDelay } from '../../../nodes/AiVideo/api/retryDelay';

/** What the virtual clock of these tests throws, always. */
const DICE = 0.5;

/** The pauses before so many further attempts. Their lengths are the subject of retryDelay.test. */
export function backoff(attempts: number): readonly number[] {
	return Array.from({ length: attempts }, (_unused, attempt) => retryDelay(attempt, null, DICE));
}

/** The pause before an attempt for which the provider named one. */
export function obeyed(attempt: number, retryAfterMs: number): number {
	return retryDelay(attempt, retryAfterMs, DICE);
}
