import { callUrl } from '../../../nodes/AiVideo/api/addresses';
import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient, type Answer } from '../../../nodes/AiVideo/api/client';
import type { Call } from '../../../nodes/AiVideo/protocol/wire';
import { answer, scriptedHttp, type Scripted } from './scriptedHttp';
import { virtualClock } from './virtualClock';

const BASE = 'https://api.example.com/v1';

function connected(script: readonly Scripted[], baseUrl = BASE) {
	const clock = virtualClock();
	const { http, requests } = scriptedHttp(...script);
	const source = new AbortController().signal;
	const client = createClient(http, baseUrl, cancellation(source, clock), 'sk-secret-key');
	const send = async (call: Call): Promise<Answer> =>
		await clock.finish(client.send(call, { timeoutMs: 30_000 }));
	return { requests, send };
}

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
