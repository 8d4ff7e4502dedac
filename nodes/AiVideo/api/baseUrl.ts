import type { Dialect } from '../protocol/dialect';

export type BaseUrl =
	| { readonly kind: 'url'; /** Without a trailing slash. */ readonly url: string }
	| { readonly kind: 'problem'; readonly message: string; readonly advice: string };

function problem(message: string, advice: string): BaseUrl {
	return { kind: 'problem', message, advice };
}

function parse(text: string): URL | null {
	try {
		return new URL(text);
	} catch {
		return null;
	}
}

/** Adds what is missing of the version path: `` and `/api` both become `/api/v1`. */
function completePath(path: string, versionPath: string): string {
	const bare = path
		.replace(/\/{2,}/g, '/')
		.replace(/\/(videos|models)(\/.*)?$/i, '')
		.replace(/\/$/, '');
	if (/\/v\d+[a-z0-9]*$/i.test(bare)) return bare;
	const segments = versionPath.split('/').slice(1);
	for (let known = segments.length - 1; known > 0; known--) {
		const beginning = `/${segments.slice(0, known).join('/')}`;
		if (bare.endsWith(beginning)) return `${bare}/${segments.slice(known).join('/')}`;
	}
	return `${bare}${versionPath}`;
}

/**
 * Reads the base URL as people paste it: with or without version path, trailing slash, `/videos`,
 * white space, query. Empty means the dialect's public address.
 */
export function readBaseUrl(text: string, dialect: Dialect): BaseUrl {
	const trimmed = text.trim();
	if (trimmed === '') {
		return dialect.baseUrl === null
			? problem(
					`${dialect.label} needs a base URL`,
					'Enter the address of your server in the credential, e.g. https://videos.example.com/v1.',
				)
			: { kind: 'url', url: dialect.baseUrl };
	}
	const url = parse(trimmed);
	if (url === null || !['http:', 'https:'].includes(url.protocol)) {
		return problem(
			'The base URL is not an http or https address',
			'Enter the full address in the credential, e.g. https://videos.example.com/v1.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		return problem(
			'The base URL contains a user name or password',
			'Remove the part before the @ in the credential: the key belongs into the API Key field.',
		);
	}
	return { kind: 'url', url: `${url.origin}${completePath(url.pathname, dialect.versionPath)}` };
}

/** Whether the key may go to this address: scheme, host and port equal the base URL's. */
export function isSameOrigin(url: string, baseUrl: string): boolean {
	const target = parse(url);
	return target !== null && target.origin !== 'null' && target.origin === parse(baseUrl)?.origin;
}
