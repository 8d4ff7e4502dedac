import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { openContent, type ResumePoint } from '../../../nodes/AiVideo/download/openContent';
import type { Source } from '../../../nodes/AiVideo/protocol/wire';
import { answer, noAnswer, scriptedHttp, type Scripted } from '../api/scriptedHttp';
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
	['http://169.254.169.254/1.mp4', 'an address in a private network (169.254.169.254)'],
	['http://cdn.example.com/1.mp4', 'an unencrypted address (cdn.example.com)'],
	['file:///etc/passwd', 'an address that is not http or https (file:)'],
])('%s is not even asked', async (url, reason) => {
	const { outcome, requests } = await opened(at(url), []);
	expect(outcome).toEqual({ kind: 'refused', reason });
	expect(requests).toEqual([]);
});
