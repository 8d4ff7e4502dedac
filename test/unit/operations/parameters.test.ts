import type { IExecuteFunctions } from 'n8n-workflow';

import { VideoError } from '../../../nodes/AiVideo/api/errors';
import {
	readChoice,
	readCollection,
	readNumberParameter,
	readTextParameter,
	readVideoId,
} from '../../../nodes/AiVideo/operations/parameters';

function errorOf(read: () => unknown): VideoError {
	try {
		read();
	} catch (error) {
		if (error instanceof VideoError) return error;
		throw error;
	}
	throw new Error('This should have failed');
}

it.each([
	['  a fox ', 'a fox'],
	['', ''],
	[7, ''],
	[null, ''],
	[{ a: 1 }, ''],
])('the text of %p is %p', (value, text) => {
	expect(readTextParameter(value)).toBe(text);
});

describe('a number', () => {
	it.each<[unknown, number | null]>([
		[8, 8],
		[0, 0],
		[2.5, 2.5],
		['8', 8],
		[' 8 ', 8],
		['', null],
		[null, null],
		[undefined, null],
	])('%p is %p', (value, number) => {
		expect(readNumberParameter('Duration', value)).toBe(number);
	});

	it.each<[unknown, string]>([
		['long', 'long'],
		[' ', ' '],
		['8 s', '8 s'],
		[true, 'true'],
		[NaN, 'NaN'],
		[Infinity, 'Infinity'],
		[[8], '[8]'],
		[{ a: 1 }, '{"a":1}'],
	])('is not %p', (value, shown) => {
		expect(errorOf(() => readNumberParameter('Duration', value))).toMatchObject({
			kind: 'refused',
			message: `Duration cannot be ${shown}: it takes a number`,
			description: 'Correct Duration. Nothing was sent and nothing was charged.',
		});
	});
});

describe('a choice', () => {
	it('is one of those there are', () => {
		expect(readChoice('Variant', 'video', ['video', 'thumbnail'])).toBe('video');
	});

	it.each<[unknown, string]>([
		['Video', 'Video'],
		['', ''],
		[null, 'null'],
		[7, '7'],
	])('is not %p', (value, shown) => {
		expect(errorOf(() => readChoice('Variant', value, ['video', 'thumbnail']))).toMatchObject({
			kind: 'refused',
			message: `Variant cannot be ${shown}: it takes video, thumbnail`,
		});
	});
});

it.each([
	[{ seed: 3 }, { seed: 3 }],
	[{}, {}],
	['text', {}],
	[null, {}],
	[[1], {}],
])('the collection in %j is %j', (value, collection) => {
	const asked: unknown[] = [];
	const context = {
		getNodeParameter: (...given: unknown[]) => {
			asked.push(...given);
			return value;
		},
	} as unknown as IExecuteFunctions;
	expect(readCollection(context, 'options', 2)).toEqual(collection);
	expect(asked).toEqual(['options', 2, {}]);
});

describe('a video ID', () => {
	it.each<[unknown, string]>([
		[' video_1\n', 'video_1'],
		['a/b=', 'a/b='],
		[4711, '4711'],
		['...', '...'],
	])('%p is %p', (value, id) => {
		expect(readVideoId(value)).toBe(id);
	});

	it.each([[''], [' '], ['.'], ['..'], [null], [undefined], [{}], [true]])('is not %p', (value) => {
		expect(errorOf(() => readVideoId(value))).toMatchObject({
			kind: 'refused',
			message: 'The Video ID is missing',
			description:
				'Video ID is {{ $json.id }} by default: it takes the ID from the item before. Enter the ID, or connect an AI Video node that creates the video.',
		});
	});
});
