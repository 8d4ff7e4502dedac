import { isChannelMissing, isEmptyAccount } from './cause';
import { isErrorAnswer, isPage, readFailure } from './failure';
import { at, isObject, readText } from './fields';
import type { PollVerdict, ProbeVerdict } from './provider';
import type { HttpResponse } from './wire';

/** What an HTTP status proves, where a provider documents nothing of its own. */

/** `judgeSubmission` in words, for docs/money.md. */
export const USUAL_PROOFS = 'HTTP 400 to 431, but not 408, 409 and 425; 503 with Retry-After';

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

/** Numbers and words by which an envelope on HTTP 200 says no, or: not now. */
const BUSY_CODE = /^429$|rate[\s_-]*limit|too[\s_-]*many|busy|overload|throttl|concurren/i;
const NO_CODE =
	/^4\d\d(\d\d)?$|invalid|insufficient|unauthori[sz]ed|unauthenticated|authentication|forbidden|denied|permission|not[\s_-]*(found|exist|support|allow)|unsupported|quota|moderat|policy|disabled|missing|required|bad[\s_-]*request|expired[\s_-]*(key|token)/i;
const OPEN_CODE = /^(408|409|425)$|timeout/i;

/** What an error envelope without a job proves, which came as if all were well. */
function judgeEnvelope({ json }: HttpResponse): 'busy' | 'rejected' | 'unknown' {
	if (!isErrorAnswer(json)) return 'unknown';
	const failure = readFailure(json);
	const code = failure?.code ?? '';
	const type = readText(at(json, 'error', 'type')) ?? '';
	if (isEmptyAccount(failure)) return 'rejected';
	if (OPEN_CODE.test(code)) return 'unknown';
	if ([code, type].some((word) => BUSY_CODE.test(word))) return 'busy';
	return [code, type].some((word) => NO_CODE.test(word)) ? 'rejected' : 'unknown';
}

/**
 * A submission whose answer holds no job: the table "Where money is charged and what may be retried
 * safely" of the providers' document. 503 proves something only with `Retry-After`: the server
 * planned to be asked again. An empty account does not fill by waiting, and a relay without a
 * channel for the model asked nobody.
 * @param ambiguous statuses that refuse a submission elsewhere, and may follow a job made here
 */
export function judgeSubmission(
	response: HttpResponse,
	ambiguous: readonly number[] = [],
): { readonly kind: 'busy' | 'rejected' | 'unknown' } {
	const { status, headers, json } = response;
	if (isSuccess(response)) return { kind: judgeEnvelope(response) };
	const failure = readFailure(json);
	const isPlannedPause = status === 503 && headers['retry-after'] !== undefined;
	const isBusy = status === 429 || isPlannedPause;
	if (isBusy && isEmptyAccount(failure)) return { kind: 'rejected' };
	if (status === 503 && isChannelMissing(failure)) return { kind: 'rejected' };
	if (isBusy) return { kind: 'busy' };
	return { kind: isPlainNo(status, ambiguous) ? 'rejected' : 'unknown' };
}

const DENIED: readonly number[] = [401, 403];
const PASSING: readonly number[] = [408, 425, 429];
/** Of these, only the words of 400 tell whether the job is missing. */
const MISSING: readonly number[] = [404, 405, 410, 422];

/** Whether an answer to a request that costs nothing says no more than: ask again. */
export function isPassing({ status }: Pick<HttpResponse, 'status'>): boolean {
	return status >= 500 || PASSING.includes(status);
}

const ABSENT =
	/\b(task|video|job|id|generation|record|data|it|resource)?[\s_-]*(does ?n.t|does not|not|no longer|never)[\s_-]*(exist|found|find|known)|no such|unknown (task|video|job|id|generation)|^404$|invalid[\s_-]*(task|video|job)[\s_-]*id|不存在/i;
/** A channel or a model that is not there says nothing of a job. */
const OTHER_ABSENT =
	/(model|channel|route|url|path|page|token|user|group)\b.{0,30}(not|n.t)[\s_-]*(exist|found)/i;

/** Whether the provider's words or code say that there is no such job. */
function saysAbsent(json: unknown): boolean {
	const failure = readFailure(json);
	const words = [failure?.code ?? '', failure?.message ?? ''];
	return words.some((word) => ABSENT.test(word)) && !words.some((word) => OTHER_ABSENT.test(word));
}

/**
 * A status request whose answer holds no job. Rate limits, timeouts of an upstream and pages of a
 * firewall come with any status: only words of absence, or a status that means it, make a job missing.
 */
export function judgePoll(response: HttpResponse): Exclude<PollVerdict, { kind: 'reading' }> {
	const { status, json, text } = response;
	if (DENIED.includes(status)) return { kind: isPage(text) ? 'late' : 'denied' };
	const isMoved = status >= 300 && status < 400;
	if (MISSING.includes(status) || isMoved) return { kind: 'missing' };
	const mayTell = isSuccess(response) || status === 400;
	return { kind: mayTell && saysAbsent(json) ? 'missing' : 'late' };
}

/**
 * A request for a job that does not exist. A server that knows the key and the protocol says in
 * JSON that there is no such job; one that cannot make videos now says that.
 */
export function judgeProbe({ status, json }: HttpResponse): ProbeVerdict {
	if (status === 401) return 'wrongKey';
	if (status === 403) return 'noAccess';
	if (status >= 300 && status < 400) return 'moved';
	// FastAPI says exactly this of a path it does not have, and more of a job it does not know.
	const hasNoPath = status === 404 && isObject(json) && json.detail === 'Not Found';
	if (!isObject(json) || hasNoPath) return 'wrongAddress';
	return status >= 500 || status === 409 ? 'trouble' : 'connected';
}

const GONE: readonly number[] = [404, 410];

/** A job that is not there is deleted already. */
export function isRemoved(response: HttpResponse): boolean {
	return isSuccess(response) || GONE.includes(response.status);
}
