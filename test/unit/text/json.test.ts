import fc from 'fast-check';

import { parseJson } from '../../../nodes/AiVideo/text/json';

it.each<[string, unknown]>([
	['{"id":"video_1"}', { id: 'video_1' }],
	[' [1, 2] ', [1, 2]],
	['"text"', 'text'],
	['null', null],
	['0', 0],
	['', undefined],
	['<html></html>', undefined],
	['{"id":"video_1"', undefined],
	['{"id":1}{"id":2}', undefined],
	['undefined', undefined],
])('%p is %p', (text, value) => {
	expect(parseJson(text)).toEqual(value);
});

function nested(depth: number): string {
	return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

it.each([
	[64, true],
	[65, false],
	[200_000, false],
])('%i levels are read: %p', (depth, isRead) => {
	expect(parseJson(nested(depth)) !== undefined).toBe(isRead);
	expect(parseJson('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) !== undefined).toBe(isRead);
});

it.each([
	['brackets in a text', JSON.stringify({ message: '['.repeat(1000) })],
	['brackets after an escaped quote', JSON.stringify({ message: `"${'{'.repeat(1000)}` })],
	['brackets after a backslash', JSON.stringify(['\\', '['.repeat(1000), '\\"', '{'.repeat(1000)])],
	['many lists side by side', JSON.stringify(Array.from({ length: 1000 }, () => [[]]))],
])('%s do not count as levels', (_, text) => {
	expect(parseJson(text)).toEqual(JSON.parse(text));
});

it('JSON that is not deep is read as JSON.parse reads it', () => {
	fc.assert(
		fc.property(fc.json({ maxDepth: 10 }), (text) => {
			expect(parseJson(text)).toEqual(JSON.parse(text));
		}),
		{ numRuns: 1000 },
	);
});

it('any text is read without an exception, and only JSON is', () => {
	const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1', 'a'), {
		maxLength: 20,
	});
	fc.assert(
		fc.property(pieces, (characters) => {
			const text = characters.join('');
			const value = parseJson(text);
			expect(
				value === undefined || JSON.stringify(value) === JSON.stringify(JSON.parse(text)),
			).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});
