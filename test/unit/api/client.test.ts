import { PassThrough, Readable } from 'stream';

import { callUrl } from '../../../nodes/AiVideo/api/addresses';
import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { type Answer, createClient } from '../../../nodes/AiVideo/api/client';
import { encodeMultipart } from '../../../nodes/AiVideo/api/multipart';
import type { HttpOutcome } from '../../../nodes/AiVideo/api/host';
import type { Call } from '../../../nodes/AiVideo/protocol/wire';
import { answer, noAnswer, type Scripted, scriptedHttp, silence } from './scriptedHttp';
import { virtualClock } from './virtualClock';

const BASE = 'https://api.example.com/v1';

const KEY = 'sk-"secret"/key+';

const FORM = encodeMultipart([{ name: 'prompt', text: 'Füchse' }]);

const GET: Call = { method: 'GET', path: '/videos/video_1' };

function connected(script: readonly Scripted[], { baseUrl = BASE, apiKey = KEY } = {}) {
	const clock = virtualClock();
	const controller = new AbortController();
	const { http, requests } = scriptedHttp(...script);
	const client = createClient(http, baseUrl, cancellation(controller.signal, clock), apiKey);
	const send = async (call: Call = GET): Promise<Answer> =>
		await clock.finish(client.send(call, { timeoutMs: 30_000 }));
	return { clock, client, requests, send, cancel: () => controller.abort() };
}

describe('a call on the wire', () => {
	it.each<[Call, string, Record<string, string>, string | undefined]>([
		[GET, `${BASE}/videos/video_1`, {}, undefined],
		[
			{ method: 'GET', path: '/videos', query: { after: 'a&b=c', limit: '5' } },
			`${BASE}/videos?after=a%26b%3Dc&limit=5`,
			{},
			undefined,
		],
		[{ method: 'DELETE', path: '/videos/a%2Fb', query: {} }, `${BASE}/videos/a%2Fb`, {}, undefined],
		[
			{
				method: 'POST',
				path: '/videos',
				body: { kind: 'json', fields: { prompt: 'Füchse', seconds: '8', n: [1] } },
			},
			`${BASE}/videos`,
			{ 'Content-Type': 'application/json' },
			'{"prompt":"Füchse","seconds":"8","n":[1]}',
		],
		[
			{
				method: 'POST',
				path: '/videos',
				body: { kind: 'multipart', parts: [{ name: 'prompt', text: 'Füchse' }] },
			},
			`${BASE}/videos`,
			{ 'Content-Type': FORM.contentType },
			FORM.body.toString(),
		],
	])('%j', async (call, url, headers, body) => {
		const { send, requests } = connected([answer(200)]);
		await send(call);
		expect(callUrl(BASE, call)).toBe(url);
		expect(requests).toHaveLength(1);
		const { signal, body: sent, ...rest } = requests[0] ?? {};
		expect(rest).toEqual({
			method: call.method,
			url,
			headers: { Accept: 'application/json', ...headers },
			withKey: true,
		});
		expect(sent?.toString()).toBe(body);
		expect(signal).toBeInstanceOf(AbortSignal);
	});
});

describe('the answer to a call', () => {
	it('gives status, headers and JSON', async () => {
		const { send } = connected([answer(429, { error: 'slow' }, { 'retry-after': '5' })]);
		expect(await send()).toEqual({
			kind: 'answer',
			status: 429,
			headers: { 'retry-after': '5' },
			json: { error: 'slow' },
			text: '{"error":"slow"}',
			problem: null,
		});
	});

	it('may be a web page, which has no JSON', async () => {
		const { send } = connected([answer(502, '<html>')]);
		expect(await send()).toMatchObject({ status: 502, json: undefined, text: '<html>' });
	});

	it('may fail to come, which is told with its reason', async () => {
		const { send } = connected([noAnswer('ECONNREFUSED', true)]);
		expect(await send()).toEqual({
			kind: 'noAnswer',
			nothingSent: true,
			reason: 'ECONNREFUSED',
		});
	});

	it('may be a redirect that is not followed', async () => {
		const { send } = connected([answer(302, 'moved', { location: 'http://10.0.0.1/' })]);
		expect(await send()).toMatchObject({
			status: 302,
			json: undefined,
			text: '',
			problem: 'a redirect to an address in a private network (10.0.0.1)',
		});
	});

	it('is read up to a megabyte, not counting the files in it', async () => {
		const numbers = (length: number) => `[${'1'.repeat(length - 2)}]`;
		const { send } = connected([
			answer(200, numbers(1_048_576)),
			answer(200, numbers(1_048_577)),
			answer(200, { id: 'video_1', image: 'A'.repeat(8 * 1_048_576), status: 'queued' }),
		]);
		expect(await send()).toMatchObject({ status: 200, problem: null });
		expect(await send()).toMatchObject({
			status: 200,
			problem: 'more than 1048576 bytes came',
		});
		expect(await send()).toMatchObject({ json: { id: 'video_1', status: 'queued' } });
	});

	it('is read as far as the call allows, where that is more', async () => {
		const list = Array.from({ length: 4_000 }, (_, id) => ({ id, words: 'x'.repeat(1_000) }));
		const { client, clock } = connected([answer(200, list), answer(200, list)]);
		const send = async (maxBytes: number) =>
			await clock.finish(client.send(GET, { timeoutMs: 30_000, maxBytes }));
		expect(await send(16 * 2 ** 20)).toMatchObject({ json: list, problem: null });
		expect(await send(2 * 2 ** 20)).toMatchObject({ problem: 'more than 2097152 bytes came' });
	});

	it('is read as far as it came, and only a submission makes do with a part', async () => {
		async function* broken() {
			yield await Promise.resolve(Buffer.from('{"id":"video_1","status":"que'));
			throw new Error('ECONNRESET');
		}
		const reply = (): HttpOutcome => ({
			kind: 'answer',
			status: 200,
			headers: {},
			body: Readable.from(broken()),
		});
		const { clock, client } = connected([reply, reply]);
		const part = { text: '{"id":"video_1","status":"que', problem: 'the connection broke' };
		const options = { timeoutMs: 30_000 };
		expect(await clock.finish(client.send(GET, options))).toMatchObject({
			...part,
			json: undefined,
		});
		expect(await clock.finish(client.send(GET, { ...options, isSubmission: true }))).toMatchObject({
			...part,
			json: { id: 'video_1' },
		});
	});

	it('keeps its status when the body breaks', async () => {
		const body = new PassThrough();
		body.write('{"id":"vid');
		const { send } = connected([() => ({ kind: 'answer', status: 200, headers: {}, body })]);
		body.destroy(new Error('ECONNRESET'));
		expect(await send()).toMatchObject({
			status: 200,
			problem: 'the connection broke',
			json: undefined,
		});
	});
});

describe('the end of a call', () => {
	it('comes when no answer came in its time', async () => {
		const { send, clock } = connected([silence]);
		const before = clock.now();
		expect(await send()).toMatchObject({ kind: 'noAnswer', reason: 'ERR_CANCELED' });
		expect(clock.now() - before).toBe(30_000);
	});

	it('comes when the body takes too long', async () => {
		const endless: Scripted = ({ signal }) => {
			const body = new PassThrough();
			signal.addEventListener('abort', () => body.destroy(new Error('aborted')), { once: true });
			return { kind: 'answer', status: 200, headers: {}, body };
		};
		const { send } = connected([endless]);
		expect(await send()).toMatchObject({ status: 200, problem: 'the connection broke' });
	});

	it('comes with the execution, or after the grace', async () => {
		const { client, clock, cancel } = connected([silence, silence]);
		const plain = client.send(GET, { timeoutMs: 120_000 });
		const graced = client.send(GET, { timeoutMs: 120_000, graceMs: 30_000 });
		const start = clock.now();
		cancel();
		expect((await clock.finish(plain)).kind).toBe('noAnswer');
		expect(clock.now() - start).toBe(0);
		expect((await clock.finish(graced)).kind).toBe('noAnswer');
		expect(clock.now() - start).toBe(30_000);
	});

	it('closes the connection after every answer', async () => {
		const { send, requests } = connected([answer(200), noAnswer('ECONNRESET')]);
		await send();
		await send();
		expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true]);
	});
});

describe('where a call goes', () => {
	it.each<[string, Call, string]>([
		['below the base URL', { method: 'GET', path: '/videos/a' }, `${BASE}/videos/a`],
		[
			'at an address on its origin',
			{ method: 'POST', url: 'https://api.example.com/jobs/a:poll?x=1' },
			'https://api.example.com/jobs/a:poll?x=1',
		],
	])('%s, the key goes along', async (_where, call, url) => {
		const { send, requests } = connected([answer(200)]);
		expect(await send(call)).toMatchObject({ kind: 'answer', status: 200 });
		expect(requests).toMatchObject([{ method: call.method, url, withKey: true }]);
	});

	it.each([
		'https://api.example.com.evil.test/jobs',
		'https://api.example.com:8443/jobs',
		'http://api.example.com/jobs',
	])('at %s nothing is sent', async (url) => {
		const { send, requests } = connected([]);
		expect(await send({ method: 'GET', url })).toEqual({
			kind: 'noAnswer',
			nothingSent: true,
			reason: 'an address of another server',
		});
		expect(requests).toEqual([]);
	});

	it('at a public address the key stays at home, wherever that redirects', async () => {
		const script = [answer(302, '', { location: `${BASE}/models` }), answer(200)];
		const { send, requests } = connected(script);
		await send({ method: 'GET', publicUrl: 'https://models.example.org/v1', query: { q: 'a b' } });
		expect(requests).toMatchObject([
			{ url: 'https://models.example.org/v1?q=a+b', withKey: false },
			{ url: `${BASE}/models`, withKey: false },
		]);
	});

	it.each(['PUT', 'PATCH', 'DELETE'] as const)('by %s, with headers of its own', async (method) => {
		const { send, requests } = connected([answer(200)]);
		await send({ method, path: '/jobs/a', headers: { 'X-Version': '2026' } });
		expect(requests).toMatchObject([
			{ method, headers: { Accept: 'application/json', 'X-Version': '2026' } },
		]);
	});
});

describe('the query of the base URL', () => {
	const base = 'https://api.example.com/v1?api-version=preview&tenant=a';

	it('goes along with every call below it, beside its own', () => {
		expect(callUrl(base, { method: 'GET', path: '/videos', query: { limit: '5' } })).toBe(
			'https://api.example.com/v1/videos?api-version=preview&tenant=a&limit=5',
		);
	});

	it('stays out of addresses that are whole', () => {
		expect(callUrl(base, { method: 'GET', url: 'https://api.example.com/x' })).toBe(
			'https://api.example.com/x',
		);
	});
});

describe('the key in an answer', () => {
	it.each<[string, string, string]>([
		['as it is', `no key ${KEY}!`, 'no key [API key]!'],
		['in JSON', '{"a":"sk-\\"secret\\"/key+"}', '{"a":"[API key]"}'],
		['in JSON with escaped slashes', '{"a":"sk-\\"secret\\"\\/key+"}', '{"a":"[API key]"}'],
		[
			'in an address',
			'https://x.example/?key=sk-%22secret%22%2Fkey%2B',
			'https://x.example/?key=[API key]',
		],
		['twice', `${KEY} ${KEY}`, '[API key] [API key]'],
	])('is taken out: %s', async (_, body, text) => {
		const { send } = connected([answer(401, body)]);
		expect(await send()).toMatchObject({ text });
	});

	it('is taken out of the JSON as well, whatever spells it', async () => {
		const plain = connected([answer(401, { error: `bad key ${KEY}`, [KEY]: 1 })]);
		expect(await plain.send()).toMatchObject({
			json: { error: 'bad key [API key]', '[API key]': 1 },
		});
		const spelled = connected([answer(401, '{"error":"\\u0073k-\\u0022secret\\"\\/key+"}')]);
		expect(await spelled.send()).toMatchObject({ json: { error: '[API key]' } });
	});

	it.each(['', 'video', 'a'])('stays when it is too short to be one: %p', async (apiKey) => {
		const { send } = connected([answer(200, { id: 'a video' })], { apiKey });
		expect(await send()).toMatchObject({ json: { id: 'a video' } });
	});

	it('does not go along in the address of a redirect', async () => {
		const location = `https://evil.test/?stolen=${encodeURIComponent(KEY)}`;
		const { send, requests } = connected([answer(302, '', { location }), answer(200)]);
		await send();
		expect(requests[1]?.url).not.toContain('secret');
		expect(requests[1]).toMatchObject({ withKey: false });
	});

	it('is not in the headers either', async () => {
		const { send } = connected([answer(200, '{}', { 'x-echo': `Bearer ${KEY}` })]);
		expect(await send()).toMatchObject({ headers: { 'x-echo': 'Bearer [API key]' } });
	});
});
