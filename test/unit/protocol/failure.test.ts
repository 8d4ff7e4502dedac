import fc from 'fast-check';

import { isErrorAnswer, readFailure } from '../../../nodes/AiVideo/protocol/failure';

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
		[[{ type: 'missing' }, 'text', null], undefined],
		[[], undefined],
	])('are found in the list detail %j', (detail, message) => {
		expect(readFailure({ detail })?.message).toBe(message);
	});

	it('are not looked for in JSON as text for ever', () => {
		let text = 'the words';
		for (let depth = 0; depth < 5; depth++) text = JSON.stringify({ message: text });
		expect(readFailure({ message: text })?.message).toBe(
			JSON.stringify({ message: JSON.stringify({ message: 'the words' }) }),
		);
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
	['a list', [{ message: 'boom' }]],
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
