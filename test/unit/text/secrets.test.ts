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
	const { text, json, restore } = redaction(apiKey);
	expect(text('a video')).toBe('a video');
	expect(json({ id: 'a video' })).toEqual({ id: 'a video' });
	expect(restore('/videos/a')).toBe('/videos/a');
});

it('names and values of JSON are without the key', () => {
	const answer = { error: `bad key ${KEY}`, [KEY]: 1 };
	expect(redaction(KEY).json(answer)).toEqual({ error: 'bad key [API key]', '[API key]': 1 });
});

it('an answer without the key is read as it is', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (answer) => {
			expect(redaction('the-one-key').json(answer)).toEqual(answer);
		}),
	);
});

describe('a key of digits', () => {
	const DIGITS = '123456';

	it('stays in numbers, which would be torn', () => {
		const answer = { created_at: 1712345678, id: 'task_1', n: [123456] };
		expect(redaction(DIGITS).json(answer)).toEqual(answer);
	});

	it('stays in IDs that hold it by chance, and is taken out of words', () => {
		const answer = { task_id: 'video_1234567', error: { message: 'bad key 123456' } };
		expect(redaction(DIGITS).json(answer)).toEqual({
			task_id: 'video_1234567',
			error: { message: 'bad key [API key]' },
		});
	});

	it('stays in links and in IDs without a name, and goes where it stands alone', () => {
		const link = 'https://cdn.example.com/1764123456.mp4';
		const answer = {
			url: link,
			data: 'cgt-2025123456789',
			key: '123456',
			name: 'key 123456 is bad',
		};
		expect(redaction(DIGITS).json(answer)).toEqual({
			...answer,
			key: '[API key]',
			name: 'key [API key] is bad',
		});
	});

	it('may be a word of the protocol, which stays', () => {
		expect(redaction('queued').json({ status: 'queued', message: 'it is queued' })).toEqual({
			status: 'queued',
			message: 'it is [API key]',
		});
	});
});

describe('an ID with a key that is no chance', () => {
	const LONG = 'sk-0123456789abcdef';
	const redact = redaction(LONG);

	it('is without it wherever it is shown', () => {
		expect(redact.json({ id: `video_${LONG}_7` })).toEqual({ id: 'video_[API key]_7' });
	});

	it.each([
		[`/v1/videos/${encodeURIComponent('video_[API key]_7')}`, `/v1/videos/video_${LONG}_7`],
		['/v1/videos?after=video_[API%20key]_7', `/v1/videos?after=video_${LONG}_7`],
		['/v1/videos?after=%5BAPI+key%5D', `/v1/videos?after=${LONG}`],
		['/v1/videos/video_7', '/v1/videos/video_7'],
	])('has it again where it is asked for: %s', (url, restored) => {
		expect(redact.restore(url)).toBe(restored);
	});
});

describe('a token of thousands of characters', () => {
	const TOKEN = `eyJ${'aZ09-_.'.repeat(3_000)}`;
	const { text } = redaction(TOKEN);

	it.each<[string, string]>([
		['as it is', TOKEN],
		['base64', Buffer.from(`Bearer ${TOKEN}`).toString('base64')],
		['hex', Buffer.from(TOKEN).toString('hex')],
		['cut', `${TOKEN.slice(0, 900)}…`],
		['cut early', `${TOKEN.slice(0, 20)}…`],
	])('is taken out %s', (_, spelled) => {
		const redacted = text(`no token ${spelled} here`);
		expect(redacted).toContain('[API key]');
		expect(redacted).toMatch(/ here$/);
		expect(redacted.length).toBeLessThan(60);
	});
});

describe('a key is known in every spelling', () => {
	const LONG = 'sk-"q"/a+b=0123456789';
	const { text } = redaction(LONG);
	const bytes = Buffer.from(LONG);
	const each = (spell: (code: number) => string) =>
		[...LONG].map((character) => spell(character.charCodeAt(0))).join('');
	const hexOf = (code: number) => code.toString(16).padStart(2, '0');

	it.each<[string, string]>([
		['base64', bytes.toString('base64')],
		['base64 of another alphabet', bytes.toString('base64url')],
		['base64 after one byte', Buffer.from(`:${LONG}`).toString('base64')],
		['base64 after two bytes', Buffer.from(`u:${LONG}`).toString('base64')],
		['base64 of a header', Buffer.from(`Bearer ${LONG} and more`).toString('base64')],
		['hex', bytes.toString('hex')],
		['hex in capitals', bytes.toString('hex').toUpperCase()],
		['percent', each((code) => `%${hexOf(code)}`)],
		['percent in capitals', each((code) => `%${hexOf(code).toUpperCase()}`)],
		['percent of percent', each((code) => `%25${hexOf(code)}`)],
		['JSON', each((code) => `\\u00${hexOf(code)}`)],
		['JSON in JSON', each((code) => `\\\\u00${hexOf(code)}`)],
		['JavaScript', each((code) => `\\x${hexOf(code)}`)],
		['HTML', each((code) => `&#${code};`)],
		['HTML in hex', each((code) => `&#x${hexOf(code)};`)],
		['HTML by name', LONG.replaceAll('"', '&quot;')],
		['HTML in HTML', LONG.replaceAll('"', '&amp;quot;')],
		['percent, three deep', each((code) => `%2525${hexOf(code)}`)],
		['the beginning before a cut', `${LONG.slice(0, 12)}…`],
	])('%s', (_, spelled) => {
		const redacted = text(`no key ${spelled}!`);
		expect(redacted).toContain('[API key]');
		expect(redacted.length).toBeLessThan('no key [API key]!'.length + 30);
	});

	it('in any mixture of them', () => {
		const spell = fc.constantFrom<(code: number) => string>(
			(code) => String.fromCharCode(code),
			(code) => `%${hexOf(code)}`,
			(code) => `\\u00${hexOf(code)}`,
			(code) => `&#${code};`,
		);
		fc.assert(
			fc.property(fc.array(spell, { minLength: LONG.length, maxLength: LONG.length }), (how) => {
				const spelled = [...LONG].map((character, index) => how[index]?.(character.charCodeAt(0)));
				expect(text(`<${spelled.join('')}>`)).toBe('<[API key]>');
			}),
		);
	});
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
		unit: fc.constantFrom(...'sk-1/+=."\\%&#x;'),
	});
	fc.assert(
		fc.property(key, first, others, (apiKey, write, relays) => {
			const answer = relays.reduce((text, relay) => relay(text), write(`no key ${apiKey}!`));
			const { json, text } = redaction(apiKey);
			expect(innermost(json(JSON.parse(answer)))).toBe('no key [API key]!');
			expect(text(answer)).not.toContain(apiKey);
		}),
		{ numRuns: 2000 },
	);
});

it('escapes that do not hide the key stay', () => {
	const text = '{"url":"https:\\/\\/a.example\\/\\u0031"}';
	expect(redaction(KEY).text(text)).toBe(text);
});
