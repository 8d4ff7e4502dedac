import fc from 'fast-check';

import {
	isErrorAnswer,
	readFailure,
	readTextFailure,
} from '../../../nodes/AiVideo/protocol/failure';

/** An upstream's error as relays hand it on: as text. */
const NESTED = JSON.stringify({ error: { message: 'inner words', code: 'inner' } });

describe('the words of a provider', () => {
	it.each<[string, unknown, string]>([
		['error.message', { error: { message: 'boom' } }, 'boom'],
		['error', { error: 'boom' }, 'boom'],
		['error.error.message', { error: { error: { message: 'boom' } } }, 'boom'],
		['message', { message: 'boom' }, 'boom'],
		['msg', { msg: 'boom' }, 'boom'],
		['detail', { detail: 'boom' }, 'boom'],
		['fail_reason', { fail_reason: 'boom' }, 'boom'],
		['failure', { failure: 'boom' }, 'boom'],
		['failure.message', { failure: { message: 'boom' } }, 'boom'],
		['failure_reason', { failure_reason: 'boom' }, 'boom'],
		['reason', { reason: 'boom' }, 'boom'],
		['data.fail_reason', { data: { fail_reason: 'boom' } }, 'boom'],
		['data.error.message', { data: { error: { message: 'boom' } } }, 'boom'],
		['data.error', { data: { error: 'boom' } }, 'boom'],
		['data.message', { data: { message: 'boom' } }, 'boom'],
		['JSON as text in message', { message: NESTED }, 'inner words'],
		['JSON as text after other words', { error: { message: `500: ${NESTED}!` } }, 'inner words'],
		['JSON as text twice', { message: JSON.stringify({ message: NESTED }) }, 'inner words'],
		['text in braces that is no JSON', { message: 'use {prompt}' }, 'use {prompt}'],
		['braces the wrong way round', { message: '} no {' }, '} no {'],
		['JSON as text without words', { message: '{"a":1}' }, '{"a":1}'],
		['the more specific of two', { message: 'outer', error: { message: 'boom' } }, 'boom'],
		['errors', { errors: [{ message: 'boom' }, { detail: 'bang' }, 'boom'] }, 'boom; bang'],
		['errors by field', { errors: { size: 'too large' }, title: 'Bad Request' }, 'Bad Request'],
		['error_message', { error_message: 'boom', code: 7 }, 'boom'],
		['errorMsg', { errorMsg: 'boom' }, 'boom'],
		['problem+json', { type: 'about:blank', title: 'Forbidden', detail: 'boom' }, 'boom'],
		['problem+json with a title alone', { type: 'about:blank', title: 'boom' }, 'boom'],
		['base_resp', { base_resp: { status_code: 1008, status_msg: 'boom' } }, 'boom'],
		['two languages', { message: { zh: '余额不足', en: 'boom' } }, 'boom'],
		['a detail that is an object', { detail: { error: { message: 'boom' } } }, 'boom'],
		['a detail with a reason', { detail: { reason: 'boom' } }, 'boom'],
		['result.failMsg', { code: 501, result: { failMsg: 'boom' } }, 'boom'],
		['error_description', { error_description: 'boom' }, 'boom'],
		['words beside a success', { msg: 'success', fail_reason: 'boom' }, 'boom'],
		['a bare list', [{ message: 'boom' }], 'boom'],
		['the first that is not empty', { error: { message: ' ' }, message: 'boom' }, 'boom'],
	])('are found in %s', (_, answer, message) => {
		expect(readFailure(answer)?.message).toBe(message);
	});

	it.each([
		[
			[{ loc: ['body', 'seconds'], msg: 'Input should be 4', type: 'literal' }],
			'body.seconds: Input should be 4',
		],
		[
			[{ loc: ['body', 'images', 0], msg: 'first' }, { msg: 'second' }],
			'body.images.0: first; second',
		],
		[[{ type: 'missing' }, 'text', null], 'text'],
		[[], undefined],
	])('are found in the list detail %j', (detail, message) => {
		expect(readFailure({ detail })?.message).toBe(message);
	});

	it('are not looked for in JSON as text for ever', () => {
		let text = 'the words';
		for (let depth = 0; depth < 9; depth++) text = JSON.stringify({ message: text });
		expect(readFailure({ message: text })?.message).toMatch(/^\{"message":.*the words/);
	});
});

describe('the code of a failure', () => {
	it.each<[string, unknown, string]>([
		['error.code', { error: { code: 'moderation' } }, 'moderation'],
		['error.code as a number', { error: { code: 402 } }, '402'],
		[
			'error.type',
			{ error: { type: 'invalid_request_error', code: null } },
			'invalid_request_error',
		],
		['error.error.code', { error: { error: { code: 'x' } } }, 'x'],
		['code', { code: 'task_not_exist', message: 'no', data: null }, 'task_not_exist'],
		['code 0', { code: 0 }, '0'],
		['data.error.code', { data: { error: { code: 'y' } } }, 'y'],
		['data.code', { data: { code: 'z' } }, 'z'],
	])('is found in %s', (_, answer, code) => {
		expect(readFailure(answer)?.code).toBe(code);
	});
});

it.each([
	['nothing', {}],
	['an empty error', { error: {} }],
	['nulls', { error: null, message: null, code: null, detail: null }],
	['empty texts', { error: '', message: ' ', code: '' }],
	['a text', 'boom'],
	['a list of nothing', [null]],
	['null', null],
	['no JSON', undefined],
])('%s says nothing', (_, answer) => {
	expect(readFailure(answer)).toBeNull();
});

it('any answer has words and code as text or null', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (error, data) => {
			for (const answer of [error, { error, data }, { code: data, detail: error }]) {
				const failure = readFailure(answer);
				const parts = failure === null ? [] : [failure.code, failure.message];
				expect(parts.every((part) => part === null || typeof part === 'string')).toBe(true);
				expect(parts).not.toEqual([null, null]);
			}
		}),
		{ numRuns: 1000 },
	);
});

describe('an answer is an error', () => {
	it.each<[unknown, boolean]>([
		[{ error: { message: 'boom' } }, true],
		[{ error: {} }, true],
		[{ error: 'boom' }, true],
		[{ code: 'invalid_json', message: 'boom' }, true],
		[{ code: 500 }, true],
		[{ code: '1001' }, true],
		[{ errors: [{ message: 'x' }] }, true],
		[{ error_message: 'x' }, true],
		[{ success: false }, true],
		[{ base_resp: { status_code: 1008 } }, true],
		[{ code: 1, message: 'Success' }, false],
		[{ base_resp: { status_code: 0 } }, false],
		[{ code: 'SUCCESS' }, false],
		[{ error: null }, false],
		[{ error: '' }, false],
		[{ error: [] }, false],
		[{ code: 'success' }, false],
		[{ code: 'ok' }, false],
		[{ code: 0 }, false],
		[{ code: 200 }, false],
		[{ code: '0' }, false],
		[{ code: '200' }, false],
		[{ code: '' }, false],
		[{ code: null }, false],
		[{}, false],
		['boom', false],
		[null, false],
	])('%j: %p', (answer, expected) => {
		expect(isErrorAnswer(answer)).toBe(expected);
	});
});

describe('what an answer says that is not JSON', () => {
	it.each<[string, string, string | undefined]>([
		['words', ' no such route \n', 'no such route'],
		[
			'a page with its title',
			'<!DOCTYPE html><html><head><title>\n Just a\tmoment... </title>',
			'a web page came: "Just a moment..."',
		],
		['a page without a title', '<html><body>x</body>', 'a web page came'],
		['XML', '<?xml version="1.0"?><Error/>', 'a web page came'],
		['nothing', ' \n', undefined],
		['the bytes of a file', '\u0000\u0001ftyp', undefined],
		['a signed address', 'see https://a.example/x?sig=1', 'see https://a.example/x'],
	])('is told: %s', (_, text, message) => {
		expect(readTextFailure(text)?.message).toBe(message);
	});
});
