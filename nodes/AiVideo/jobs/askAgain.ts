import type { Answer } from '../api/client';
import { readRetryAfter, retryDelay } from '../api/retryDelay';
import type { HttpCall } from '../protocol/dialect';
import type { Session } from './session';

const TIMEOUT_MS = 30_000;
const MOST_TRIES = 4;
/** A single look is not worth a longer pause. */
const LONGEST_PAUSE_MS = 30_000;

const PASSING: readonly number[] = [408, 425, 429];

/** Whether an answer to a request that costs nothing says no more than: ask again. */
export function isPassing(answer: Answer): boolean {
	return answer.kind === 'noAnswer' || answer.status >= 500 || PASSING.includes(answer.status);
}

/**
 * Sends a request that costs nothing, again while its answer is only trouble.
 * @returns the last answer, which may still be trouble
 */
export async function askAgain(
	session: Session,
	call: HttpCall,
	isTrouble: (answer: Answer) => boolean,
): Promise<Answer> {
	const { client, cancellation, clock } = session;
	for (let tries = 1; ; tries++) {
		const answer = await client.send(call, { timeoutMs: TIMEOUT_MS });
		const isLast = tries >= MOST_TRIES || cancellation.isCancelled();
		if (isLast || !isTrouble(answer)) return answer;
		const retryAfter =
			answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
		const waitMs = retryDelay(tries - 1, retryAfter, clock.random());
		await cancellation.pause(Math.min(LONGEST_PAUSE_MS, waitMs));
	}
}
