import fc from 'fast-check';

import { type Inputs, FROM_ITEM, reading, submitting } from './input';

/** Texts that become part of something else: of forms, addresses, file names, messages. */

const MEGABYTE = 1_000_000;
const times = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** Between parts of a form; what follows would be a part of its own. */
const INJECTED = '\r\nContent-Disposition: form-data; name="model"\r\nX-Evil: yes\r\n\r\nveo-3\r\n';
const BOUNDARIES = ['------n8nAiVideo', '----n8nAiVideo00000000', '--', '------WebKitFormBoundary'];

const formText = fc
	.record({
		boundary: fc.constantFrom(...BOUNDARIES),
		length: fc.constantFrom(100, 10_000, 470_000),
		ends: fc.boolean(),
	})
	.map(({ boundary, length, ends }) => {
		const counted = Array.from({ length: 20 }, (_, n) => {
			const id = boundary.endsWith('Video') ? n.toString(36).padStart(8, '0') : '';
			return `\r\n${boundary}${id}${ends ? '--' : ''}${INJECTED}`;
		});
		return `A fox${times(counted.join(''), length)}.`;
	});

const SIGNS = [
	'\u0000',
	'a\u0000b',
	'\ud800',
	'a\udfffb',
	'\u202egnp.exe',
	'\u001b[2J',
	'\u2028',
	'a\r\nX-Evil: yes',
	'"; name="model',
	'<img src=x onerror=alert(1)>',
	'{{ $json.secret }}',
	'={{ 1 }}',
	'$' + '{1}',
	'__proto__',
	'constructor',
	'null',
	'undefined',
	'[object Object]',
	'../../etc/passwd',
	'..\\..\\x',
	'%00%2e%2e%2f',
	"'; DROP TABLE jobs;--",
	'狐🦊'.repeat(500),
	'e\u0301'.repeat(5_000),
];

const signs = fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'binary', maxLength: 300 }));

const longTexts = fc
	.constantFrom('a', 'http://a', 'https:\\/\\/', ' x', '{', '{{', '\\', '"', '狐', '\n', '<b>', '1')
	.map((unit) => times(unit, MEGABYTE));

const NO_TEXTS: readonly unknown[] = [
	null,
	0,
	-0,
	1e308,
	true,
	[],
	[[]],
	['a', 'b'],
	{},
	{ toString: null },
	{ length: 1e9 },
	{ then: 1 },
	{ toJSON: 'x' },
	JSON.parse('{"__proto__":{"polluted":true}}'),
	Array(10_000).fill('a'),
];

const trimmed = (value: unknown) => ({ prompt: Buffer.from(String(value).trim()).toString() });

export const texts: Inputs = {
	'a prompt full of boundaries': submitting('the prompt', formText, { prompt: FROM_ITEM }, trimmed),
	'a prompt of signs that mean something elsewhere': submitting('the prompt', signs, {
		prompt: FROM_ITEM,
	}),
	'a prompt of a megabyte': submitting('the prompt', longTexts, { prompt: FROM_ITEM }),
	'a prompt that is no text': submitting('the prompt', fc.constantFrom(...NO_TEXTS), {
		prompt: FROM_ITEM,
	}),
	'a model that is no name': submitting('the model', signs, {
		model: { __rl: true, mode: 'id', value: FROM_ITEM },
	}),
	'a model of a megabyte': submitting('the model', longTexts, {
		model: { __rl: true, mode: 'id', value: FROM_ITEM },
	}),
	'a video ID that is a path': reading('the ID', signs, { videoId: FROM_ITEM }),
	'a video ID of a megabyte': reading('the ID', longTexts, { videoId: FROM_ITEM }),
	'a video ID that is no text': reading('the ID', fc.constantFrom(...NO_TEXTS), {
		videoId: FROM_ITEM,
	}),
	'a video ID that is an address': reading(
		'the ID',
		fc.constantFrom(
			'http://169.254.169.254/latest',
			'http://127.0.0.1:9/v1/videos/video_1',
			'//127.0.0.1:9/',
			'https://user:password@provider.example/v1/videos/a',
			'file:///etc/passwd',
			'video_1?x=1#y',
			'video_1/content?key=1',
		),
		{ videoId: FROM_ITEM },
	),
	'a file name with slashes and signs': reading(
		'the file name',
		fc.oneof(signs, fc.constantFrom('a/b', 'C:\\x', 'CON', 'nul.txt', '.htaccess', ' . ')),
		{ options: { fileName: FROM_ITEM, maxFileSize: 1 } },
		['download', 'wait'],
	),
	'a file name of a megabyte': reading(
		'the file name',
		longTexts,
		{ options: { fileName: FROM_ITEM, maxFileSize: 1 } },
		['download', 'wait'],
	),
	'a binary field that objects know': reading(
		'the field',
		fc.constantFrom(
			'__proto__',
			'constructor',
			'toString',
			'hasOwnProperty',
			'a.b',
			'a,b',
			'',
			' ',
		),
		{ binaryField: FROM_ITEM, options: { maxFileSize: 1 } },
		['download', 'wait'],
	),
};
