import { isObject } from './fields';
import type { HttpResponse, PollVerdict, ProbeVerdict } from './provider';

/** What an HTTP status proves, where a provider documents nothing of its own. */

export function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}

/** 408 may follow a body fully received, 409 a job that exists; 425 asks to send it all again. */
const AMBIGUOUS_4XX: readonly number[] = [408, 409, 425];
/** Above 431, gateways use numbers of their own, such as nginx' 499; 451 alone is standard. */
const LAST_STANDARD_4XX = 431;

function isPlainNo(status: number, ambiguous: readonly number[]): boolean {
	const isRedirect = status >= 300 && status < 400 && status !== 303;
	const isStandard = status >= 400 && (status <= LAST_STANDARD_4XX || status === 451);
	return isRedirect || (isStandard && ![...AMBIGUOUS_4XX, ...ambiguous].includes(status));
}

/**
 * A submission whose answer holds no job: the table "Where money is charged and what may be retried
 * safely" of the providers' document. 503 proves something only with `Retry-After`: the server
 * planned to be asked again.
 * @param ambiguous statuses that refuse a submission elsewhere, and may follow a job made here
 */
export function judgeSubmissionStatus(
	{ status, headers }: HttpResponse,
	ambiguous: readonly number[] = [],
): { readonly kind: 'busy' | 'rejected' | 'unknown' } {
	const isPlannedPause = status === 503 && headers['retry-after'] !== undefined;
	if (status === 429 || isPlannedPause) return { kind: 'busy' };
	return { kind: isPlainNo(status, ambiguous) ? 'rejected' : 'unknown' };
}

const DENIED: readonly number[] = [401, 403];
const PASSING: readonly number[] = [408, 425, 429];

/** Whether an answer to a request that costs nothing says no more than: ask again. */
export function isPassing({ status }: Pick<HttpResponse, 'status'>): boolean {
	return status >= 500 || PASSING.includes(status);
}

/** A status request whose answer holds no job. */
export function judgePollStatus(response: HttpResponse): Exclude<PollVerdict, { kind: 'reading' }> {
	if (DENIED.includes(response.status)) return { kind: 'denied' };
	return { kind: isPassing(response) ? 'late' : 'missing' };
}

/**
 * A request for a job that does not exist. A server that knows the key and the protocol says in
 * JSON that there is no such job.
 */
export function judgeProbe({ status, json }: HttpResponse): ProbeVerdict {
	if (status === 401) return 'wrongKey';
	if (status === 403) return 'noAccess';
	if (status >= 300 && status < 400) return 'moved';
	// FastAPI says exactly this of a path it does not have, and more of a job it does not know.
	const hasNoPath = status === 404 && isObject(json) && json.detail === 'Not Found';
	if (!isObject(json) || hasNoPath) return 'wrongAddress';
	return status >= 500 ? 'trouble' : 'connected';
}

const GONE: readonly number[] = [404, 410];

/** A job that is not there is deleted already. */
export function isRemoved(response: HttpResponse): boolean {
	return isSuccess(response) || GONE.includes(response.status);
}
