import fc from 'fast-check';

import {
	cut,
	escapeHtml,
	plainLine,
	readShownId,
	shownId,
} from '../../../nodes/AiVideo/text/shown';

it.each([
	['short', 5, 'short'],
	['longer', 5, 'longe…'],
	['', 0, ''],
])('%p cut to %i is %p', (text, length, expected) => {
	expect(cut(text, length)).toBe(expected);
});

it('what is cut is whole text of bounded length, whatever was cut through', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, length) => {
			expect(cut(text, length).length).toBeLessThanOrEqual(Math.max(text.length, length + 1));
			if (text.length > length) expect(cut(text, length)).toMatch(/…$/u);
		}),
	);
});

it.each([
	['a\r\n b\tc ', 'a b c'],
	['a\u202eb', 'a b'],
	['a\u200bb\u0000c', 'a b c'],
	['\ufeffa', 'a'],
	['a\u2028b', 'a b'],
])('%j is shown as %j', (text, line) => {
	expect(plainLine(text)).toBe(line);
});

it('no HTML is left in what n8n shows as HTML, and all of the text is', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'<>&"a/=; ') }), (text) => {
			const escaped = escapeHtml(text);
			expect(escaped).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
			const read = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
			expect(read).toBe(text);
		}),
	);
});

it.each([
	['video_1', 'video_1'],
	['<a>&"', '<a>&"'],
	['a b', 'a%20b'],
	['a\u202eb', 'a%E2%80%AEb'],
	['vidéo', 'vid%C3%A9o'],
])('the ID %j is shown as %j', (id, shown) => {
	expect(shownId(id)).toBe(shown);
});

it.each(['video_1', 'a b', 'a\u202eb', 'vidéo', '100%', 'a%20b', '<a>'])(
	'the ID %j is had again from what is shown of it',
	(id) => {
		expect(readShownId(shownId(id))).toBe(id);
	},
);
