import fc from 'fast-check';

import { readBaseUrl } from '../../../nodes/AiVideo/api/account';
import { isSameOrigin } from '../../../nodes/AiVideo/api/addresses';
import { providers } from '../../../nodes/AiVideo/providers';

const { openai, artifex, azureOpenAi } = providers;
/** As OpenRouter and Azure have it. */
const TWO_SEGMENTS = {
	...openai,
	server: { ...openai.server, versionPath: '/api/v1' },
};

describe('a base URL as people paste it', () => {
	it.each([
		['https://example.com', 'https://example.com/v1'],
		['https://example.com/', 'https://example.com/v1'],
		['https://example.com/v1', 'https://example.com/v1'],
		['https://example.com/v1/', 'https://example.com/v1'],
		['https://example.com/v1///', 'https://example.com/v1'],
		['https://example.com/v1/videos', 'https://example.com/v1'],
		['https://example.com/v1/videos/', 'https://example.com/v1'],
		['https://example.com/V1/Videos', 'https://example.com/V1'],
		['https://example.com/videos', 'https://example.com/v1'],
		['  https://example.com/v1\n', 'https://example.com/v1'],
		['https://example.com/v1?key=1#top', 'https://example.com/v1?key=1'],
		['https://EXAMPLE.com:443/v1', 'https://example.com/v1'],
		['HTTP://example.com:8080', 'http://example.com:8080/v1'],
		['http://localhost:8091/v1', 'http://localhost:8091/v1'],
		['http://[::1]:8091', 'http://[::1]:8091/v1'],
		['https://example.com/openai/v1', 'https://example.com/openai/v1'],
		['https://example.com/api', 'https://example.com/api/v1'],
		['https://example.com/v2', 'https://example.com/v2'],
		['https://example.com/v1beta', 'https://example.com/v1beta'],
		['https://example.com/v1/proxy', 'https://example.com/v1/proxy/v1'],
		['https://example.com/dev1', 'https://example.com/dev1/v1'],
	])('%p is %s', (text, url) => {
		expect(readBaseUrl(text, openai)).toEqual({ kind: 'url', url });
	});

	it.each([
		['https://example.com', 'https://example.com/api/v1'],
		['https://example.com/api', 'https://example.com/api/v1'],
		['https://example.com/api/', 'https://example.com/api/v1'],
		['https://example.com/api/v1/videos', 'https://example.com/api/v1'],
		['https://example.com/v1', 'https://example.com/v1'],
		['https://example.com/my/api', 'https://example.com/my/api/v1'],
		['https://example.com/my', 'https://example.com/my/api/v1'],
	])('%p is %s where the version path has two parts', (text, url) => {
		expect(readBaseUrl(text, TWO_SEGMENTS)).toEqual({ kind: 'url', url });
	});

	it.each([
		['https://one.openai.azure.com', 'https://one.openai.azure.com/openai/v1'],
		['https://one.openai.azure.com/openai', 'https://one.openai.azure.com/openai/v1'],
		['https://one.openai.azure.com/openai/v1/', 'https://one.openai.azure.com/openai/v1'],
		[
			'https://one.openai.azure.com/openai/v1/videos?api-version=preview',
			'https://one.openai.azure.com/openai/v1?api-version=preview',
		],
	])('%p is %s on Azure, whose query every call gets', (text, url) => {
		expect(readBaseUrl(text, azureOpenAi)).toEqual({ kind: 'url', url });
	});

	it('is read the same again once it was read', () => {
		const path = fc
			.array(fc.constantFrom('v1', 'v2', 'videos', 'api', 'openai', '', 'a b', 'vx'), {
				maxLength: 5,
			})
			.map((segments) => segments.join('/'));
		const host = fc.constantFrom('https://example.com', 'http://127.0.0.1:8091', 'https://a.b.c');
		const dialect = fc.constantFrom(openai, TWO_SEGMENTS);
		fc.assert(
			fc.property(host, path, dialect, (start, rest, spoken) => {
				const once = readBaseUrl(`${start}/${rest}`, spoken);
				expect(once.kind).toBe('url');
				expect(readBaseUrl(once.kind === 'url' ? once.url : '', spoken)).toEqual(once);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('without a base URL', () => {
	it('the public address of the provider is meant', () => {
		expect(readBaseUrl(' ', artifex)).toEqual({ kind: 'url', url: 'https://artifex.help/v1' });
	});

	it('a provider without one asks for it', () => {
		expect(readBaseUrl('', openai)).toEqual({
			kind: 'problem',
			message: 'OpenAI Compatible needs a base URL',
			advice:
				'Enter the address of your server in the credential, e.g. https://videos.example.com/v1.',
		});
	});
});

describe('what is no base URL', () => {
	it.each([
		'example.com/v1',
		'ftp://example.com',
		'file:///etc',
		'localhost:8091',
		'https://',
		'{{ $x }}',
	])('%p is not an http or https address', (text) => {
		expect(readBaseUrl(text, artifex)).toEqual({
			kind: 'problem',
			message: 'The base URL is not an http or https address',
			advice: 'Enter the full address in the credential, e.g. https://videos.example.com/v1.',
		});
	});

	it.each(['https://user@example.com', 'https://:sk-1@example.com/v1', 'https://u:p@example.com'])(
		'%p holds a user name or password',
		(text) => {
			expect(readBaseUrl(text, artifex)).toEqual({
				kind: 'problem',
				message: 'The base URL contains a user name or password',
				advice:
					'Remove the part before the @ in the credential: the key belongs in the API Key field.',
			});
		},
	);
});

it.each([
	['https://example.com/other', true],
	['https://example.com:443/v1/videos', true],
	['https://EXAMPLE.com', true],
	['http://example.com/v1', false],
	['https://example.com:8443/v1', false],
	['https://www.example.com/v1', false],
	['https://example.com.evil.test/v1', false],
	['https://example.com@evil.test/v1', false],
	['/v1/videos', false],
	['data:video/mp4;base64,AA==', false],
	['', false],
])('the key may go to %p: %p', (url, allowed) => {
	expect(isSameOrigin(url, 'https://example.com/v1')).toBe(allowed);
});

it('two addresses without an origin are not the same one', () => {
	expect(isSameOrigin('data:,a', 'data:,b')).toBe(false);
});
