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
	['{"id":1}{"id":2}', { id: 1 }],
	['{"a":{"id":1}', undefined],
	['\ufeff{"id":"video_1"}', { id: 'video_1' }],
	['"{\\"id\\":\\"video_1\\"}"', { id: 'video_1' }],
	['"{ no JSON"', '{ no JSON'],
	['data: {"id":"a"}\n\ndata: {"id":"b"}\n\ndata: [DONE]\n\n', { id: 'b' }],
	['event: job\r\ndata:{"id":"a"}\r\n\r\n', { id: 'a' }],
	['2026-11-27 [info] {x} ready\n{"id":"video_1"}', { id: 'video_1' }],
	['{"id":"video_1"}\n-- served by relay 3', { id: 'video_1' }],
	['<br /><b>Warning</b>: slow {"id":"video_1"}', { id: 'video_1' }],
	['<!DOCTYPE html><script>var a = {"id":"video_1"}</script>', undefined],
	['{"progress":NaN,"left":-Infinity}', { progress: null, left: null }],
	['{"id":4326796003218200779}', { id: '4326796003218200779' }],
	['[-1234567890123456, 123456789012345]', ['-1234567890123456', 123456789012345]],
	[
		'{"id":"4326796003218200779","at":1.2345678901234567}',
		{ id: '4326796003218200779', at: 1.2345678901234567 },
	],
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

/** Anything JSON can hold, without the numbers that become text. */
const json = fc.json({ maxDepth: 10 }).filter((text) => !/\d{16}/.test(text));

it('JSON that is not deep is read as JSON.parse reads it', () => {
	fc.assert(
		fc.property(json, (text) => {
			const plain: unknown = JSON.parse(text);
			const isWrapped = typeof plain === 'string' && /^\s*[{[]/.test(plain);
			fc.pre(!isWrapped);
			expect(parseJson(text)).toEqual(plain);
		}),
		{ numRuns: 1000 },
	);
});

/** Every text, number and literal with the way to it. */
function leavesOf(value: unknown, way = ''): readonly string[] {
	if (typeof value !== 'object' || value === null) {
		return value === undefined ? [] : [`${way}=${JSON.stringify(value)}`];
	}
	return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${way}/${key}`));
}

describe('JSON that broke off', () => {
	const answer =
		'{"id":"video_1","n":12,"data":[{"url":"https://a.example/1"},{"b":true}],"end":"x"}';

	it.each([
		[14, {}],
		[15, { id: 'video_1' }],
		[22, { id: 'video_1' }],
		[23, { id: 'video_1', n: 12 }],
		[31, { id: 'video_1', n: 12, data: [] }],
		[61, { id: 'video_1', n: 12, data: [{ url: 'https://a.example/1' }] }],
	])('after %i signs gives what was complete', (length, value) => {
		const text = answer.slice(0, length);
		expect([parseJson(text), parseJson(text, true)]).toEqual([undefined, value]);
	});

	it('never gives what was not in the whole, wherever it broke', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (whole, cut) => {
				const text = JSON.stringify(whole);
				fc.pre(!/\d{16}/.test(text));
				const back = parseJson(text.slice(0, cut % text.length), true);
				const all = new Set(leavesOf(JSON.parse(text)));
				expect(leavesOf(back).filter((leaf) => !all.has(leaf))).toEqual([]);
			}),
		);
	});
});

it('any text is read without an exception', () => {
	const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1', 'a'), {
		maxLength: 20,
	});
	fc.assert(
		fc.property(pieces, (characters) => {
			const text = characters.join('');
			expect(() => parseJson(text)).not.toThrow();
			const strict = text.startsWith('"') ? undefined : parseJson(text);
			if (strict !== undefined) expect(text).toContain(JSON.stringify(strict).slice(0, 1));
			expect(() => parseJson(text, true)).not.toThrow();
		}),
		{ numRuns: 2000 },
	);
});
