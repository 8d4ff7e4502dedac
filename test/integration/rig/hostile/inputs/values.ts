import fc from 'fast-check';

import { PICTURES } from '../attacks/images';
import { METADATA_HOSTS, PRIVATE_HOSTS } from '../attacks/addresses';
import { keys } from './keys';
import { FROM_ITEM, itemOf, type HostileInput, type Inputs, reading, submitting } from './input';

/** JSON, numbers, pictures and addresses that are not what they seem. */

const NUMBERS: readonly unknown[] = [
	'Infinity',
	'-Infinity',
	'NaN',
	'1e308',
	'1e999',
	'-1',
	'-0',
	'0x10',
	'1e-400',
	'9'.repeat(400),
	`1${'0'.repeat(100_000)}`,
	'٤',
	'1,5',
	'4; DROP',
	2 ** 53,
	-(2 ** 53),
	2 ** 31,
	Number.MIN_VALUE,
	{ valueOf: 1 },
	[4],
	[[4]],
	true,
];
const numbers = fc.constantFrom(...NUMBERS);

function nested(levels: number, open: string, close: string): string {
	return `{"a":${open.repeat(levels)}1${close.repeat(levels)}}`;
}

const EXTRA: Readonly<Record<string, readonly string[]>> = {
	polluting: [
		'{"__proto__":{"polluted":true}}',
		'{"constructor":{"prototype":{"polluted":true}}}',
		'{"a":{"__proto__":{"polluted":true}}}',
		'{"toString":1,"valueOf":2,"hasOwnProperty":3}',
		'{"toJSON":"x","then":"y","length":1e9}',
	],
	deep: [
		nested(100, '[', ']'),
		nested(1_000, '[', ']'),
		nested(1_000, '{"a":', '}'),
		nested(10_000, '[', ']'),
		nested(10_000, '{"a":', '}'),
		nested(100_000, '[', ']'),
	],
	large: [
		`{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":${n}`).join()}}`,
		`{"a":[${'0,'.repeat(200_000)}0]}`,
		`{"a":"${'a'.repeat(1_000_000)}"}`,
		`{"${'k'.repeat(1_000_000)}":1}`,
	],
	injecting: [
		'{"a\\r\\nX-Evil: yes":"b"}',
		'{"a\\"; filename=\\"x":"b"}',
		'{"model":{"a":1},"prompt":["b"],"seconds":"1e999"}',
		'{"":1," ":2}',
		'{"a":1e999,"b":-1e999,"c":99999999999999999999}',
		'{"prompt":null,"model":null}',
		'{"n":2,"count":100,"batch_size":1e9}',
	],
	none: ['[]', 'null', '1', '"x"', '{', '{]', 'undefined', '{"a":1}}', "{'a':1}", ' '],
};

const extra = (kind: string) =>
	submitting('the fields', fc.constantFrom(...(EXTRA[kind] ?? [])), {
		options: { extraFields: FROM_ITEM },
	});

const hostilePictures: fc.Arbitrary<HostileInput> = fc
	.record({
		name: fc.constantFrom(...Object.keys(PICTURES)),
		operation: fc.constantFrom('create', 'generate'),
		dialect: fc.constantFrom('openai', 'apiyi', 'artifex'),
		fit: fc.constantFrom('strict', 'sizeFromImage'),
	})
	.map(({ name, operation, dialect, fit }) => ({
		name: `the picture: ${name}, ${fit}`,
		mission: {
			operation,
			dialect,
			losesAnswers: false,
			parameters: { imageSource: 'binary', options: { imageFit: fit } },
			items: [itemOf(null, PICTURES[name]?.() ?? new Uint8Array())],
		},
	}));

/** @param urls of which `PORT` is where the other server listens */
function imageUrls(urls: readonly string[], isPublic = false): fc.Arbitrary<HostileInput> {
	return fc
		.record({ url: fc.constantFrom(...urls), dialect: fc.constantFrom('openai', 'apiyi') })
		.map(({ url, dialect }) => ({
			name: `the address ${url.slice(0, 100)}`,
			isPublic,
			mission: {
				operation: 'create',
				dialect,
				losesAnswers: false,
				parameters: { imageSource: 'url', imageUrl: url },
			},
		}));
}

const at = (host: string) => `http://${host}:PORT/image.png`;

export const values: Inputs = {
	'extra fields that pollute prototypes': extra('polluting'),
	'extra fields nested deeply': extra('deep'),
	'extra fields of a megabyte': extra('large'),
	'extra fields that become something else': extra('injecting'),
	'extra fields that are no object': extra('none'),
	'a duration that overflows': submitting('the duration', numbers, { duration: FROM_ITEM }),
	'a timeout that overflows': submitting('the timeout', numbers, {
		waiting: { timeout: FROM_ITEM, pollInterval: FROM_ITEM, maxConcurrent: FROM_ITEM },
	}),
	'a number of new tries that overflows': submitting('the tries', numbers, {
		waiting: { resubmitFailed: FROM_ITEM },
	}),
	'a seed that overflows': submitting('the seed', numbers, { options: { seed: FROM_ITEM } }),
	'a size that is none': submitting(
		'the size',
		fc.constantFrom(
			'0x0',
			'1e9x1e9',
			'99999999999999999999x1',
			'-1x-1',
			'1x1x1',
			'x',
			`1x${'1'.repeat(100_000)}`,
		),
		{ options: { size: FROM_ITEM } },
	),
	'a largest file that overflows': reading(
		'the limit',
		numbers,
		{ options: { maxFileSize: FROM_ITEM } },
		['download', 'wait'],
	),
	'a picture that is hostile': hostilePictures,
	'an image URL to a metadata address': imageUrls(METADATA_HOSTS.map((host) => `http://${host}/`)),
	'an image URL into a private network': imageUrls(PRIVATE_HOSTS.map(at), true),
	'an image URL with a user': imageUrls([
		'http://user:password@127.0.0.1:PORT/image.png',
		'http://user@127.0.0.1:PORT/image.png',
		'http://:password@127.0.0.1:PORT/image.png',
	]),
	'an image URL that is none': imageUrls([
		'file:///etc/passwd',
		'data:image/png;base64,AAAA',
		'javascript:alert(1)',
		'ftp://127.0.0.1/a.png',
		'gopher://127.0.0.1:9/_GET',
		'//127.0.0.1:PORT/image.png',
		'http://',
		'http://127.0.0.1:99999/',
		'http://[::1',
		`http://127.0.0.1:PORT/image.png?${'a'.repeat(1_000_000)}`,
		'http://127.0.0.1:PORT/image.png\r\nX-Evil: yes',
		' ',
		'__proto__',
		`${at('127.0.0.1')}, `.repeat(1_000),
	]),
	...keys,
};
