import type { Answer } from '../api/client';
import type { Dialect, JobReading } from '../protocol/dialect';
import { isJobAnswer } from '../protocol/readJob';

/**
 * What an answer to a submission proves.
 * - `accepted`: there is a job. - `again`: nothing was created, and a later try may succeed.
 * - `rejected`: nothing was created, and a further try is useless without a change.
 * - `unknown`: there may be a job, and it may be charged.
 */
export type SubmissionVerdict =
	| { readonly kind: 'accepted'; readonly reading: JobReading }
	| { readonly kind: 'again'; readonly cause: 'noConnection' | 'busy' }
	| { readonly kind: 'rejected' }
	| { readonly kind: 'unknown' };

/** 408 may follow a body fully received, 409 a job that exists; 425 asks to send it all again. */
const AMBIGUOUS_4XX: readonly number[] = [408, 409, 425];
/** Above 431, gateways use numbers of their own, such as nginx' 499; 451 alone is standard. */
const LAST_STANDARD_4XX = 431;

function isPlainNo({ ambiguous = [] }: Dialect, status: number): boolean {
	const isRedirect = status >= 300 && status < 400 && status !== 303;
	const isStandard = status >= 400 && (status <= LAST_STANDARD_4XX || status === 451);
	return isRedirect || (isStandard && ![...AMBIGUOUS_4XX, ...ambiguous].includes(status));
}

/**
 * The table "Where money is charged and what may be retried safely" of the providers' document.
 * 503 proves something only with `Retry-After`: the server planned to be asked again.
 */
export function judgeSubmission(dialect: Dialect, answer: Answer): SubmissionVerdict {
	if (answer.kind === 'noAnswer') {
		return answer.nothingSent ? { kind: 'again', cause: 'noConnection' } : { kind: 'unknown' };
	}
	const { status, json, headers } = answer;
	const isSuccess = status >= 200 && status < 300;
	const reading = isSuccess || isJobAnswer(json) ? dialect.readJob(json, null) : null;
	if (reading) return { kind: 'accepted', reading };
	const isPlannedPause = status === 503 && headers['retry-after'] !== undefined;
	if (status === 429 || isPlannedPause) return { kind: 'again', cause: 'busy' };
	return isPlainNo(dialect, status) ? { kind: 'rejected' } : { kind: 'unknown' };
}
