import type { Answer } from '../api/client';
import type { Dialect, JobReading } from '../protocol/dialect';
import { isErrorAnswer } from '../protocol/readFailure';
import { isJobAnswer } from '../protocol/readJob';

/**
 * What an answer to a status request tells.
 * - `reading`: the job. - `late`: nothing; ask again. - `missing`: the provider does not know the
 *   job, or not yet. - `denied`: the key is not accepted; asking again is useless.
 */
export type StatusVerdict =
	| { readonly kind: 'reading'; readonly reading: JobReading }
	| { readonly kind: 'late' }
	| { readonly kind: 'missing' }
	| { readonly kind: 'denied' };

const DENIED: readonly number[] = [401, 403];
const PASSING: readonly number[] = [408, 425, 429];

/**
 * A failed job may come with an HTTP error (vLLM-Omni), so the body is looked at before the
 * status. new-api answers 400 `task_not_exist` where others answer 404.
 */
export function judgeStatus(dialect: Dialect, jobId: string, answer: Answer): StatusVerdict {
	if (answer.kind === 'noAnswer') return { kind: 'late' };
	const { status, json } = answer;
	const isSuccess = status >= 200 && status < 300;
	if (isSuccess || isJobAnswer(json)) {
		const reading = dialect.readJob(json, jobId);
		if (reading) return { kind: 'reading', reading };
		return isSuccess && isErrorAnswer(json) ? { kind: 'missing' } : { kind: 'late' };
	}
	if (DENIED.includes(status)) return { kind: 'denied' };
	return status >= 500 || PASSING.includes(status) ? { kind: 'late' } : { kind: 'missing' };
}
