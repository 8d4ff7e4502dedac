import fc from 'fast-check';

import {
	readBoolean,
	readChoice,
	readNumberValue,
	readTextValue,
	readTextValues,
	UNITS,
} from '../../../nodes/AiVideo/operations/values';
import { errorOf } from './testItem';

const NOTHING = [undefined, null, '', ' ', '\n', [''], [null]];

/** What n8n hands out for `{{ $now }}`: an object that says its text itself. */
const NOW = { ts: 1, toJSON: () => '2026-11-27T08:00:00.000Z' };

describe('a text', () => {
	const PROMPT = { displayName: 'Prompt' };

	it.each<[unknown, string]>([
		['  a fox ', 'a fox'],
		[1984, '1984'],
		[0, '0'],
		[['a fox'], 'a fox'],
		[NOW, NOW.toJSON()],
		['an undefined shape, null and void', 'an undefined shape, null and void'],
		['{{ mustache }} in a shop window', '{{ mustache }} in a shop window'],
		...NOTHING.map((value): [unknown, string] => [value, '']),
	])('%j is %j', (value, text) => {
		expect(readTextValue(PROMPT, value)).toBe(text);
	});

	it.each<[unknown, string]>([
		[{ a: 1 }, '{"a":1}'],
		[['a', 'b'], '["a","b"]'],
		[[], '[]'],
		[{}, '{}'],
		[true, 'true'],
		[false, 'false'],
		[NaN, 'NaN'],
		[{ text: 'x'.repeat(200) }, `{"text":"${'x'.repeat(111)}…`],
	])('is not %j', (value, shown) => {
		expect(errorOf(() => readTextValue(PROMPT, value))).toMatchObject({
			kind: 'refused',
			message: `Prompt cannot be ${shown}: it takes text`,
			description: 'Correct Prompt. Nothing was sent and nothing was charged.',
		});
	});

	it.each([
		['undefined'],
		[' null '],
		['NaN'],
		['[object Object]'],
		['A video about [object Object], at dawn'],
		['[object Promise]'],
	])('is not what a broken expression leaves: %j', (value) => {
		expect(errorOf(() => readTextValue(PROMPT, value))).toMatchObject({
			kind: 'refused',
			message: `Prompt cannot be ${value.trim()}: an expression broke`,
			description: expect.stringMatching(/^The expression in Prompt found no text/),
		});
	});

	it.each([['{{ $json.topic }}'], ['A video about {{$json["a b"]}} at dawn'], ['{{ $now }}']])(
		'is not an expression that nobody evaluated: %j',
		(value) => {
			expect(errorOf(() => readTextValue(PROMPT, value))).toMatchObject({
				kind: 'refused',
				message: `Prompt cannot be ${value}: an expression broke`,
				description: expect.stringMatching(/^Switch Prompt from Fixed to Expression/),
			});
		},
	);

	it('may be one of several, in an array or in one text', () => {
		const split = (text: string) => text.split(',');
		expect(readTextValues(PROMPT, 'a,b,', split)).toEqual(['a', 'b']);
		expect(readTextValues(PROMPT, ['a', 'b,c', ''], split)).toEqual(['a', 'b', 'c']);
		expect(errorOf(() => readTextValues(PROMPT, ['a', { b: 1 }], split)).message).toBe(
			'Prompt cannot be {"b":1}: it takes text',
		);
	});
});

describe('a number', () => {
	const LENGTH = { displayName: 'Duration' };

	it.each<[unknown, number | null]>([
		[8, 8],
		[0, 0],
		[2.5, 2.5],
		['8', 8],
		[' 8 ', 8],
		['12s', 12],
		['8 seconds', 8],
		['8 Sec.', 8],
		['1.5 min', 90],
		['8-second', 8],
		[[8], 8],
		[['8s'], 8],
		...NOTHING.map((value): [unknown, null] => [value, null]),
	])('%j is %j seconds', (value, number) => {
		expect(readNumberValue(LENGTH, value, UNITS.seconds)).toBe(number);
	});

	it.each<[keyof typeof UNITS, string, number]>([
		['minutes', '20 min', 20],
		['minutes', '90s', 1.5],
		['minutes', '2 hours', 120],
		['megabytes', '500 MB', 500],
		['megabytes', '2GB', 2048],
		['times', '3x', 3],
		['times', '3 times', 3],
	])('in %s, %j is %d', (unit, value, number) => {
		expect(readNumberValue(LENGTH, value, UNITS[unit])).toBe(number);
	});

	it.each<[unknown, string]>([
		['long', 'long'],
		['8 parsecs', '8 parsecs'],
		['8 8', '8 8'],
		['1.2.3s', '1.2.3s'],
		[true, 'true'],
		[NaN, 'NaN'],
		[Infinity, 'Infinity'],
		[[8, 12], '[8,12]'],
		[{ a: 1 }, '{"a":1}'],
	])('is not %j', (value, shown) => {
		expect(errorOf(() => readNumberValue(LENGTH, value, UNITS.seconds))).toMatchObject({
			kind: 'refused',
			message: `Duration cannot be ${shown}: it takes a number`,
		});
	});

	it('has no unit where none is known', () => {
		expect(errorOf(() => readNumberValue({ displayName: 'Seed' }, '8s')).message).toBe(
			'Seed cannot be 8s: it takes a number',
		);
	});
});

describe('a choice', () => {
	const CHOICES = ['none', 'binary', '4k'] as const;
	const SOURCE = {
		displayName: 'Image Source',
		default: 'none',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'Binary Data', value: 'binary' },
			{ name: '4K (Ultra HD)', value: '4k' },
		],
	};

	it.each<[unknown, string]>([
		['binary', 'binary'],
		['Binary', 'binary'],
		[' BINARY ', 'binary'],
		['binary data', 'binary'],
		['4K', '4k'],
		['4k (ultra hd)', '4k'],
		[['binary'], 'binary'],
		...NOTHING.map((value): [unknown, string] => [value, 'none']),
	])('%j is %j', (value, choice) => {
		expect(readChoice(SOURCE, value, CHOICES)).toBe(choice);
	});

	it.each<[unknown, string]>([
		['image', 'image'],
		[true, 'true'],
		[7, '7'],
		[{ value: 'binary' }, '{"value":"binary"}'],
		[['binary', 'none'], '["binary","none"]'],
	])('is not %j', (value, shown) => {
		expect(errorOf(() => readChoice(SOURCE, value, CHOICES))).toMatchObject({
			kind: 'refused',
			message: `Image Source cannot be ${shown}: it takes none, binary, 4k`,
		});
	});
});

describe('yes or no', () => {
	it.each([true, false])('is %p by default, for nothing', (otherwise) => {
		for (const value of NOTHING) {
			expect(readBoolean({ displayName: 'Simplify', default: otherwise }, value)).toBe(otherwise);
		}
	});

	it.each<[unknown, boolean]>([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
		[' False ', false],
		['TRUE', true],
		[[false], false],
	])('%j is %p', (value, meant) => {
		expect(readBoolean({ displayName: 'Simplify', default: !meant }, value)).toBe(meant);
	});

	it.each<[unknown]>([['yes'], [0], [1], [{}], [[]], [[true, false]], ['wahr']])(
		'is not %j',
		(value) => {
			expect(
				errorOf(() => readBoolean({ displayName: 'Simplify', default: true }, value)),
			).toMatchObject({
				kind: 'refused',
				message: expect.stringMatching(/^Simplify cannot be .+: it takes true or false$/),
			});
		},
	);
});

it('is meant, nothing, or refused: no value is dropped, and none breaks a reader', () => {
	const field = { displayName: 'Field', default: 'a', options: [] };
	const readers = [
		(value: unknown) => readTextValue(field, value),
		(value: unknown) => readNumberValue(field, value, UNITS.seconds),
		(value: unknown) => readChoice(field, value, ['a', 'b']),
		(value: unknown) => readBoolean(field, value),
	];
	fc.assert(
		fc.property(
			fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
			fc.constantFrom(...readers),
			(value, read) => {
				try {
					read(value);
				} catch (error) {
					expect(error).toMatchObject({ kind: 'refused' });
				}
			},
		),
		{ numRuns: 2_000 },
	);
});

it('has words for values that have no text', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;
	const field = { displayName: 'Field' };
	expect(errorOf(() => readTextValue(field, circular)).message).toBe(
		'Field cannot be an object: it takes text',
	);
});

it.each([['{{ $'], [' '], ['[object '], ['1 '], ['x,']])(
	'is read at once when it is long: %j',
	(piece) => {
		const field = { displayName: 'Field', default: 'a' };
		const text = `1${piece.repeat(1_000_000 / piece.length)}!`;
		expect(readTextValue(field, text)).toBe(text);
		expect(errorOf(() => readNumberValue(field, text, UNITS.seconds)).kind).toBe('refused');
		expect(errorOf(() => readChoice(field, text, ['a'])).kind).toBe('refused');
		expect(errorOf(() => readBoolean(field, text)).kind).toBe('refused');
	},
);
