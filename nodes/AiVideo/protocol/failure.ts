import { withoutQuery } from '../text/secrets';
import { at, firstOf, isObject, readText } from './fields';
import type { Failure } from './job';

/** Relays put the upstream's error JSON into `message` as text; deeper nesting is not followed. */
const MAX_NESTING = 3;

/** Where providers put their words, most specific first. */
const MESSAGE_PATHS: ReadonlyArray<readonly string[]> = [
	['error', 'message'],
	['error'],
	['error', 'error', 'message'],
	['message'],
	['msg'],
	['detail'],
	['fail_reason'],
	['failure'],
	['failure', 'message'],
	['failure_reason'],
	['reason'],
	['data', 'fail_reason'],
	['data', 'error', 'message'],
	['data', 'error'],
	['data', 'message'],
];

const CODE_PATHS: ReadonlyArray<readonly string[]> = [
	['error', 'code'],
	['error', 'type'],
	['error', 'error', 'code'],
	['code'],
	['data', 'error', 'code'],
	['data', 'code'],
];

/** A field name or an index; an object may not even have a text form. */
function toStep(step: unknown): string {
	return typeof step === 'number' ? String(step) : (readText(step) ?? '');
}

/** FastAPI's validation errors: `detail: [{loc, msg, type}]`. */
function readDetails(answer: unknown): string | null {
	const details = at(answer, 'detail');
	if (!Array.isArray(details)) return null;
	const messages = details.flatMap((detail) => {
		const message = readText(at(detail, 'msg'));
		if (message === null) return [];
		const place = at(detail, 'loc');
		return [Array.isArray(place) ? `${place.map(toStep).join('.')}: ${message}` : message];
	});
	return messages.length === 0 ? null : messages.join('; ');
}

function parseObject(text: string): unknown {
	const start = text.indexOf('{');
	const end = text.lastIndexOf('}');
	if (start < 0 || end <= start) return undefined;
	try {
		return JSON.parse(text.slice(start, end + 1));
	} catch {
		return undefined;
	}
}

function readMessage(answer: unknown, depth: number): string | null {
	const message =
		firstOf(MESSAGE_PATHS, (path) => readText(at(answer, ...path))) ?? readDetails(answer);
	if (message === null || depth >= MAX_NESTING) return message;
	return readMessage(parseObject(message), depth + 1) ?? message;
}

function readCode(value: unknown): string | null {
	return typeof value === 'number' ? String(value) : readText(value);
}

/**
 * The provider's words in any of the shapes the family uses, without the queries of signed
 * addresses; `null` when it said nothing.
 */
export function readFailure(answer: unknown): Failure | null {
	if (!isObject(answer)) return null;
	const message = readMessage(answer, 0);
	const code = firstOf(CODE_PATHS, (path) => readCode(at(answer, ...path)));
	if (message === null && code === null) return null;
	return { code: code && withoutQuery(code), message: message && withoutQuery(message) };
}

const SUCCESS_CODES: readonly unknown[] = [
	undefined,
	null,
	'',
	'success',
	'ok',
	0,
	200,
	'0',
	'200',
];

/** Whether an answer is an error envelope, which relays also send with HTTP 200. */
export function isErrorAnswer(answer: unknown): boolean {
	const error = at(answer, 'error');
	const hasError = isObject(error) || readText(error) !== null;
	return hasError || !SUCCESS_CODES.includes(at(answer, 'code'));
}
