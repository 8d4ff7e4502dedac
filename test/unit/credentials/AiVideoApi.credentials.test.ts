import { AiVideoApi } from '../../../credentials/AiVideoApi.credentials';
import { type DialectName, dialectNames, providers } from '../../../nodes/AiVideo/providers';

const credential = new AiVideoApi();
const REQUEST = { url: 'https://api.apiyi.com/v1/videos', headers: { Accept: 'application/json' } };

describe('the credential', () => {
	it('has its public names', () => {
		expect([credential.name, credential.displayName]).toEqual(['aiVideoApi', 'AI Video API']);
		const names = new Set(credential.properties.map(({ name }) => name));
		expect([...names]).toEqual(['dialect', 'baseUrl', 'apiKey']);
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

	/** The field of this name that the form shows for a provider. */
	function shownFor(dialect: DialectName, name: string) {
		const shown = credential.properties.filter(
			(field) =>
				field.name === name && field.displayOptions?.show?.['dialect']?.includes(dialect) === true,
		);
		expect(shown).toHaveLength(1);
		return shown[0];
	}

	it.each(dialectNames)('hides the key of %s, and says where to get one', (dialect) => {
		const key = shownFor(dialect, 'apiKey');
		const { keyPage } = providers[dialect].info;
		expect(key?.typeOptions).toEqual({ password: true });
		expect(key?.default).toBe('');
		if (keyPage === undefined) expect(providers[dialect].server.baseUrl).toBeNull();
		else expect(key?.hint).toContain(`<a href="${keyPage}"`);
	});

	it.each(dialectNames)('wants an address of %s where it has none of its own', (dialect) => {
		const { baseUrl, example } = providers[dialect].server;
		const field = shownFor(dialect, 'baseUrl');
		expect(field?.required === true).toBe(baseUrl === null);
		if (baseUrl === null) expect(field?.placeholder).toBe(`e.g. ${example}`);
		else expect(field?.hint).toBe("Leave it empty for the provider's public address");
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
