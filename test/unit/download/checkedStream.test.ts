import { PassThrough, Readable } from 'stream';

import { cut, FILE, otherRest, rest, stall, transferred } from './transferRig';
import { answer, noAnswer, silence, type Scripted } from '../api/scriptedHttp';
import { START } from '../api/virtualClock';

describe('a whole file', () => {
	it('passes as it is, with what it is', async () => {
		const length = { 'content-length': String(FILE.length) };
		const { came, started, result, broken } = await transferred([answer(200, FILE, length)]);
		expect(came).toEqual(FILE);
		expect(started).toMatchObject({ contentKind: { mimeType: 'video/mp4', extension: 'mp4' } });
		expect(result).toMatchObject({ bytes: FILE.length, facts: { width: 1280, height: 720 } });
		expect(broken).toBeNull();
	});

	it('may come without its length', async () => {
		expect((await transferred([answer(200, FILE)])).came).toEqual(FILE);
	});

	it('may be a picture, which is not looked into', async () => {
		const png = Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(100, '\0'), 'latin1');
		const { came, result } = await transferred([answer(200, png)], { variant: 'thumbnail' });
		expect(came).toEqual(png);
		expect(result).toEqual({
			bytes: 100,
			facts: { seconds: null, width: null, height: null, hasAudio: null },
		});
	});

	it('may be as large as allowed', async () => {
		const { came } = await transferred([answer(200, FILE)], { maxBytes: FILE.length });
		expect(came).toEqual(FILE);
	});
});

describe('a transfer that was cut', () => {
	it('goes on where it broke, with the same file', async () => {
		const { came, requests, result } = await transferred([
			cut(100, { etag: '"abc"' }),
			noAnswer('ECONNREFUSED', true),
			answer(503),
			rest(100),
		]);
		expect(came).toEqual(FILE);
		expect(result).toMatchObject({ bytes: FILE.length });
		expect(requests.slice(1).map(({ headers }) => [headers.Range, headers['If-Range']])).toEqual([
			['bytes=100-', '"abc"'],
			['bytes=100-', '"abc"'],
			['bytes=100-', '"abc"'],
		]);
	});

	it('goes on when it just ended early', async () => {
		const early = answer(200, FILE.subarray(0, 80), { 'content-length': String(FILE.length) });
		expect((await transferred([early, rest(80)])).came).toEqual(FILE);
	});

	it.each<[string, readonly Scripted[], string]>([
		['is sent anew', [answer(200, FILE)], 'the connection broke'],
		['goes on elsewhere', [rest(90)], 'the connection broke'],
		['is of another file', [otherRest(100)], 'the connection broke'],
		['is gone', [answer(404)], 'HTTP 404'],
		['is denied', [answer(401)], 'HTTP 401'],
		['never comes', Array.from({ length: 5 }, () => answer(503)), 'the connection broke'],
	])('fails when the rest %s', async (_, script, reason) => {
		const { came, broken } = await transferred([cut(100), ...script]);
		expect(came).toBe(`Error: ${reason}`);
		expect(broken).toEqual({ kind: 'cut', reason, received: 100, total: FILE.length });
	});
});

describe('a transfer that broke before it could be seen what it is', () => {
	it.each([
		['was cut', cut(5), 'bytes=5-'],
		['stalled', stall(7), 'bytes=7-'],
	])('goes on where it %s', async (_, broken, range) => {
		const from = Number(/\d+/.exec(range)?.[0]);
		const { came, requests } = await transferred([broken, rest(from)]);
		expect(came).toEqual(FILE);
		expect(requests.map(({ headers }) => headers.Range)).toEqual([undefined, range]);
	});

	it('fails as any other when it cannot go on', async () => {
		const { started, isOver } = await transferred([cut(5), answer(404)]);
		expect(started).toEqual({ kind: 'cut', reason: 'HTTP 404', received: 5, total: FILE.length });
		expect(await isOver()).toBe(true);
	});

	it.each([
		['was cut', cut(0), 'the connection broke'],
		['stalled', stall(0), 'the transfer stalled'],
		['ended', answer(200, '', { 'content-length': '9' }), 'the transfer ended early'],
	])('is no empty file when it %s without a byte', async (_, broken, reason) => {
		const { started, isOver } = await transferred([broken]);
		expect(started).toEqual({ kind: 'trouble', reason });
		expect(await isOver()).toBe(true);
	});

	it('is taken when all of it came', async () => {
		const gif = Buffer.from('GIF89a'.padEnd(43, '\0'), 'latin1');
		async function* bytes() {
			yield gif;
			await Promise.reject(new Error('ECONNRESET'));
		}
		const headers = { 'content-length': '43' };
		const { came } = await transferred(
			[{ kind: 'answer', status: 200, headers, body: Readable.from(bytes()) }],
			{ variant: 'thumbnail' },
		);
		expect(came).toEqual(gif);
	});
});

describe('a file that is not whole', () => {
	it('although all of it came is not asked for again', async () => {
		const half = FILE.subarray(0, FILE.length - 4);
		const length = { 'content-length': String(half.length) };
		const { broken, requests } = await transferred([answer(200, half, length)]);
		expect(broken).toMatchObject({ kind: 'cut', received: half.length, total: half.length });
		expect(requests).toHaveLength(1);
	});

	it('is not taken without its length either', async () => {
		const half = answer(200, FILE.subarray(0, 100));
		const { came, broken } = await transferred(
			[half, answer(416)].concat(Array(4).fill(answer(416))),
		);
		expect(typeof came).toBe('string');
		expect(broken).toMatchObject({ received: 100, total: null });
	});

	it('is not taken beyond the limit', async () => {
		const { broken } = await transferred([answer(200, FILE)], { maxBytes: FILE.length - 1 });
		expect(broken).toMatchObject({ kind: 'tooLarge', reason: 'the file is too large' });
	});

	it('is not taken beyond its own length, where only that tells whether it is whole', async () => {
		const webm = Buffer.from('\x1a\x45\xdf\xa3\x87\x42\x82\x84webm'.padEnd(80, '\0'), 'latin1');
		const { broken } = await transferred([answer(200, webm, { 'content-length': '79' })]);
		expect(broken).toMatchObject({ kind: 'cut', reason: 'more came than was announced' });
	});
});

describe('a file that the host has unpacked', () => {
	it.each([-40, -1, 1, 40])(
		'is whole with the length of the packed one (%i bytes)',
		async (more) => {
			const length = { 'content-length': String(FILE.length + more) };
			const { came, broken } = await transferred([answer(200, FILE, length)]);
			expect([came, broken]).toEqual([FILE, null]);
		},
	);

	it('is not whole when it was cut', async () => {
		const length = { 'content-length': String(FILE.length + 40) };
		const part = answer(200, FILE.subarray(0, FILE.length - 4), length);
		const { broken } = await transferred([part, ...Array(5).fill(answer(416))]);
		expect(broken).toMatchObject({ kind: 'cut', reason: 'the transfer ended early' });
	});
});

it.each<[string, Scripted, string, string]>([
	['JSON', answer(200, '{"error":"no"}'), 'wrong', 'no'],
	['JSON without words', answer(200, '{"a":1}'), 'wrong', 'JSON came instead of a file'],
	['a page', answer(200, '<html><title>Oops'), 'wrong', 'a web page came: "Oops"'],
	['a job that failed', answer(200, { status: 'failed', error: 'boom' }), 'gone', 'boom'],
	['a job that runs', answer(200, { status: 'queued' }), 'notReady', 'the video is queued'],
	['404 with words', answer(404, { error: 'not yet' }), 'notReady', 'not yet (HTTP 404)'],
	['nothing', answer(200, ''), 'wrong', 'the file is empty'],
	['404', answer(404), 'notReady', 'HTTP 404'],
	['a part without its place', answer(206, FILE), 'trouble', 'a partial answer without its range'],
	['a part from the middle', rest(100), 'trouble', 'only a part of the file came'],
	[
		'a file too large to begin with',
		answer(200, FILE, { 'content-length': '1000001' }),
		'tooLarge',
		'1000001 bytes were announced',
	],
	['silence', silence, 'trouble', 'no answer came'],
])('%s is no stream', async (_, scripted, kind, reason) => {
	const { started, isOver } = await transferred([scripted]);
	expect(started).toEqual({ kind, reason });
	expect(await isOver()).toBe(true);
});

it('a transfer ends when its time is over, however slow', async () => {
	const slow: Scripted = (request) => {
		const body = new PassThrough();
		request.signal.addEventListener('abort', () => body.destroy(), { once: true });
		body.write(FILE.subarray(0, 100));
		return { kind: 'answer', status: 200, headers: {}, body };
	};
	const { broken, requests } = await transferred([slow], { deadline: START + 30_000 });
	expect(broken).toMatchObject({ reason: 'the connection broke', received: 100 });
	expect(requests).toHaveLength(1);
});

it.each<[string, readonly Scripted[]]>([
	['a whole file', [answer(200, FILE)]],
	['a file that went on', [cut(100), rest(100)]],
	['a file that broke', [cut(100), answer(404)]],
])('nothing stays open after %s', async (_, script) => {
	expect(await (await transferred(script)).isOver()).toBe(true);
});
