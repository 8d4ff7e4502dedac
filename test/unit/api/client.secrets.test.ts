import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { type Answer, createClient } from '../../../nodes/AiVideo/api/client';
import { answer, scriptedHttp, type Scripted } from './scriptedHttp';
import { virtualClock } from './virtualClock';

const BASE = 'https://api.example.com/v1';
const KEY = 'sk-"secret"/key+';

function connected(script: readonly Scripted[], apiKey = KEY) {
	const clock = virtualClock();
	const { http, requests } = scriptedHttp(...script);
	const client = createClient(http, BASE, cancellation(undefined, clock), apiKey);
	const call = { method: 'GET', path: '/videos/video_1' } as const;
	const send = async (): Promise<Answer> =>
		await clock.finish(client.send(call, { timeoutMs: 30_000 }));
	return { requests, send };
}

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
		const { send } = connected([answer(200, { id: 'a video' })], apiKey);
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
