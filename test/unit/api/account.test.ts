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

describe('the key of a credential', () => {
	const read = (apiKey: unknown) => readAccount({ dialect: 'apiyi', apiKey });

	it.each([
		['sk-1', 'sk-1'],
		[' sk-1\n', 'sk-1'],
		['\u200bsk-1\ufeff', 'sk-1'],
		['\u00a0sk-1\u2060', 'sk-1'],
		['\u0000sk-1', 'sk-1'],
		['', ''],
		[undefined, ''],
		[7, ''],
		['!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
	])('%j is read as %j', (given, apiKey) => {
		expect(read(given)).toMatchObject({ kind: 'account', apiKey });
	});

	it.each([
		'sk-\u200b1',
		'sk 1',
		'Bearer sk-1',
		'sk-\t1',
		'schlüssel',
		'sk-1\r\nX-Other: 1',
		'sk–1',
	])('%j is refused', (given) => {
		expect(read(given)).toMatchObject({
			kind: 'problem',
			message: 'The API key contains a space or a character that no key has',
			advice: expect.stringContaining('Copy the key anew'),
		});
	});
});

describe('what carries the key', () => {
	const request = { url: 'https://example.com/v1', headers: { Accept: '*/*' }, qs: { page: 2 } };

	const BASE = 'https://example.com/v1';
	const KEY = { headers: { 'X-API-Key': 'k' } };
	/** Along a redirect the host leaves it out. */
	const STAYS = { sendCredentialsOnCrossOriginRedirect: false };

	it('goes into the headers, beside those of the request', () => {
		expect(withAuthorization(request, KEY, BASE)).toEqual({
			...request,
			...STAYS,
			headers: { Accept: '*/*', 'X-API-Key': 'k' },
		});
	});

	it('goes into the query, beside that of the request', () => {
		expect(withAuthorization(request, { query: { key: 'k' } }, BASE)).toEqual({
			...request,
			...STAYS,
			qs: { page: 2, key: 'k' },
		});
	});

	it('is nothing where there is no key', () => {
		expect(withAuthorization(request, {}, BASE)).toEqual({ ...request, ...STAYS });
	});

	it.each<[string, Record<string, unknown>]>([
		['an address of the base URL', { url: 'https://example.com/v1/videos' }],
		['the origin in other letters, with its own port', { url: 'HTTPS://EXAMPLE.com:443/' }],
		['an address of the older helpers', { uri: 'https://example.com/v1/videos' }],
		['a path below the base', { baseURL: 'https://example.com/v1', url: '/videos' }],
		['an address as an object', { uri: new URL('https://example.com/v1') }],
		['a path without a slash', { baseURL: 'https://example.com', url: 'v1/videos' }],
	])('goes to %s', (_, asked) => {
		expect(withAuthorization(asked, KEY, BASE)).toMatchObject({ ...KEY, ...STAYS });
	});

	it.each<[string, Record<string, unknown>]>([
		['another host', { url: 'https://evil.example/v1/videos' }],
		['a host below', { url: 'https://api.example.com/v1' }],
		['another port', { url: 'https://example.com:8443/v1' }],
		['no encryption', { url: 'http://example.com/v1' }],
		['a user of that name', { url: 'https://example.com@evil.example/' }],
		['another base', { baseURL: 'https://evil.example', url: '/v1/videos' }],
		['another address in spite of its base', { baseURL: BASE, url: 'https://evil.example/' }],
		['a host without a scheme', { baseURL: BASE, url: '//evil.example/' }],
		['a host with other slashes', { baseURL: BASE, url: '\\\\evil.example/' }],
		['a path without a base', { url: '/v1/videos' }],
		['one of two addresses', { url: BASE, uri: 'https://evil.example/' }],
		['nothing', {}],
	])('does not go to %s', (_, asked) => {
		expect(withAuthorization(asked, KEY, BASE)).toBe(asked);
	});
});
