import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { openContent, type ResumePoint } from '../../../nodes/AiVideo/download/openContent';
import { type ContentVerdict, judgeAnswer } from '../../../nodes/AiVideo/download/contentVerdict';
import type { Source } from '../../../nodes/AiVideo/protocol/wire';
import { answer, noAnswer, type Scripted, scriptedHttp } from '../api/scriptedHttp';
import { START, virtualClock } from '../api/virtualClock';

const BASE = 'https://api.example.com/v1';

const ENDPOINT: Source = {
	kind: 'endpoint',
	call: { method: 'GET', path: '/videos/1/content', query: { variant: 'thumbnail' } },
};

function at(url: string): Source {
	return { kind: 'url', url };
}

async function opened(
	source: Source,
	script: readonly Scripted[],
	resume: ResumePoint | null = null,
) {
	const { http, requests } = scriptedHttp(...script);
	const client = createClient(http, BASE, cancellation(undefined, virtualClock()), 'sk-secret');
	const outcome = await openContent(client, source, resume, START + 600_000);
	return { outcome, requests };
}

describe('a file is asked for', () => {
	it.each<[string, Source, string, boolean]>([
		['at the endpoint', ENDPOINT, `${BASE}/videos/1/content?variant=thumbnail`, true],
		[
			'elsewhere',
			at('https://cdn.example.com/1.mp4?sig=x'),
			'https://cdn.example.com/1.mp4?sig=x',
			false,
		],
		[
			'on the own origin',
			at('https://api.example.com/files/1.mp4'),
			'https://api.example.com/files/1.mp4',
			true,
		],
		['relative to the origin', at('/files/1.mp4'), 'https://api.example.com/files/1.mp4', true],
		['relative to the base URL', at('files/1.mp4'), 'https://api.example.com/v1/files/1.mp4', true],
		['without a scheme', at('//cdn.example.com/1.mp4'), 'https://cdn.example.com/1.mp4', false],
	])('%s', async (_, source, url, withKey) => {
		const { requests } = await opened(source, [answer(200, 'bytes')]);
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'GET',
			url,
			withKey,
			headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
		});
		expect(Object.keys(requests[0]?.headers ?? {})).toHaveLength(2);
	});

	it.each<[ResumePoint, Record<string, string>]>([
		[{ offset: 5, validator: null }, { Range: 'bytes=5-' }],
		[
			{ offset: 5, validator: '"abc"' },
			{ Range: 'bytes=5-', 'If-Range': '"abc"' },
		],
	])('from %j on', async (resume, headers) => {
		const { requests } = await opened(ENDPOINT, [answer(206, '')], resume);
		expect(requests[0]?.headers).toEqual({
			Accept: '*/*',
			'Accept-Encoding': 'identity',
			...headers,
		});
	});
});

describe('the answer', () => {
	it('is open until it is told to end', async () => {
		const headers = { 'content-length': '5', etag: '"abc"' };
		const { outcome, requests } = await opened(ENDPOINT, [answer(200, 'bytes', headers)]);
		expect(outcome).toMatchObject({ kind: 'bytes', offset: 0, total: 5, validator: '"abc"' });
		expect(requests[0]?.signal.aborted).toBe(false);
		if (outcome.kind === 'bytes') outcome.end();
		expect(requests[0]?.signal.aborted).toBe(true);
	});

	it.each<[string, Source, Scripted, { kind: string; reason: string }]>([
		['not ready', ENDPOINT, answer(404), { kind: 'notReady', reason: 'HTTP 404' }],
		[
			'used up',
			at('https://cdn.example.com/1'),
			answer(404),
			{ kind: 'expired', reason: 'HTTP 404' },
		],
		['denied', ENDPOINT, answer(401), { kind: 'denied', reason: 'HTTP 401' }],
		['trouble', ENDPOINT, answer(502), { kind: 'trouble', reason: 'HTTP 502' }],
		['none', ENDPOINT, noAnswer('ECONNRESET'), { kind: 'trouble', reason: 'ECONNRESET' }],
		[
			'a redirect we do not follow',
			ENDPOINT,
			answer(302, '', { location: 'http://10.0.0.1/' }),
			{ kind: 'refused', reason: 'a redirect to an address in a private network (10.0.0.1)' },
		],
	])('may be %s, and its connection is closed', async (_, source, scripted, expected) => {
		const { outcome, requests } = await opened(source, [scripted]);
		expect(outcome).toEqual(expected);
		expect(requests.map(({ signal }) => signal.aborted)).toEqual([true]);
	});
});

it.each([
	['http://[', 'an address nobody can read'],
	['http://169.254.169.254/1.mp4', 'an address of the machine itself (169.254.169.254)'],
	['file:///etc/passwd', 'an address that is not http or https (file:)'],
])('%s is not even asked', async (url, reason) => {
	const { outcome, requests } = await opened(at(url), []);
	expect(outcome).toEqual({ kind: 'refused', reason });
	expect(requests).toEqual([]);
});

describe('a link that is not encrypted, from a provider that is,', () => {
	it('is followed encrypted', async () => {
		const { outcome, requests } = await opened(at('http://cdn.example.com/1.mp4'), [
			answer(200, 'x'),
		]);
		expect(outcome.kind).toBe('bytes');
		expect(requests.map(({ url }) => url)).toEqual(['https://cdn.example.com/1.mp4']);
	});

	it('is shown with the reason when that is not possible', async () => {
		const script = [noAnswer('ECONNREFUSED', true)];
		const { outcome } = await opened(at('http://cdn.example.com/1.mp4?sig=x'), script);
		expect(outcome).toEqual({
			kind: 'refused',
			reason:
				'an unencrypted address, which could not be reached over https either (ECONNREFUSED): http://cdn.example.com/1.mp4',
		});
	});
});

function verdictOf(
	status: number,
	headers: Record<string, string> = {},
	isEndpoint = true,
): ContentVerdict {
	return judgeAnswer({ status, headers }, isEndpoint);
}

describe('the file as a whole', () => {
	it.each<[Record<string, string>, number | null]>([
		[{}, null],
		[{ 'content-length': '1234' }, 1234],
		[{ 'content-length': ' 0 ' }, 0],
		[{ 'content-length': '-1' }, null],
		[{ 'content-length': '12, 12' }, null],
		[{ 'content-length': '1e3' }, null],
		[{ 'content-length': '9999999999999999' }, null],
		[{ 'content-length': '1234', 'content-encoding': 'gzip' }, null],
		[{ 'content-length': '1234', 'content-encoding': 'identity' }, 1234],
	])('with %j has the length %p', (headers, total) => {
		expect(verdictOf(200, headers)).toEqual({ kind: 'bytes', offset: 0, total, validator: null });
	});

	it.each<[Record<string, string>, string | null]>([
		[{ etag: '"abc"' }, '"abc"'],
		[{ etag: 'W/"abc"' }, null],
		[{ etag: 'abc' }, null],
		[{ etag: 'W/"abc"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, null],
		[{ 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 'Thu, 01 Jan 2026 00:00:00 GMT'],
	])('with %j is known again by %p', (headers, validator) => {
		expect(verdictOf(200, headers)).toMatchObject({ validator });
		expect(verdictOf(206, { ...headers, 'content-range': 'bytes 5-9/10' })).toMatchObject({
			validator,
		});
	});
});

describe('a part of the file', () => {
	it.each([
		['bytes 100-199/200', 100, 200],
		['bytes 0-0/1', 0, 1],
		['Bytes  5-9/*', 5, null],
		[' bytes 5-9/10 ', 5, 10],
	])('%p begins at %i of %p', (range, offset, total) => {
		expect(verdictOf(206, { 'content-range': range })).toEqual({
			kind: 'bytes',
			offset,
			total,
			validator: null,
		});
	});

	it.each(['', 'bytes */200', 'bytes 5-/10', '5-9/10', 'bytes 5-9', 'items 5-9/10'])(
		'is of no use with the range %p',
		(range) => {
			expect(verdictOf(206, { 'content-range': range })).toEqual({
				kind: 'trouble',
				reason: 'a partial answer without its range',
			});
		},
	);
});

describe('no file', () => {
	it.each<[number, string, string]>([
		[202, 'notReady', 'notReady'],
		[400, 'notReady', 'notReady'],
		[404, 'notReady', 'expired'],
		[409, 'notReady', 'notReady'],
		[425, 'notReady', 'notReady'],
		[401, 'denied', 'denied'],
		[403, 'expired', 'expired'],
		[410, 'trouble', 'expired'],
		[204, 'trouble', 'trouble'],
		[408, 'trouble', 'trouble'],
		[416, 'trouble', 'trouble'],
		[429, 'trouble', 'trouble'],
		[500, 'trouble', 'trouble'],
		[502, 'trouble', 'trouble'],
		[503, 'trouble', 'trouble'],
		[304, 'trouble', 'trouble'],
	])('%i is %s at the endpoint and %s at an address', (status, atEndpoint, atAddress) => {
		const reason = `HTTP ${status}`;
		expect(verdictOf(status, {}, true)).toEqual({ kind: atEndpoint, reason });
		expect(verdictOf(status, {}, false)).toEqual({ kind: atAddress, reason });
	});
});
