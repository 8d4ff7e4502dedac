import { readAccount, withAuthorization } from '../../../nodes/AiVideo/api/account';
import { providers } from '../../../nodes/AiVideo/providers';

describe('a credential', () => {
	it('names a provider, an address and a key', () => {
		const fields = { dialect: 'openai', baseUrl: ' https://example.com ', apiKey: ' sk-1\n' };
		expect(readAccount(fields)).toEqual({
			kind: 'account',
			dialect: 'openai',
			provider: providers.openai,
			baseUrl: 'https://example.com/v1',
			apiKey: 'sk-1',
		});
	});

	it.each([
		['missing', {}],
		['of no use', { baseUrl: null, apiKey: 7 }],
	])('may do without address and key where they are %s', (_, fields) => {
		expect(readAccount({ dialect: 'ezmodel', ...fields })).toEqual({
			kind: 'account',
			dialect: 'ezmodel',
			provider: providers.ezmodel,
			baseUrl: 'https://api.ezmodel.cloud/v1',
			apiKey: '',
		});
	});

	it.each([
		['sora', 'sora'],
		['constructor', 'constructor'],
		[undefined, ''],
		[7, ''],
	])('with the provider %p names none we know', (dialect, shown) => {
		expect(readAccount({ dialect, apiKey: 'sk-1' })).toEqual({
			kind: 'problem',
			message: `The credential names a provider this version does not know (${shown})`,
			advice: 'Choose the provider in the credential again, or update the node.',
		});
	});

	it('has the problems of its address', () => {
		expect(readAccount({ dialect: 'openai', baseUrl: '' })).toMatchObject({
			kind: 'problem',
			message: 'OpenAI Compatible needs a base URL',
		});
	});
});

describe('what carries the key', () => {
	const request = { url: 'https://example.com/v1', headers: { Accept: '*/*' }, qs: { page: 2 } };

	it('goes into the headers, beside those of the request', () => {
		expect(withAuthorization(request, { headers: { 'X-API-Key': 'k' } })).toEqual({
			...request,
			headers: { Accept: '*/*', 'X-API-Key': 'k' },
		});
	});

	it('goes into the query, beside that of the request', () => {
		expect(withAuthorization(request, { query: { key: 'k' } })).toEqual({
			...request,
			qs: { page: 2, key: 'k' },
		});
	});

	it('is nothing where there is no key', () => {
		expect(withAuthorization({ headers: { Accept: '*/*' } }, {})).toEqual({
			headers: { Accept: '*/*' },
		});
	});
});
