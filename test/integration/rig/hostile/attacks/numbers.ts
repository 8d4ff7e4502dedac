import fc from 'fast-check';

import type { Attack } from '../attack';
import { answering, HONEST, object } from './jobText';

/** Numbers, dates and words that are more than they seem to be. */

const OVERFLOWING = [
	'1e308',
	'1e999',
	'-1e999',
	'9007199254740993',
	'-9007199254740993',
	'99999999999999999999999999',
	'8640000000000001',
	'-8640000000000001',
	'4294967296',
	'2147483648',
	'-2147483649',
	'5e-324',
	'-0',
	'0.1e1',
	`1${'0'.repeat(100_000)}`,
	`0.${'0'.repeat(100_000)}1`,
	'"1e999"',
	'"0x7fffffff"',
	'"Infinity"',
	'"-Infinity"',
	'"NaN"',
	`"${'9'.repeat(100_000)}"`,
];

const DATES = [
	'"9999-99-99T99:99:99Z"',
	'"+275760-09-13T00:00:00.001Z"',
	'"-271821-04-19T23:59:59.999Z"',
	'"2026-02-30"',
	'"T"',
	'"0000-00-00"',
	'"yesterday"',
	'"Thu, 01 Jan 1970"',
	'1e15',
	'-62135596800',
	'1763000000000000',
	`"2026-01-01T00:00:00.${'0'.repeat(50_000)}Z"`,
];

/** Words that every object of the language knows. */
const STATUS_WORDS = [
	'__proto__',
	'constructor',
	'toString',
	'valueOf',
	'hasOwnProperty',
	'isPrototypeOf',
	'__defineGetter__',
	'prototype',
	'length',
	'then',
	'',
	' ',
	'\u0000',
	'COMPLETED\u0000',
	'ｃｏｍｐｌｅｔｅｄ',
	'complet\u0435d',
	'undefined',
	'[object Object]',
];

/** An honest job with other values in some fields. */
function jobWith(what: string, names: readonly string[], values: readonly string[]) {
	return fc
		.record({
			changed: fc.subarray([...names], { minLength: 1 }),
			value: fc.constantFrom(...values),
		})
		.map(({ changed, value }): Attack => {
			const fields = HONEST.map(
				([name, json]) => [name, changed.includes(name) ? value : json] as const,
			);
			const name = `${what} ${value.slice(0, 60)} in ${changed.join()}`;
			return { ...answering('', object(fields)), name };
		});
}

export const numbers = {
	'with numbers that overflow': jobWith(
		'the number',
		['progress', 'seconds', 'size', 'created_at', 'completed_at', 'expires_at', 'id'],
		OVERFLOWING,
	),
	'with dates that are none': jobWith(
		'the date',
		['created_at', 'completed_at', 'expires_at'],
		DATES,
	),
	'with a status word that objects know': jobWith(
		'the word',
		['status', 'object', 'model'],
		STATUS_WORDS.map((word) => JSON.stringify(word)),
	),
};
