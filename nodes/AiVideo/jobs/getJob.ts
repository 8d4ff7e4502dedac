import type { JobReading } from '../protocol/dialect';
import { askAgain } from './askAgain';
import { judgeStatus } from './judgeStatus';
import type { Session } from './session';
import { cancelledError, deniedError, missingError, noStatusError } from './waitErrors';

/** Asks for a job's state once; again only when no answer came. */
export async function getJob(session: Session, jobId: string): Promise<JobReading> {
	const { dialect, cancellation, clock } = session;
	const startedAt = clock.now();
	const answer = await askAgain(
		session,
		dialect.status(jobId),
		(candidate) => judgeStatus(dialect, jobId, candidate).kind === 'late',
	);
	const verdict = judgeStatus(dialect, jobId, answer);
	const job = { id: jobId };
	if (verdict.kind === 'reading') return verdict.reading;
	if (cancellation.isCancelled()) throw cancelledError(job, clock.now() - startedAt);
	if (verdict.kind === 'denied') throw deniedError(dialect, job, answer);
	if (verdict.kind === 'missing') throw missingError(dialect, job, answer);
	throw noStatusError(dialect, job, answer);
}
