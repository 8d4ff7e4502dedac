import { VideoError } from '../api/errors';
import type { HttpCall } from '../protocol/dialect';
import { askAgain, isPassing } from './askAgain';
import type { Session } from './session';
import { wordsOf } from './wording';

const GONE: readonly number[] = [404, 410];

/** Deletes a job. One that is not there is deleted already. */
export async function deleteJob(session: Session, call: HttpCall, jobId: string): Promise<void> {
	const answer = await askAgain(session, call, isPassing);
	const status = answer.kind === 'answer' ? answer.status : 0;
	if ((status >= 200 && status < 300) || GONE.includes(status)) return;
	throw new VideoError(
		'rejected',
		`${session.dialect.label} did not delete video ${jobId}: ${wordsOf(answer)}`,
		{
			description:
				'Most providers delete only videos that have ended. Wait until it has, then delete it.',
			job: { id: jobId },
			...(answer.kind === 'answer' ? { httpStatus: status, answer: answer.json } : {}),
		},
	);
}
