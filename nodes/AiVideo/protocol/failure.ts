import { parseJson } from '../text/json';
import { withoutQuery } from '../text/links';
import { cut } from '../text/shown';
import { plainFields } from './answerParts';
import { at, firstOf, isObject, type JsonObject, readText } from './fields';
import type { Failure } from './job';

/** The reason in an answer: the provider's own words and code, wherever it puts them. */

/** Relays put the upstream's error JSON into texts of their own; deeper nesting is not followed. */
const MAX_NESTING = 6;
/** More of a text than this is no message, and more of a word no code. */
const MAX_TEXT = 2_000;
const MAX_CODE = 200;
/** More than this of a list of reasons is a listing. */
const MAX_REASONS = 5;
const MAX_LISTED = 20;

/** Keys of words, plain, the most specific first. */
const WORD_KEYS: readonly string[] = [
	...['error', 'errors', 'errormessage', 'errormsg', 'errmsg', 'errmessage', 'errordescription'],
	...['message', 'messageen', 'msg', 'statusmessage', 'statusmsg', 'detail', 'details'],
	...['failreason', 'failurereason', 'failmsg', 'failmessage', 'failure', 'reason', 'statusreason'],
	...['description', 'errordetail', 'errordetails', 'title', 'hint'],
];
/** Keys under which an envelope keeps what it wraps. */
const WRAPPER_KEYS: readonly string[] = [
	'baseresp',
	'data',
	'result',
	'output',
	'response',
	'meta',
];
/** Where a text is told in several languages; the node speaks English. */
const LANGUAGES: readonly string[] = ['en', 'enus', 'english', 'default', 'zh', 'zhcn', 'cn'];

/** Those that only a code has. */
const OWN_CODE_KEYS: readonly string[] = ['code', 'errorcode', 'errcode', 'errno', 'failcode'];
const CODE_KEYS: readonly string[] = [...OWN_CODE_KEYS, 'type'];

/** What an envelope says of a request that went well, whatever became of the job. */
const SUCCESS_WORD = /^(success|succeeded|successful(ly)?|ok|done|0|200)[.!]?$/i;

/** A field name or an index; an object may not even have a text form. */
function toStep(step: unknown): string {
	return typeof step === 'number' ? String(step) : (readText(step) ?? '');
}

/** One of FastAPI's validation errors: `{loc, msg, type}`. */
function readFieldError(entry: JsonObject): string | null {
	const message = readText(entry.msg);
	return message === null || !Array.isArray(entry.loc)
		? null
		: `${entry.loc.map(toStep).join('.')}: ${message}`;
}

/** What JSON in the middle of a text says; `null` when there is none. */
function readNested(text: string, depth: number): string | null {
	const start = text.indexOf('{');
	return start < 0 ? null : readObject(parseJson(text.slice(start)), depth + 1);
}

function readWords(value: unknown, depth: number): string | null {
	const text = readText(value);
	if (text !== null) {
		if (SUCCESS_WORD.test(text)) return null;
		return depth < MAX_NESTING ? (readNested(text, depth) ?? text) : text;
	}
	if (!Array.isArray(value)) return readObject(value, depth + 1);
	const reasons = value
		.slice(0, MAX_LISTED)
		.flatMap((entry: unknown) => readWords(entry, depth + 1) ?? []);
	return reasons.length === 0 ? null : [...new Set(reasons)].slice(0, MAX_REASONS).join('; ');
}

function readObject(object: unknown, depth: number): string | null {
	if (!isObject(object) || depth > MAX_NESTING) return null;
	const fieldError = readFieldError(object);
	if (fieldError !== null) return fieldError;
	const entries = plainFields(object);
	const read = (key: string) => (entries.has(key) ? readWords(entries.get(key), depth) : null);
	const isTranslation = depth > 0 && [...entries.keys()].every((key) => LANGUAGES.includes(key));
	return firstOf(WORD_KEYS, read) ?? firstOf(isTranslation ? LANGUAGES : WRAPPER_KEYS, read);
}

function readCodeOf(object: unknown, keys = CODE_KEYS): string | null {
	if (!isObject(object)) return null;
	const entries = plainFields(object);
	return firstOf(keys, (key) => {
		const code = entries.get(key);
		return typeof code === 'number' ? String(code) : readText(code);
	});
}

/** The error's own code before that of the envelope, whose `type` is none. */
function readCode(answer: JsonObject): string | null {
	const error = answer.error ?? at(answer, 'errors', 0);
	const inner = [error, at(error, 'error'), at(answer, 'data', 'error')];
	const statusCode = at(answer, 'base_resp', 'status_code');
	return (
		firstOf(inner, (object) => readCodeOf(object)) ??
		readCodeOf(answer, OWN_CODE_KEYS) ??
		readCodeOf(answer.data, OWN_CODE_KEYS) ??
		(typeof statusCode === 'number' && statusCode !== 0 ? String(statusCode) : null)
	);
}

/**
 * The provider's words in any of the shapes that were seen, without the queries of signed addresses;
 * `null` when it said nothing.
 */
export function readFailure(answer: unknown): Failure | null {
	const root: unknown = Array.isArray(answer) ? answer[0] : answer;
	if (!isObject(root)) return null;
	// Words are searched for causes: more of them would be a page, and take long.
	const message = readObject(root, 0);
	const code = readCode(root);
	if (message === null && code === null) return null;
	return {
		code: code && withoutQuery(cut(code, MAX_CODE)),
		message: message && withoutQuery(cut(message, MAX_TEXT)),
	};
}

const PAGE = /^\s*(?:<!doctype|<html|<head|<body|<\?xml)/i;
const TITLE = /<title[^>]{0,100}>([^<]{1,300})/i;
/** Signs that no words have, but a file does. */
const BYTES = /[^\P{Cc}\s]|\ufffd/u;

/** Whether a web page came, which no API sends: a firewall, a gateway, or another server. */
export function isPage(text: string): boolean {
	return PAGE.test(text);
}

/** What an answer says that is not JSON: a page is told as one, with its title. */
export function readTextFailure(text: string): Failure | null {
	if (isPage(text)) {
		const title = TITLE.exec(text.slice(0, 100_000))?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
		const message = title === '' ? 'a web page came' : `a web page came: "${title}"`;
		return { code: null, message };
	}
	const words = cut(text, MAX_TEXT).trim();
	return words === '' || BYTES.test(words) ? null : { code: null, message: withoutQuery(words) };
}

const SUCCESS_CODES: readonly unknown[] = [
	...[undefined, null, '', 'success', 'ok', 'succeeded', 0, 200, 201, 202, '0', '200', '201'],
];

function hasError(value: unknown): boolean {
	return isObject(value) || readText(value) !== null || (Array.isArray(value) && value.length > 0);
}

/** Whether an answer is an error envelope, which relays also send with HTTP 200. */
export function isErrorAnswer(answer: unknown): boolean {
	if (!isObject(answer)) return false;
	const code = typeof answer.code === 'string' ? answer.code.trim().toLowerCase() : answer.code;
	// Some count successes from 1 and say so.
	const isNamedSuccess = SUCCESS_WORD.test(readText(answer.message ?? answer.msg) ?? '');
	const baseCode = at(answer, 'base_resp', 'status_code');
	return (
		hasError(answer.error) ||
		(Array.isArray(answer.errors) && answer.errors.length > 0) ||
		readText(answer.error_message) !== null ||
		answer.success === false ||
		!(SUCCESS_CODES.includes(code) || isNamedSuccess) ||
		(typeof baseCode === 'number' && baseCode !== 0)
	);
}
