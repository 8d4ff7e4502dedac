import fc from 'fast-check';

import { mapTexts } from '../../../nodes/AiVideo/text/mapTexts';

const shout = (text: string) => text.toUpperCase();

it('texts and names are changed wherever they stand', () => {
	expect(mapTexts({ a: ['b', { c: 'd', n: 1 }], e: null, f: true }, shout)).toEqual({
		A: ['B', { C: 'D', N: 1 }],
		E: null,
		F: true,
	});
});

it('a name that objects know stays a name', () => {
	const json: unknown = JSON.parse('{"__proto__":"a","constructor":"b"}');
	const mapped = mapTexts(json, (text) => `${text}!`);
	expect(JSON.stringify(mapped)).toBe('{"__proto__!":"a!","constructor!":"b!"}');
	const other: unknown = JSON.parse('{"a":"x","__proto__":"y"}');
	const kept = mapTexts(other, (text) => (text === 'x' ? 'z' : text));
	expect(JSON.stringify(kept)).toBe('{"a":"z","__proto__":"y"}');
});

it('what JSON has no text for becomes null', () => {
	expect(mapTexts([() => 1, Symbol('a'), undefined], shout)).toEqual([null, null, undefined]);
});

it('what needs no change is not copied, and nothing is changed in place', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
			const before = JSON.stringify(json);
			expect(mapTexts(json, (text) => text)).toBe(json);
			mapTexts(json, (text) => `${text}!`);
			expect(JSON.stringify(json)).toBe(before);
		}),
	);
});

it('is as if every text were copied', () => {
	const copied = (json: unknown, change: (text: string) => string): unknown => {
		if (typeof json === 'string') return change(json);
		if (Array.isArray(json)) return json.map((entry) => copied(entry, change));
		if (typeof json !== 'object' || json === null) return json;
		const entries = Object.entries(json);
		return Object.fromEntries(entries.map(([key, value]) => [change(key), copied(value, change)]));
	};
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string({ maxLength: 1 }), (json, part) => {
			const change = (text: string) => text.replaceAll(part, '#');
			expect(mapTexts(json, change)).toEqual(copied(json, change));
		}),
	);
});
