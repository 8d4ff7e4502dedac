import fc from 'fast-check';

import { head, whole } from '../answers';
import { always, type Attack } from '../attack';
import { END, RESET, repeat, send, type Script } from '../script';

/** What is no HTTP, or HTTP nobody expects. */

const NO_HTTP: Readonly<Record<string, Script>> = {
	'an empty line': [send('\r\n\r\n'), END],
	'nothing at all': [END],
	'a reset': [RESET],
	'HTTP/0.9': [send('<html>hello</html>'), END],
	'an HTTP/2 preface': [send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), END],
	'a TLS alert': [send(Buffer.from('15030100020250', 'hex')), END],
	'half a status line': [send('HTTP/1.1 20'), END],
	'a status line without end': [send('HTTP/1.1 200 '), repeat('x'.repeat(65_536), 64)],
	'a status of letters': [send('HTTP/1.1 abc OK\r\n\r\n{}'), END],
	'a status of four digits': [send('HTTP/1.1 2000 OK\r\n\r\n{}'), END],
	'another version': [send('HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}'), END],
	'a header without a colon': [send('HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{}'), END],
	'a header without a name': [send('HTTP/1.1 200 OK\r\n: x\r\n\r\n{}'), END],
	'a header with a zero byte': [send('HTTP/1.1 200 OK\r\netag: "a\0b"\r\n\r\n{}'), END],
	'a folded header': [send('HTTP/1.1 200 OK\r\netag: "a"\r\n b: c\r\n\r\n{}'), END],
	'hints without end': [repeat('HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n', Infinity)],
	'a hundred continues': [repeat('HTTP/1.1 100 Continue\r\n\r\n', 100), END],
	'an upgrade': [
		send('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\nhi'),
	],
	'two answers at once': [
		send('HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
		END,
	],
};

const named: fc.Arbitrary<Attack> = fc
	.constantFrom(...Object.entries(NO_HTTP))
	.map(([name, script]) => always(name, script));

const randomBytes: fc.Arbitrary<Attack> = fc
	.tuple(
		fc.constantFrom('', 'HTTP/1.1 ', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\n\r\n'),
		fc.uint8Array({ minLength: 1, maxLength: 400 }),
	)
	.map(([start, bytes]) =>
		always(`${JSON.stringify(start)} and ${Buffer.from(bytes).toString('hex')}`, [
			send(start),
			send(Buffer.from(bytes)),
			END,
		]),
	);

/** Node.js takes 16 kB of them. */
const HUGE_HEADERS: Readonly<Record<string, Script>> = {
	'one header of a megabyte': [send(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(2 ** 20)}\r\n\r\n{}`), END],
	'headers without end': [send('HTTP/1.1 200 OK\r\n'), repeat('a: b\r\n'.repeat(1_000), Infinity)],
	'5,000 headers': [send(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(5_000)}\r\n{}`), END],
	'1,500 headers, fewer than too many': [
		send(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(1_500)}content-length: 2\r\n\r\n{}`),
		END,
	],
	'a name of 12 kB': [send(`HTTP/1.1 200 OK\r\n${'n'.repeat(12_000)}: x\r\n\r\n{}`), END],
	'a reason of 12 kB': [send(`HTTP/1.1 500 ${'no '.repeat(4_000)}\r\n\r\n`), END],
};

const LONG = 'x'.repeat(12_000);

const hugeHeaders: fc.Arbitrary<Attack> = fc.oneof(
	fc.constantFrom(...Object.entries(HUGE_HEADERS)).map(([name, script]) => always(name, script)),
	fc
		.constantFrom('content-type', 'etag', 'content-disposition', 'retry-after', 'content-range')
		.map((field): Attack => ({
			name: `12 kB in ${field}`,
			script: ({ status, headers, body }) => [
				send(head(status, { ...headers, [field]: LONG, 'content-length': body.length })),
				send(body),
				END,
			],
		})),
);

const STATUSES = [
	100, 199, 201, 202, 203, 204, 205, 206, 226, 300, 304, 305, 306, 400, 401, 402, 403, 404, 405,
	406, 407, 408, 409, 410, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 429, 431, 451,
	499, 500, 501, 502, 503, 504, 505, 507, 511, 520, 530, 599, 600, 999,
];

const BODIES = [
	'',
	'{}',
	'[]',
	'null',
	'0',
	'"x"',
	'{"error":{}}',
	'{"error":"no"}',
	'<html>no</html>',
];

const statuses: fc.Arbitrary<Attack> = fc
	.record({
		status: fc.constantFrom(...STATUSES),
		body: fc.oneof(fc.constantFrom(...BODIES), fc.json({ maxDepth: 3 })),
	})
	.map(({ status, body }) => always(`status ${status}, body ${body}`, whole(status, {}, body)));

const PAUSES = [
	'0',
	'-1',
	'1e308',
	'99999999999',
	'9'.repeat(400),
	'soon',
	'NaN',
	'Infinity',
	'0x10',
	'Fri, 31 Dec 9999 23:59:59 GMT',
	'Thu, 01 Jan 1970 00:00:00 GMT',
	'Fri, 99 Foo 2026 99:99:99 GMT',
];

const pauses: fc.Arbitrary<Attack> = fc
	.record({
		status: fc.constantFrom(200, 202, 301, 404, 408, 425, 429, 429, 500, 502, 503, 503),
		retryAfter: fc.constantFrom(...PAUSES),
	})
	.map(({ status, retryAfter }) =>
		always(
			`status ${status}, Retry-After ${retryAfter}`,
			whole(status, { 'retry-after': retryAfter }, '{"error":{"message":"later"}}'),
		),
	);

/** Headers that try to become something else: each is sent byte for byte, line breaks included. */
const INJECTIONS: ReadonlyArray<readonly [string, string]> = [
	['content-disposition', 'attachment; filename="../../../etc/passwd"'],
	['content-disposition', 'attachment; filename="a\r\nX-Evil: yes\r\nb.mp4"'],
	['content-disposition', "attachment; filename*=UTF-8''..%2F..%2Fevil%00.exe"],
	['content-disposition', `attachment; filename="${'a'.repeat(10_000)}"`],
	['content-disposition', 'attachment; filename="con.mp4"; filename="nul"'],
	['content-type', 'text/html; charset="\xff"\r\nSet-Cookie: a=b'],
	['content-type', `video/${'x'.repeat(9_000)}`],
	['etag', '"a"\r\nRange: bytes=1-2'],
	['etag', '\xff\xfe"\\'],
	['last-modified', 'never'],
	['content-range', 'bytes 5-9/99999999'],
	['accept-ranges', 'none'],
	['date', 'Thu, 01 Jan 1970 00:00:00 GMT'],
	['set-cookie', '__proto__=x; HttpOnly'],
	['__proto__', 'x'],
	['constructor', 'x'],
	['link', '<http://127.0.0.1:9/>; rel="preload"'],
	['refresh', '0; url=http://127.0.0.1:9/'],
];

const injections: fc.Arbitrary<Attack> = fc
	.subarray([...INJECTIONS], { minLength: 1, maxLength: 4 })
	.map((lines) => ({
		name: `the headers ${JSON.stringify(lines).slice(0, 300)}`,
		script: ({ status, headers, body }) => [
			send(Buffer.from(head(status, { ...headers, ...Object.fromEntries(lines) }), 'latin1')),
			send(body),
			END,
		],
	}));

export const protocol = {
	'that is no HTTP': named,
	'of random bytes': randomBytes,
	'with huge headers': hugeHeaders,
	'with injected headers': injections,
	'with any status': statuses,
	'with a pause that is none': pauses,
};
