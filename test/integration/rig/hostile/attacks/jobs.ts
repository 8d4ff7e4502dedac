import fc from 'fast-check';

import type { Attack } from '../attack';
import { answering, HONEST, object, type Fields } from './jobText';

/** JSON that looks like a job, and is not what it seems. */

const WRONG = [
	'{}',
	'[]',
	'[[]]',
	'[null]',
	'null',
	'true',
	'false',
	'0',
	'-0',
	'-1',
	'1.5',
	'1e308',
	'1e999',
	'-1e999',
	'99999999999999999999',
	'""',
	'" "',
	'"null"',
	'"NaN"',
	'"-"',
	'"\\u0000"',
	'"\\ud800"',
	'"\\udfff\\ud800"',
	'"<script>"',
	'"{{ $json.id }}"',
	'"=1+1"',
	'"../.."',
	'"constructor"',
	'"__proto__"',
	'"9999-99-99"',
	'"999999999999x1"',
	'"1x1x1"',
	'"٤"',
	'{"toString":1,"valueOf":2}',
	'{"length":1e9}',
	'{"then":1}',
	'[{"toString":null}]',
];

/** A text where an address is expected would be one, and lead anywhere. */
function wrongFor(name: string): readonly string[] {
	const isAddress = name === 'video_url' || name === 'output';
	return isAddress ? WRONG.filter((json) => !json.startsWith('"')) : WRONG;
}

const wrongTypes: fc.Arbitrary<Attack> = fc
	.tuple(
		...HONEST.map(([name, right]) =>
			fc
				.option(fc.constantFrom(...wrongFor(name)), { freq: 2 })
				.map((wrong) => [name, wrong ?? right] as const),
		),
	)
	.map((fields) => answering('wrong types', object(fields)));

const repeatedFields: fc.Arbitrary<Attack> = fc
	.subarray([...HONEST], { minLength: 1 })
	.map((fields) =>
		answering(
			'fields twice',
			object([...fields, ...fields.map(([name]) => [name, '[]'] as const)]),
		),
	);

const wrongErrors: fc.Arbitrary<Attack> = fc
	.record({
		status: fc.constantFrom(200, 400, 401, 404, 429, 500),
		field: fc.constantFrom('error', 'message', 'detail', 'code', 'fail_reason', 'failure', 'data'),
		value: fc.oneof(
			fc.constantFrom(...WRONG),
			fc.constantFrom(
				'[{"msg":"no","loc":[{"toString":1}]}]',
				'[{"msg":"no","loc":["body",["a",["b"]]]}]',
				'{"message":{"message":"no"}}',
				'"{\\"message\\":\\"{\\\\\\"message\\\\\\":\\\\\\"deep\\\\\\"}\\"}"',
			),
		),
	})
	.map(({ status, field, value }) =>
		answering(`status ${status}`, `{"${field}":${value}}`, status),
	);

const POLLUTION = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];

const pollution: fc.Arbitrary<Attack> = fc
	.record({
		key: fc.constantFrom(...POLLUTION),
		value: fc.constantFrom(
			'{"polluted":true}',
			'{"prototype":{"polluted":true}}',
			'null',
			'"x"',
			'{"status":"failed"}',
		),
		at: fc.constantFrom('top', 'error', 'data', 'video'),
	})
	.map(({ key, value, at }) => {
		const evil = `{"${key}":${value},"__proto__":{"polluted":true}}`;
		const fields: Fields =
			at === 'top'
				? [
						[key, value],
						['__proto__', '{"polluted":true}'],
					]
				: [[at, evil]];
		return answering(`the key ${key}`, object([...HONEST, ...fields]));
	});

export const jobs = {
	'with wrong types': wrongTypes,
	'with fields twice': repeatedFields,
	'with a wrong error': wrongErrors,
	'that pollutes prototypes': pollution,
};
