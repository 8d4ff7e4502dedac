import type { INodeListSearchResult } from 'n8n-workflow';

import { providers } from '../../../nodes/AiVideo/providers';
import type { FaultAction } from '../../emulator';
import { parametersOf } from '../rig/rig';
import { ACCESS_HINT, DIALECTS } from '../rig/expected';
import { onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';

const rig = useRig();

describe.each(DIALECTS)('Testing a credential for %s', (dialect) => {
	const { label } = providers[dialect].info;

	it('asks once for a video that does not exist, which is free', async () => {
		expect(await rig().testCredential({ dialect })).toEqual({
			status: 'OK',
			message: `Connected to ${label}`,
		});
		const path = `/${dialect}/v1/videos/n8n-credential-test`;
		const headers = { authorization: `Bearer key-${dialect}` };
		expect(rig().emulator.requests).toMatchObject([{ method: 'GET', path, status: 404, headers }]);
		expect(rig().emulator.billing.count).toBe(0);
	});

	it('tells a wrong key', async () => {
		const answer = await rig().testCredential({ dialect, apiKey: 'key-of-nobody' });
		const message = `${label} does not accept this API key (401)`;
		expect(answer).toEqual({ status: 'Error', message });
		expect(rig().emulator.requests).toHaveLength(1);
	});

	it('tells a right key without access, and what it lacks', async () => {
		rig().emulator.settings(dialect).keysWithoutAccess = ['key-without-access'];
		const answer = await rig().testCredential({ dialect, apiKey: 'key-without-access' });
		const message = `The API key is right but has no access (403): This API key has no access to video generation. ${ACCESS_HINT[dialect]}`;
		expect(answer).toEqual({ status: 'Error', message });
	});

	it('does not show the key to whoever stands by when the provider quotes it', async () => {
		const body = JSON.stringify({ error: { message: `No access with key-${dialect}` } });
		rig().emulator.faults.add({ route: 'status', action: { kind: 'respond', status: 403, body } });
		const message = `The API key is right but has no access (403): No access with [API key]. ${ACCESS_HINT[dialect]}`;
		expect(await rig().testCredential({ dialect })).toEqual({ status: 'Error', message });
	});

	it('tells an address without a Videos API', async () => {
		const baseUrl = `${rig().emulator.origin}/nowhere/v1`;
		const message = `There is no Videos API at ${baseUrl} (404). Check base URL and provider`;
		expect(await rig().testCredential({ dialect, baseUrl })).toEqual({ status: 'Error', message });
	});

	it('tells an address where a web page answers with success', async () => {
		const body = '<!doctype html><title>Welcome</title>';
		rig().emulator.faults.add({ route: 'status', action: { kind: 'respond', status: 200, body } });
		const message = `There is no Videos API at ${rig().emulator.baseUrl(dialect)} (200). Check base URL and provider`;
		expect(await rig().testCredential({ dialect })).toEqual({ status: 'Error', message });
	});

	it('tells a server that is not there', async () => {
		const message =
			'http://127.0.0.1:9/v1 could not be reached: nothing answers at this address and port (ECONNREFUSED)';
		const answer = await rig().testCredential({ dialect, baseUrl: 'http://127.0.0.1:9' });
		expect(answer).toEqual({ status: 'Error', message });
	});

	it('tells a redirect, and does not follow it with the key', async () => {
		const location = `${rig().emulator.fileOrigin}/v1/videos/n8n-credential-test`;
		const action = { kind: 'redirect', status: 302, location } as const;
		rig().emulator.faults.add({ route: 'status', action });
		const message = `${rig().emulator.baseUrl(dialect)} redirects elsewhere (302). Enter the address it leads to`;
		expect(await rig().testCredential({ dialect })).toEqual({ status: 'Error', message });
		expect(rig().emulator.requests).toHaveLength(1);
	});

	it('tells trouble at the provider, in its own words', async () => {
		const body = '{"error":"maintenance"}';
		rig().emulator.faults.add({ route: 'status', action: { kind: 'respond', status: 503, body } });
		const message = `${label} has trouble at the moment (503): maintenance. Try again later`;
		expect(await rig().testCredential({ dialect })).toEqual({ status: 'Error', message });
	});
});

const NO_ADDRESS = [
	'The base URL is not an http or https address',
	'Enter the full address in the credential, e.g. https://videos.example.com/v1.',
] as const;
const BAD_ADDRESSES = [
	[
		'none at all',
		'',
		'OpenAI Compatible needs a base URL',
		'Enter the address of your server in the credential, e.g. https://videos.example.com/v1.',
	],
	['one without a scheme', 'videos.example.com/v1', ...NO_ADDRESS],
	['one that is not for the web', 'ftp://videos.example.com/v1', ...NO_ADDRESS],
	[
		'one with a login',
		'https://me:secret@videos.example.com/v1',
		'The base URL contains a user name or password',
		'Remove the part before the @ in the credential: the key belongs in the API Key field.',
	],
] as const;

describe.each(BAD_ADDRESSES)('A base URL that is %s', (_name, baseUrl, message, description) => {
	it('fails the test of the credential', async () => {
		const answer = await rig().testCredential({ baseUrl });
		expect(answer).toEqual({ status: 'Error', message: `${message}. ${description}` });
	});

	it('ends the node before it sends anything', async () => {
		const { error } = await rig().run({ baseUrl, parameters: parametersOf('create') });
		expect(error).toMatchObject({ name: 'NodeOperationError', message, description });
	});

	it('leaves the known models to choose from, and asks nobody', async () => {
		const { results } = await rig().searchModels({ baseUrl });
		expect(results.map(({ value }) => value)).toEqual(expect.arrayContaining(['', 'sora-2-pro']));
		expect(rig().emulator.requests).toEqual([]);
	});
});

describe.each(DIALECTS)('A base URL for %s', (dialect) => {
	const spellings = ['/v1', '', '/', '/v1/', '/v1//', '/v1/videos', '/v1/videos/', '/videos'];

	it.each([...spellings, '/v1?beta=1', '/v1#videos', '/v1 \n'])('may end with %j', async (end) => {
		const baseUrl = ` ${rig().emulator.origin}/${dialect}${end}`;
		expect(await rig().testCredential({ dialect, baseUrl })).toMatchObject({ status: 'OK' });
		onlyItem(await rig().run({ dialect, baseUrl, parameters: parametersOf('create') }));
		expect(rig().emulator.requests.map(({ path }) => path)).toEqual([
			`/${dialect}/v1/videos/n8n-credential-test`,
			`/${dialect}/v1/videos`,
		]);
	});
});

describe.each(DIALECTS)('An API key for %s', (dialect) => {
	it('may have white space around it', async () => {
		const apiKey = ` key-${dialect}\n`;
		expect(await rig().testCredential({ dialect, apiKey })).toMatchObject({ status: 'OK' });
		onlyItem(await rig().run({ dialect, apiKey, parameters: parametersOf('create') }));
		const keys = rig().emulator.requests.map(({ headers }) => headers['authorization']);
		expect(keys).toEqual([`Bearer key-${dialect}`, `Bearer key-${dialect}`]);
	});

	it('may be missing, and no header is sent then', async () => {
		await rig().testCredential({ dialect, apiKey: '' });
		await rig().run({ dialect, apiKey: '', parameters: parametersOf('create') });
		const { requests } = rig().emulator;
		expect(requests.map(({ status }) => status)).toEqual([401, 401]);
		for (const { headers } of requests) expect(Object.keys(headers)).not.toContain('authorization');
	});
});

describe('The search for models', () => {
	const DEFAULT = { name: "Provider's Default (sora-2)", value: '' };
	const named = (...ids: string[]) => ids.map((id) => ({ name: id, value: id }));
	/** Without what is known of a model, which stands behind its name. */
	const plain = ({ results }: INodeListSearchResult) =>
		results.map(({ name, value }) => ({
			name: value === '' ? name : name.replace(/ \(.+\)$/, ''),
			value,
		}));
	const listed = (...ids: string[]) => [DEFAULT, ...named(...ids)];
	const change = (action: FaultAction) => rig().emulator.faults.add({ route: 'models', action });

	it.each([
		['openai', 5],
		['apiyi', 2],
		['ezmodel', 1],
	] as const)(
		'asks %s for its list and leaves out what makes no videos',
		async (dialect, known) => {
			const ids = ['gpt-4o', 'veo-3.1-fast', 'sora-2', 'whisper-1', 'kling-v2-master'];
			change({ kind: 'transform', answer: () => ({ data: ids.map((id) => ({ id })) }) });
			const results = plain(await rig().searchModels({ dialect }));
			const own = providers[dialect].takes.models.map(({ id }) => id);
			expect(own).toHaveLength(known);
			expect(results).toEqual(listed(...own, 'veo-3.1-fast', 'kling-v2-master'));
			const headers = { authorization: `Bearer key-${dialect}` };
			const request = { method: 'GET', path: `/${dialect}/v1/models`, headers };
			expect(rig().emulator.requests).toMatchObject([request]);
		},
	);

	it('finds what the user types, in any case', async () => {
		const found = plain(await rig().searchModels({ dialect: 'apiyi' }, 'PRO'));
		expect(found).toEqual(named('sora-2-pro'));
		expect(await rig().searchModels({ dialect: 'apiyi' }, 'dall-e')).toEqual({ results: [] });
	});

	it.each<[string, FaultAction]>([
		['has trouble', { kind: 'respond', status: 500, body: '{"error":"trouble"}' }],
		['refuses the key', { kind: 'respond', status: 401, body: '{"error":"no"}' }],
		['answers with a web page', { kind: 'respond', status: 200, body: '<html></html>' }],
		['answers something else', { kind: 'respond', status: 200, body: '{"data":{"id":1}}' }],
		['lists nonsense', { kind: 'respond', status: 200, body: '{"data":[null,7,{"id":9},{}]}' }],
		['breaks the connection', { kind: 'reset', when: 'beforeWork' }],
	])('offers the known models when the provider %s', async (_name, action) => {
		change(action);
		const results = plain(await rig().searchModels({ dialect: 'apiyi' }));
		expect(results).toEqual(listed('sora-2', 'sora-2-pro'));
	});
});
