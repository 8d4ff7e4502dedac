import { readRetryAfter, retryDelay } from '../api/retryDelay';
import type { JobReading } from '../dialects/dialect';
import { judgeStatus } from './judgeStatus';
import type { Session } from './session';
import { cancelledError, deniedError, missingError, noStatusError } from './waitErrors';

const STATUS_TIMEOUT_MS = 30_000;
const MOST_TRIES = 4;

/** Asks for a job's state once; again only when no answer came. */
export async function getJob(session: Session, jobId: string): Promise<JobReading> {
	const { dialect, client, cancellation, clock } = session;
	const startedAt = clock.now();
	for (let tries = 0; ; tries++) {
		if (cancellation.isCancelled()) throw cancelledError({ id: jobId }, clock.now() - startedAt);
		const answer = await client.send(dialect.status(jobId), { timeoutMs: STATUS_TIMEOUT_MS });
		const verdict = judgeStatus(dialect, jobId, answer);
		if (verdict.kind === 'reading') return verdict.reading;
		if (verdict.kind === 'denied') throw deniedError(dialect, { id: jobId }, answer);
		if (verdict.kind === 'missing') throw missingError(dialect, { id: jobId }, answer);
		if (tries + 1 >= MOST_TRIES) throw noStatusError(dialect, { id: jobId }, answer);
		const retryAfter =
			answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
		await cancellation.pause(Math.min(30_000, retryDelay(tries, retryAfter, clock.random())));
	}
}
