import { AiVideoApi } from '../../../credentials/AiVideoApi.credentials';

const credential = new AiVideoApi();
const REQUEST = { url: 'https://api.apiyi.com/v1/videos', headers: { Accept: 'application/json' } };

describe('the credential', () => {
	it('has its public names', () => {
		expect([credential.name, credential.displayName]).toEqual(['aiVideoApi', 'AI Video API']);
		expect(credential.properties.map(({ name }) => name)).toEqual(['dialect', 'baseUrl', 'apiKey']);
	});

	it('offers every provider by name, the compatible one by default', () => {
		const [dialect] = credential.properties;
		expect(dialect?.default).toBe('openai');
		expect(dialect?.options).toEqual(
			expect.arrayContaining([
				{ name: 'OpenAI Compatible', value: 'openai' },
				{ name: 'APIYI', value: 'apiyi' },
				{ name: 'Artifex', value: 'artifex' },
				{ name: 'EZmodel', value: 'ezmodel' },
			]),
		);
	});

	it('hides the key', () => {
		const key = credential.properties.find(({ name }) => name === 'apiKey');
		expect(key?.typeOptions).toEqual({ password: true });
		expect(key?.default).toBe('');
	});

	it('names the public addresses where the base URL may stay empty', () => {
		const baseUrl = credential.properties.find(({ name }) => name === 'baseUrl');
		expect(baseUrl?.description).toContain('Artifex: https://artifex.help/v1');
		expect(baseUrl?.description).toContain('APIYI: https://api.apiyi.com/v1');
		expect(baseUrl?.description).toContain('EZmodel: https://api.ezmodel.cloud/v1');
		expect(baseUrl?.description).not.toContain('OpenAI');
	});
});

describe('the authentication of a request', () => {
	it('adds the header of the provider and leaves the rest', async () => {
		const signed = await credential.authenticate({ dialect: 'apiyi', apiKey: ' sk-1 ' }, REQUEST);
		expect(signed).toEqual({
			url: 'https://api.apiyi.com/v1/videos',
			sendCredentialsOnCrossOriginRedirect: false,
			headers: { Accept: 'application/json', Authorization: 'Bearer sk-1' },
		});
		expect(REQUEST.headers).toEqual({ Accept: 'application/json' });
	});

	it('adds nothing without a key', async () => {
		const fields = { dialect: 'openai', baseUrl: 'http://localhost:8091', apiKey: '' };
		expect(await credential.authenticate(fields, REQUEST)).toEqual(REQUEST);
	});

	it('adds nothing to a request of a credential that cannot be right', async () => {
		const fields = { dialect: 'openai', baseUrl: '', apiKey: 'sk-1' };
		expect(await credential.authenticate(fields, REQUEST)).toBe(REQUEST);
	});
});
