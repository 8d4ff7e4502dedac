import fc from 'fast-check';

import {
	at,
	firstOf,
	isObject,
	readNumber,
	readText,
	readTime,
} from '../../../nodes/AiVideo/protocol/fields';

it.each([
	[{}, true],
	[{ a: 1 }, true],
	[[], false],
	[null, false],
	[undefined, false],
	['text', false],
	[7, false],
])('%p is an object: %p', (value, expected) => {
	expect(isObject(value)).toBe(expected);
});

it.each([
	['text', 'text'],
	['  padded\n', 'padded'],
	['', null],
	[' \t', null],
	[7, null],
	[null, null],
	[['text'], null],
])('the text in %p is %p', (value, text) => {
	expect(readText(value)).toBe(text);
});

it.each([
	[45, 45],
	[0, 0],
	[0.5, 0.5],
	['45', 45],
	['45%', 45],
	[' 45 % ', 45],
	['8s', 8],
	['8 S', 8],
	['12.5', 12.5],
	['-3', -3],
	['', null],
	['%', null],
	['1e3', null],
	['0x10', null],
	['8 seconds', null],
	['4:05', null],
	[Infinity, null],
	[NaN, null],
	[true, null],
	[null, null],
	[[8], null],
])('the number in %p is %p', (value, number) => {
	expect(readNumber(value)).toBe(number);
});

describe('a time', () => {
	it.each([
		[1767225600, '2026-01-01T00:00:00.000Z'],
		[1767225600.5, '2026-01-01T00:00:00.500Z'],
		['1767225600', '2026-01-01T00:00:00.000Z'],
		[1767225600000, '2026-01-01T00:00:00.000Z'],
		['2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00.000Z'],
		['Thu, 01 Jan 2026 00:00:00 GMT', '2026-01-01T00:00:00.000Z'],
		[1e12, '2001-09-09T01:46:40.000Z'],
		[999_999_999_999, '+033658-09-27T01:46:39.000Z'],
		[8.64e15, '+275760-09-13T00:00:00.000Z'],
		[8.65e15, null],
		[0, null],
		['0', null],
		[-1, null],
		['soon', null],
		['', null],
		[null, null],
		[{}, null],
		[true, null],
	])('%p is %p', (value, time) => {
		expect(readTime(value)).toBe(time);
	});

	it('of any value is none, or a text that names the same time again', () => {
		const values = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.date().map(String));
		fc.assert(
			fc.property(values, (value) => {
				const time = readTime(value);
				expect(time === null || new Date(time).toISOString() === time).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('a path into an answer', () => {
	const answer = { data: [{ url: 'first' }, { url: 'second' }], list: 'text', none: null };

	it.each([
		[['data', 1, 'url'], 'second'],
		[['data', 'url'], undefined],
		[['data', 'length'], undefined],
		[['data', 5, 'url'], undefined],
		[['list', 0], undefined],
		[['none', 'deeper'], undefined],
		[['nowhere'], undefined],
		[[], answer],
	])('%p leads to %p', (path, found) => {
		expect(at(answer, ...path)).toBe(found);
	});
});

it('the first result that is not null is taken, and no more are looked for', () => {
	const asked: number[] = [];
	const isEven = (value: number): boolean | null => {
		asked.push(value);
		return value % 2 === 0 ? false : null;
	};
	expect(firstOf([1, 2, 3], isEven)).toBe(false);
	expect(asked).toEqual([1, 2]);
	expect(firstOf([1], isEven)).toBeNull();
	expect(firstOf([], isEven)).toBeNull();
});
