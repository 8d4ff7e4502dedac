import fc from 'fast-check';

import { redaction } from '../../../nodes/AiVideo/text/secrets';

const KEY = 'sk-"secret"/key+';

it.each([
	['as it is', `no key ${KEY}!`, 'no key [API key]!'],
	['twice', `${KEY} ${KEY}`, '[API key] [API key]'],
	['in JSON', '{"a":"sk-\\"secret\\"/key+"}', '{"a":"[API key]"}'],
	['in JSON with escaped slashes', '{"a":"sk-\\"secret\\"\\/key+"}', '{"a":"[API key]"}'],
	['in an address', '?key=sk-%22secret%22%2Fkey%2B', '?key=[API key]'],
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
			expect(redaction('the one key').json(answer)).toEqual(JSON.parse(answer));
		}),
	);
});
