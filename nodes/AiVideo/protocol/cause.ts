import { isPage, readFailure, readTextFailure } from './failure';
import type { Failure } from './job';
import type { HttpResponse } from './wire';

/** Why a provider says no, so that the advice fits. Its words count before its HTTP status. */

export type Cause =
	/** The account has no credit, quota or balance left. */
	| 'emptyAccount'
	/** The key itself is not accepted. */
	| 'wrongKey'
	/** The key is accepted, and may not do this. */
	| 'noAccess'
	/** The model is not there, or not for this key. */
	| 'noModel'
	/** Requests from this country or region are not served. */
	| 'region'
	/** Requests from this IP address are not served. */
	| 'ipRule'
	/** A web firewall answered in the provider's place. */
	| 'firewall'
	/** Prompt, image or video were turned down by moderation. */
	| 'moderation'
	/** Something else than the Videos API is at this address. */
	| 'wrongAddress'
	| 'moved'
	| 'tooLarge'
	/** The server did not understand what we sent. */
	| 'defect'
	/** Something at the provider or behind it does not work. */
	| 'trouble'
	/** Most likely one of the settings. */
	| 'setting';

const EMPTY_ACCOUNT =
	/insufficient[\s_-]*(user[\s_-]*)?(quota|balance|credit|fund)|(quota|balance|credits?|funds?)\b.{0,30}(insufficient|not enough|exhausted|depleted|used up|run out|too low)|not enough (quota|balance|credit|fund)|billing[\s_]*(hard|soft)?[\s_]*limit|exceeded your current quota|consume_token_quota|payment[\s_]*required|out of credits?|used all available credits|top up|recharge|余额|额度|欠费/i;
/** A quota for a time fills up again by itself. */
const QUOTA_OVER_TIME =
	/\bper[\s-]*(second|minute|hour|day)\b|\/\s*(min|s|hour|day)\b|\b(rpm|tpm|rpd)\b|rate[\s_-]*limit/i;
const MODERATION =
	/moderat|content[\s_-]*(policy|filter|violation|safety)|safety|sensitive|nsfw|prohibited|inappropriate|policy[\s_-]*violat|violat\w*.{0,40}(polic|guideline|terms|rule)|harmful|public[\s_]*figure|copyright|sexual|违规|敏感|审核/i;
const REGION =
	/unsupported[\s_]*(country|region)|(country|region|territory|location)\b.{0,60}(not|un)\s*(support|avail|allow|serv)|(not|un)\s*(support|avail|allow)\w*.{0,40}\b(in|from) your (country|region|territory|location)|geo[\s-]*(block|restrict)/i;
const IP_RULE =
	/\bip\b.{0,60}(allow|white|black|forbid|denied|permit|block|restrict|not in)|(allow|white|black)[\s-]?list.{0,40}\bip\b|your ip\b|ip_?(not_?allowed|address)/i;
const NO_MODEL =
	/model[\s_-]*not[\s_-]*(found|exist|support|avail)|no available channel|无可用渠道|模型不存在|(no|not have) access to (this |the )?model|model\b.{0,80}(not (exist|found|available|supported|enabled)|does ?n.t exist|unavailable|unknown)|(unknown|invalid|unsupported)[\s_-]*model|deployment\w*[\s_]*not[\s_]*found|no (such|endpoints? found for) model/i;
const NO_CHANNEL = /no available channel|无可用渠道/i;
const WRONG_KEY =
	/(invalid|incorrect|wrong|unknown|expired|disabled|missing)[\s_-]*(api[\s_-]*)?(key|token|credential)|(api[\s_-]*key|token)\b.{0,40}(invalid|incorrect|expired|disabled|not valid|revoked)|无效的令牌|令牌(已过期|状态不可用)/i;
const FIREWALL =
	/just a moment|attention required|cloudflare|captcha|are you (a )?human|checking your browser|web application firewall|\bwaf\b|sucuri|incapsula|imperva|akamai|access denied|request (was )?blocked|security (check|policy)/i;
const NOT_UNDERSTOOD =
	/multipart|boundary|content[\s-]type|malformed|(could|can) ?not (be )?pars|unable to parse|invalid[\s_]*json|json (parse|decode)|unsupported media|unexpected (token|end)/i;
const ROUTER =
	/invalid url|cannot (get|post|put|delete) \/|no route|route not found|unknown (request )?(url|path|route)/i;

/** The provider's words, from JSON or text. */
export function failureOf({ json, text }: Pick<HttpResponse, 'json' | 'text'>): Failure | null {
	return (
		readFailure(json) ??
		(json === undefined || typeof json === 'string' ? readTextFailure(text) : null)
	);
}

function wordsOf(failure: Failure | null): string {
	return `${failure?.code ?? ''} ${failure?.message ?? ''}`;
}

/** Whether the account is empty, not just asked too often. */
export function isEmptyAccount(failure: Failure | null): boolean {
	const words = wordsOf(failure);
	return EMPTY_ACCOUNT.test(words) && !QUOTA_OVER_TIME.test(words);
}

/** Whether moderation turned a request or a video down: the same would happen again, at the same price. */
export function isModerated(failure: Failure | null): boolean {
	return MODERATION.test(wordsOf(failure));
}

/**
 * Whether a relay (one-api, new-api) has nobody to ask for the model: said before any upstream call.
 * Older ones have the words alone, and Chinese ones where the request names no language.
 */
export function isChannelMissing(failure: Failure | null): boolean {
	return failure?.code === 'model_not_found' || NO_CHANNEL.test(failure?.message ?? '');
}

export function isModelMissing(failure: Failure | null): boolean {
	return NO_MODEL.test(wordsOf(failure));
}

function causeByWords(words: string): Cause | null {
	const all: ReadonlyArray<readonly [RegExp, Cause]> = [
		[IP_RULE, 'ipRule'],
		[REGION, 'region'],
		[MODERATION, 'moderation'],
		[NO_MODEL, 'noModel'],
		[WRONG_KEY, 'wrongKey'],
		[ROUTER, 'wrongAddress'],
		[NOT_UNDERSTOOD, 'defect'],
	];
	return all.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function causeByStatus(status: number): Cause {
	if (status >= 300 && status < 400) return 'moved';
	if (status >= 500) return 'trouble';
	const causes: Readonly<Record<number, Cause>> = {
		409: 'trouble',
		401: 'wrongKey',
		402: 'emptyAccount',
		403: 'noAccess',
		404: 'wrongAddress',
		405: 'wrongAddress',
		413: 'tooLarge',
		415: 'defect',
		451: 'region',
	};
	return causes[status] ?? 'setting';
}

/** A page is never the API's: a firewall's where access is refused, else another server's. */
function causeOfPage(status: number, words: string): Cause {
	return FIREWALL.test(words) || [401, 403, 406, 429, 503].includes(status)
		? 'firewall'
		: causeByStatus(status === 200 ? 404 : status);
}

/** The status that counts: of an envelope sent with HTTP 200, the one it names as its code. */
export function toldStatus(
	response: Pick<HttpResponse, 'status' | 'json' | 'text'>,
	failure = failureOf(response),
): number {
	const { status } = response;
	const code = /^[45]\d\d$/.exec(failure?.code ?? '')?.[0];
	return status === 200 && code !== undefined ? Number(code) : status;
}

/** Why an answer says no. */
export function causeOf(response: Pick<HttpResponse, 'status' | 'json' | 'text'>): Cause {
	const failure = failureOf(response);
	const words = wordsOf(failure);
	if (isPage(response.text)) return causeOfPage(response.status, words);
	if (isEmptyAccount(failure)) return 'emptyAccount';
	return causeByWords(words) ?? causeByStatus(toldStatus(response, failure));
}
