import fc from 'fast-check';

import { redaction } from '../../../nodes/AiVideo/text/secrets';

const KEY = 'sk-"secret"/key+';

it.each([
	['as it is', `no key ${KEY}!`, 'no key [API key]!'],
	['twice', `${KEY} ${KEY}`, '[API key] [API key]'],
	['in JSON', '{"a":"sk-\\"secret\\"/key+"}', '{"a":"[API key]"}'],
	['in JSON with escaped slashes', '{"a":"sk-\\"secret\\"\\/key+"}', '{"a":"[API key]"}'],
	['in an address', '?key=sk-%22secret%22%2Fkey%2B', '?key=[API key]'],
	['in an address of lower case', '?key=sk-%22secret%22%2fkey%2b', '?key=[API key]'],
	['cut', 'sk-"secret"/key', 'sk-"secret"/key'],
])('the key is taken out of a text: %s', (_, text, redacted) => {
	expect(redaction(KEY).text(text)).toBe(redacted);
});

it.each(['', 'video', 'a'])('a key too short to be one stays: %p', (apiKey) => {
	const { text, json } = redaction(apiKey);
	expect(text('a video')).toBe('a video');
	expect(json('{"id":"a video"}')).toEqual({ id: 'a video' });
});

it('names and values of JSON are without the key', () => {
	const answer = JSON.stringify({ error: `bad key ${KEY}`, [KEY]: 1 });
	expect(redaction(KEY).json(answer)).toEqual({ error: 'bad key [API key]', '[API key]': 1 });
});

it('what is no JSON is undefined', () => {
	expect(redaction(KEY).json(`<html>${KEY}</html>`)).toBeUndefined();
});

it('an answer without the key is read as it is', () => {
	fc.assert(
		fc.property(fc.json({ maxDepth: 5 }), (answer) => {
			fc.pre(!/\d{16}|^"\s*[{[]/.test(answer));
			expect(redaction('the one key').json(answer)).toEqual(JSON.parse(answer));
		}),
	);
});

/** Writers of JSON: as ours, as PHP's, and one that spells every character. */
function plainly(text: string): string {
	return JSON.stringify({ text });
}

function withEscapedSlashes(text: string): string {
	return plainly(text).replaceAll('/', '\\/');
}

function spelled(text: string): string {
	const escapes = Array.from({ length: text.length }, (_, index) =>
		text.charCodeAt(index).toString(16).padStart(4, '0'),
	);
	return `{"text":"${escapes.map((escape) => `\\u${escape}`).join('')}"}`;
}

/** What is in the innermost JSON text. */
function innermost(value: unknown): unknown {
	if (typeof value === 'object' && value !== null && 'text' in value) return innermost(value.text);
	try {
		return typeof value === 'string' ? innermost(JSON.parse(value)) : value;
	} catch {
		return value;
	}
}

it('no JSON in the texts of JSON tells the key, whatever wrote it', () => {
	const first = fc.constantFrom(plainly, withEscapedSlashes, spelled);
	const others = fc.array(fc.constantFrom(plainly, withEscapedSlashes), { maxLength: 3 });
	const key = fc.string({
		minLength: 6,
		maxLength: 20,
		unit: fc.constantFrom(...'sk-1/+=.é🎬'),
	});
	fc.assert(
		fc.property(key, first, others, (apiKey, write, relays) => {
			const answer = relays.reduce((text, relay) => relay(text), write(`no key ${apiKey}!`));
			const { json, text } = redaction(apiKey);
			expect(innermost(json(answer))).toBe('no key [API key]!');
			expect(text(answer)).not.toContain(apiKey);
		}),
		{ numRuns: 2000 },
	);
});

it('escapes that do not hide the key stay', () => {
	const text = '{"url":"https:\\/\\/a.example\\/\\u0031"}';
	expect(redaction(KEY).text(text)).toBe(text);
});
