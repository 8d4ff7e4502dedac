import fc from 'fast-check';

import { chunk, head } from '../answers';
import { always, type Attack } from '../attack';
import { END, repeat, send } from '../script';

/** Bodies whose length is not what was said. */

const CHUNKED = { 'transfer-encoding': 'chunked' };
const BLOCK = 64 * 1024;

/** Says one length and sends another. */
const lengths: fc.Arbitrary<Attack> = fc
	.oneof(
		fc.integer({ min: -5_000, max: 5_000 }).map((by) => ({ name: `${by} off`, by })),
		fc
			.constantFrom('-1', '+5', '0x10', '1e3', '1,2', '', 'many', '9'.repeat(15), '9'.repeat(30))
			.map((says) => ({ name: `is ${says}`, says })),
	)
	.map((wrong) => ({
		name: `a Content-Length that ${wrong.name}`,
		script: ({ status, headers, body }) => {
			const says = 'says' in wrong ? wrong.says : Math.max(0, body.length + wrong.by);
			return [send(head(status, { ...headers, 'content-length': says })), send(body), END];
		},
	}));

/** Says it twice, in ways that contradict each other. */
const contradictions: fc.Arbitrary<Attack> = fc
	.constantFrom('content-length: 5\r\nContent-Length: 7', 'content-length: 5, 7')
	.chain((lines) => fc.constantFrom(lines, `${lines}\r\ntransfer-encoding: chunked`))
	.map((lines) => ({
		name: `the lengths ${JSON.stringify(lines)}`,
		script: ({ status, body }) => [
			send(`HTTP/1.1 ${status} X\r\n${lines}\r\n\r\n`),
			send(chunk(body)),
			END,
		],
	}));

/** How an endless body begins: plausible for what was asked. */
const OPENINGS = {
	nothing: () => Buffer.alloc(0),
	spaces: () => Buffer.from(' '),
	'an open string': () => Buffer.from('{"id":"video_1","status":"queued","prompt":"'),
	'the right answer': (body: Buffer) => body,
	'an MP4 with an endless box': () =>
		Buffer.from(
			'0000001c667479706d703432000000006d70343269736f6d61766331000000016d646174ffff0000000000',
			'hex',
		),
} as const;

const endless: fc.Arbitrary<Attack> = fc
	.record({
		opening: fc.constantFrom(...(Object.keys(OPENINGS) as Array<keyof typeof OPENINGS>)),
		fill: fc.constantFrom('\0', ' ', 'a', '[', '\\u0000'),
		framing: fc.constantFrom('chunked', 'until the end', 'a huge length'),
	})
	.map(({ opening, fill, framing }) => ({
		name: `an endless body of ${JSON.stringify(fill)} after ${opening}, ${framing}`,
		script: ({ status, headers, body }) => {
			const block = Buffer.alloc(BLOCK, fill);
			const isChunked = framing === 'chunked';
			const framed = {
				chunked: CHUNKED,
				'until the end': {},
				'a huge length': { 'content-length': 8 * 1024 ** 3 },
			}[framing];
			const start = OPENINGS[opening](body);
			return [
				send(head(status, { ...headers, ...framed })),
				...(start.length > 0 ? [send(isChunked ? chunk(start) : start)] : []),
				repeat(isChunked ? chunk(block) : block, Infinity),
			];
		},
	}));

const chunks: fc.Arbitrary<Attack> = fc
	.constantFrom(
		'zz\r\n',
		'-5\r\nhello\r\n',
		'FFFFFFFFFFFFFFFFF\r\nx',
		'ffffffff\r\nx',
		'5\nhello\n0\n\n',
		'5\r\nhello, world\r\n0\r\n\r\n',
		'5;ext="a\r\nhello\r\n0\r\n\r\n',
		'0\r\nX-Key: value\r\nContent-Length: 5\r\n\r\nhello',
		`0${'0'.repeat(10_000)}5\r\nhello\r\n0\r\n\r\n`,
		`5;${'x'.repeat(100_000)}\r\nhello\r\n0\r\n\r\n`,
		'',
	)
	.map((garbage) => ({
		name: `the chunks ${JSON.stringify(garbage.slice(0, 40))}`,
		script: ({ status, headers, body }) => [
			send(head(status, { ...headers, ...CHUNKED })),
			send(chunk(body.subarray(0, 100))),
			send(garbage),
			END,
		],
	}));

const randomChunks: fc.Arbitrary<Attack> = fc
	.uint8Array({ minLength: 1, maxLength: 300 })
	.map((bytes) =>
		always(`the random chunks ${Buffer.from(bytes).toString('hex')}`, [
			send(head(200, CHUNKED)),
			send(Buffer.from(bytes)),
			END,
		]),
	);

/** What may stand behind the last chunk, and must not count as said before the first. */
const TRAILERS: Readonly<Record<string, string>> = {
	'another length': 'Content-Length: 5\r\n',
	'another coding': 'Content-Encoding: gzip\r\n',
	'another place': 'Location: http://127.0.0.1:9/\r\n',
	'a pause': 'Retry-After: 99999999\r\n',
	'the name of a prototype': '__proto__: x\r\nconstructor: y\r\n',
	'5,000 lines': 'a: b\r\n'.repeat(5_000),
	'a megabyte': `a: ${'b'.repeat(2 ** 20)}\r\n`,
	'no colon': 'nonsense\r\n',
	'no end': 'a: b',
};

const trailers: fc.Arbitrary<Attack> = fc
	.constantFrom(...Object.entries(TRAILERS))
	.map(([name, lines]) => ({
		name: `a trailer with ${name}`,
		script: ({ status, headers, body }) => [
			send(head(status, { ...headers, ...CHUNKED, trailer: 'Content-Length' })),
			send(chunk(body)),
			send(`0\r\n${lines}\r\n`),
			END,
		],
	}));

export const framing = {
	'with a wrong Content-Length': lengths,
	'with two lengths at odds': contradictions,
	'without an end': endless,
	'in broken chunks': chunks,
	'in random chunks': randomChunks,
	'with a chunked trailer': trailers,
};
