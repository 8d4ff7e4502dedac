import type { ICredentialTestFunctions, ICredentialsDecrypted } from 'n8n-workflow';

import { credentialTest } from '../../../nodes/AiVideo/operations/testCredential';
import { virtualClock } from '../api/virtualClock';

const PROBE = 'https://artifex.help/v1/videos/n8n-credential-test';

interface Tested {
	readonly result: unknown;
	readonly requests: readonly unknown[];
}

/** Tests a credential at a provider that answers with this, or throws it when it is an error. */
async function tested(data: Record<string, string>, answer?: unknown): Promise<Tested> {
	const requests: unknown[] = [];
	const context = {
		helpers: {
			request: async (options: unknown) => {
				requests.push(options);
				if (answer instanceof Error) throw answer;
				return await Promise.resolve(answer);
			},
		},
	} as unknown as ICredentialTestFunctions;
	const credential: ICredentialsDecrypted = { id: '1', name: 'Mine', type: 'aiVideoApi' };
	const filled = { ...credential, data };
	return { result: await credentialTest(virtualClock()).call(context, filled), requests };
}

const VIP = { dialect: 'artifex', baseUrl: '', apiKey: 'sk-vip' };

describe('the test of a credential', () => {
	it('asks for a video that does not exist, with the key, and follows nothing', async () => {
		const { requests } = await tested(VIP, { statusCode: 404, body: '{"error":"no"}' });
		expect(requests).toEqual([
			{
				method: 'GET',
				uri: PROBE,
				headers: { Accept: 'application/json', Authorization: 'Bearer sk-vip' },
				timeout: 20_000,
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
				useStream: true,
			},
		]);
	});

	it.each<[string, unknown, string, string]>([
		['JSON as text', { statusCode: 404, body: '{"error":"no"}' }, 'OK', 'Connected to Artifex'],
		['JSON as an object', { statusCode: 404, body: { error: 'no' } }, 'OK', 'Connected to Artifex'],
		[
			'a wrong key',
			{ statusCode: 401, body: '' },
			'Error',
			'Artifex does not accept this API key (401)',
		],
		[
			'no access',
			{ statusCode: 403, body: '{"error":{"message":"vip only"}}' },
			'Error',
			'The API key is right but has no access (403): vip only. On artifex the key has to belong to the vip group.',
		],
		[
			'a page',
			{ statusCode: 200, body: '<html>' },
			'Error',
			'There is no Videos API at https://artifex.help/v1 (200). Check base URL and provider',
		],
		[
			'no connection',
			Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
			'Error',
			'https://artifex.help/v1 could not be reached: nothing answers at this address and port (ECONNREFUSED)',
		],
		[
			'an answer that is none',
			'text',
			'Error',
			'https://artifex.help/v1 gave an answer nobody can read',
		],
		['nothing', null, 'Error', 'https://artifex.help/v1 gave an answer nobody can read'],
	])('ends with %s', async (_, answer, status, message) => {
		expect((await tested(VIP, answer)).result).toEqual({ status, message });
	});

	it.each([
		[
			{ dialect: 'openai' },
			'OpenAI Compatible needs a base URL. Enter the address of your server in the credential, e.g. https://videos.example.com/v1.',
		],
		[
			{},
			'The credential names a provider this version does not know (). Choose the provider in the credential again, or update the node.',
		],
	])('asks nobody when %j cannot be right', async (data, message) => {
		const { result, requests } = await tested(data);
		expect(result).toEqual({ status: 'Error', message });
		expect(requests).toEqual([]);
	});

	it('sends no key where there is none', async () => {
		const data = { dialect: 'openai', baseUrl: 'http://gpu.local:8091' };
		const { requests } = await tested(data, { statusCode: 404, body: '{}' });
		expect(requests).toMatchObject([
			{
				uri: 'http://gpu.local:8091/v1/videos/n8n-credential-test',
				headers: { Accept: 'application/json' },
			},
		]);
	});
});
