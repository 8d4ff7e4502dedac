import type { HttpRequest } from '../../../nodes/AiVideo/api/host';
import { followRedirects } from '../../../nodes/AiVideo/api/redirects';
import { answer, noAnswer, scriptedHttp, type Scripted } from './scriptedHttp';

const BASE = 'https://api.example.com/v1';
const START = `${BASE}/videos`;

function to(location: string, status = 302): Scripted {
	return answer(status, 'moved', { location });
}

async function follow(
	script: readonly Scripted[],
	changes: Partial<HttpRequest> & { keyed?: boolean; baseUrl?: string } = {},
) {
	const { keyed = true, baseUrl = BASE, ...request } = changes;
	const { http, requests, lines } = scriptedHttp(...script);
	const { signal } = new AbortController();
	const asked = { method: 'GET', url: START, headers: { A: 'b' }, signal, ...request } as const;
	const { outcome, problem } = await followRedirects(http, asked, { baseUrl, keyed });
	const status = outcome.kind === 'answer' ? outcome.status : outcome.reason;
	return { status, problem, requests, lines: lines() };
}

describe('an answer that is no redirect', () => {
	it.each([200, 300, 304, 305, 404, 500])('%i is passed on', async (status) => {
		const { requests, ...rest } = await follow([answer(status, '', { location: '/other' })]);
		expect(rest).toMatchObject({ status, problem: null });
		expect(requests).toHaveLength(1);
	});

	it('is the lack of an answer, too', async () => {
		expect(await follow([noAnswer('ECONNRESET')])).toMatchObject({
			status: 'ECONNRESET',
			problem: null,
		});
	});
});

describe('a redirect of a GET', () => {
	it.each([301, 302, 303, 307, 308])('with %i is followed', async (status) => {
		const { lines, ...rest } = await follow([to('/v2/videos', status), answer(200)]);
		expect(rest).toMatchObject({
			status: 200,
			problem: null,
		});
		expect(lines).toEqual([`GET ${START}`, 'GET https://api.example.com/v2/videos']);
	});

	it('keeps its headers, and its signal', async () => {
		const { requests } = await follow([to('https://cdn.example.com/1'), answer(200)]);
		expect(requests[1]?.headers).toEqual({ A: 'b' });
		expect(requests[1]?.signal).toBe(requests[0]?.signal);
	});

	it('is resolved against the address it came from', async () => {
		const script = [to('https://cdn.example.com/a/b'), to('c?x=1'), answer(200)];
		expect((await follow(script)).lines).toContain('GET https://cdn.example.com/a/c?x=1');
	});
});

describe('the key', () => {
	it.each<[string, string, boolean]>([
		['another path', 'https://api.example.com/other', true],
		['the same port, spelled out', 'https://api.example.com:443/v1', true],
		['another port', 'https://api.example.com:8443/v1', false],
		['another host', 'https://cdn.example.com/1.mp4', false],
		['a host that begins alike', 'https://api.example.com.evil.test/v1', false],
		['a host behind an @', 'https://api.example.com@evil.test/v1', false],
	])('on the way to %s', async (_, location, withKey) => {
		const { requests } = await follow([to(location), answer(200)]);
		expect(requests.map((request) => request.withKey)).toEqual([true, withKey]);
	});

	it('comes back when the way leads back', async () => {
		const script = [to('https://cdn.example.com/1'), to(`${BASE}/1`), answer(200)];
		const { requests } = await follow(script);
		expect(requests.map((request) => request.withKey)).toEqual([true, false, true]);
	});

	it('stays at home when it is told so, or when the request begins elsewhere', async () => {
		const own = await follow([to(`${BASE}/1`), answer(200)], { keyed: false });
		expect(own.requests.map((request) => request.withKey)).toEqual([false, false]);
		const foreign = await follow([answer(200)], { url: 'https://cdn.example.com/1.mp4' });
		expect(foreign.requests[0]?.withKey).toBe(false);
	});
});

describe('a redirect of a POST', () => {
	const body = Buffer.from('{}');

	it.each([307, 308])('with %i on the own origin takes the body along', async (status) => {
		const { requests, ...rest } = await follow([to('/v2/videos', status), answer(200)], {
			method: 'POST',
			body,
		});
		expect(rest).toMatchObject({ status: 200, problem: null });
		expect(requests[1]).toMatchObject({ method: 'POST', body, withKey: true });
	});

	it.each<[number, string, string]>([
		[301, '/v2/videos', 'https://api.example.com'],
		[302, '/v2/videos', 'https://api.example.com'],
		[303, '/v2/videos', 'https://api.example.com'],
		[307, 'https://new.example.com/v1/videos', 'https://new.example.com'],
		[308, 'https://api.example.com:8443/v1', 'https://api.example.com:8443'],
	])('with %i to %s is not followed', async (status, location, origin) => {
		const { requests, ...rest } = await follow([to(location, status)], { method: 'POST', body });
		expect(rest).toMatchObject({ status, problem: `a redirect to ${origin}` });
		expect(requests).toHaveLength(1);
	});

	it('is not followed as a DELETE either', async () => {
		const { problem } = await follow([to('/v2', 302)], { method: 'DELETE' });
		expect(problem).toBe('a redirect to https://api.example.com');
	});
});

describe('a redirect that leads nowhere', () => {
	it.each<[string, Scripted]>([
		['no target', answer(302)],
		['an empty host', to('https://')],
	])('fails: with %s', async (_, scripted) => {
		expect((await follow([scripted])).problem).toBe('a redirect without a target');
	});

	it.each([
		['itself', [to(START)]],
		['where it came from', [to('/1'), to('/2'), to('/1')]],
		['the start', [to('/1'), to(START)]],
	])('fails: in a circle to %s', async (_, script) => {
		expect((await follow(script)).problem).toBe('a redirect in a circle');
	});

	it('fails: over six hops', async () => {
		const hops = [1, 2, 3, 4, 5, 6].map((n) => to(`/${n}`));
		const { problem, requests } = await follow(hops);
		expect([problem, requests.length]).toEqual(['more than 5 redirects', 6]);
		expect((await follow([...hops.slice(0, 5), answer(200)])).problem).toBeNull();
	});

	it.each([
		['http://api.example.com/v1', 'a redirect to an unencrypted address (api.example.com)'],
		['http://169.254.169.254/', 'a redirect to an address of the machine itself (169.254.169.254)'],
		['file:///etc/passwd', 'a redirect to an address that is not http or https (file:)'],
	])('is no harm where it is safe: %s', async (location, problem) => {
		expect((await follow([to(location)])).problem).toBe(problem);
	});

	it('from an encrypted address to an unencrypted one, in a private network too', async () => {
		const script = [to('https://cdn.example.com/1'), to('http://cdn.example.com/1')];
		const { problem } = await follow(script, {
			baseUrl: 'http://10.0.0.1/v1',
		});
		expect(problem).toBe('a redirect to an unencrypted address (cdn.example.com)');
	});
});
