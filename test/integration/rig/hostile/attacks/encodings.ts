import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { head } from '../answers';
import type { Attack } from '../attack';
import { END, send } from '../script';

/** Bodies in another coding or character set than they seem to be. */

const MEGABYTE = 1024 ** 2;

/** 100 MB of zeros from 100 kB: a gzip body may have any number of members. */
const BOMB = Buffer.concat(Array<Buffer>(100).fill(gzipSync(Buffer.alloc(MEGABYTE))));

/** The same behind the beginning of an MP4 that calls them its media data. */
const VIDEO_BOMB = Buffer.concat([
	gzipSync(
		Buffer.from('0000001c667479706d703432000000006d70343269736f6d61766331800000006d646174', 'hex'),
	),
	BOMB,
]);

const CODINGS: Readonly<Record<string, (body: Buffer) => readonly [string, Buffer]>> = {
	gzip: (body) => ['gzip', gzipSync(body)],
	'gzip in capitals': (body) => ['GZIP', gzipSync(body)],
	'gzip cut off': (body) => ['gzip', gzipSync(body).subarray(0, -12)],
	'gzip with garbage behind': (body) => [
		'gzip',
		Buffer.concat([gzipSync(body), Buffer.from('garbage')]),
	],
	'gzip twice': (body) => ['gzip, gzip', gzipSync(gzipSync(body))],
	'gzip that is none': (body) => ['gzip', body],
	'gzip of random bytes': () => ['gzip', Buffer.from('1f8b0800deadbeefdeadbeef', 'hex')],
	'deflate without its header': (body) => ['deflate', deflateRawSync(body)],
	'deflate that is none': (body) => ['deflate', body],
	brotli: (body) => ['br', brotliCompressSync(body)],
	'brotli that is none': (body) => ['br', body],
	zstd: (body) => ['zstd', body],
	'an unknown coding': (body) => ['rot13', body],
	'no coding by name': (body) => ['identity', body],
};

const BOMB_IN_BOMB = gzipSync(BOMB);
const BROTLI_BOMB = brotliCompressSync(Buffer.alloc(8 * MEGABYTE));
const DEFLATE_BOMB = deflateSync(Buffer.alloc(100 * MEGABYTE));
const JSON_BOMB = gzipSync(`{"id":"video_1","prompt":"${'a'.repeat(70 * MEGABYTE)}"}`);

const BOMBS: typeof CODINGS = {
	'a gzip bomb': () => ['gzip', BOMB],
	'a gzip bomb that is a video': () => ['gzip', VIDEO_BOMB],
	'a gzip bomb that is JSON': () => ['gzip', JSON_BOMB],
	'a bomb in a bomb': () => ['gzip', BOMB_IN_BOMB],
	'a bomb in two codings': () => ['gzip, gzip', BOMB_IN_BOMB],
	'a brotli bomb': () => ['br', BROTLI_BOMB],
	'a deflate bomb': () => ['deflate', DEFLATE_BOMB],
};

const inCodings = (codings: typeof CODINGS): fc.Arbitrary<Attack> =>
	fc
		.record({
			name: fc.constantFrom(...Object.keys(codings)),
			framing: fc.constantFrom('length', 'chunked by closing'),
		})
		.map(({ name, framing }) => ({
			name: `${name}, ${framing}`,
			script: ({ status, headers, body }) => {
				const [coding, coded] = codings[name]?.(body) ?? ['', body];
				const length = framing === 'length' ? { 'content-length': coded.length } : {};
				return [
					send(head(status, { ...headers, ...length, 'content-encoding': coding })),
					send(coded),
					END,
				];
			},
		}));

const BOM = Buffer.from('efbbbf', 'hex');

const CHARSETS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
	'UTF-16': (body) => Buffer.from(body.toString(), 'utf16le'),
	'UTF-16 with a mark': (body) => Buffer.from(`\ufeff${body.toString()}`, 'utf16le'),
	'UTF-16, the other way round': (body) =>
		Buffer.from(`\ufeff${body.toString()}`, 'utf16le').swap16(),
	'a byte order mark': (body) => Buffer.concat([BOM, body]),
	'two byte order marks': (body) => Buffer.concat([BOM, BOM, body]),
	'no UTF-8': (body) =>
		Buffer.concat([body.subarray(0, 20), Buffer.from([0xc3, 0x28, 0xff]), body]),
	'overlong UTF-8': () => Buffer.from('7b226964223a22c0aec0aec0af22c0afc0ae7d', 'hex'),
	'half a surrogate pair': () => Buffer.from('7b226964223a22eda080227d', 'hex'),
	'zero bytes': (body) => Buffer.concat([Buffer.alloc(64), body]),
	base64: (body) => Buffer.from(body.toString('base64')),
	quotes: (body) => Buffer.from(JSON.stringify(body.toString())),
};

const charsets: fc.Arbitrary<Attack> = fc
	.record({
		name: fc.constantFrom(...Object.keys(CHARSETS)),
		says: fc.constantFrom(null, 'utf-16', 'iso-8859-1', 'utf-7', 'nonsense'),
	})
	.map(({ name, says }) => ({
		name: `${name}, called ${says}`,
		script: ({ status, headers, body }) => {
			const type = says === null ? {} : { 'content-type': `application/json; charset=${says}` };
			const bytes = CHARSETS[name]?.(body) ?? body;
			return [
				send(head(status, { ...headers, ...type, 'content-length': bytes.length })),
				send(bytes),
				END,
			];
		},
	}));

export const encodings = {
	'in a wrong coding': inCodings(CODINGS),
	'that is a compression bomb': inCodings(BOMBS),
	'in a wrong character set': charsets,
};
