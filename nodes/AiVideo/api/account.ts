import { isSameOrigin, parseUrl, parseWebAddress } from './addresses';
import { isMetadataHost } from './hosts';
import type { Authorization, Provider, ProviderServer } from '../protocol/provider';
import { type DialectName, isDialectName, providers } from '../providers';

/** The credential, as the rest of the package sees it. */
export type Account =
	| {
			readonly kind: 'account';
			readonly dialect: DialectName;
			readonly provider: Provider;
			/** Without a trailing slash; may have a query, which every call gets. */
			readonly baseUrl: string;
			readonly apiKey: string;
	  }
	| Problem;

interface Problem {
	readonly kind: 'problem';
	readonly message: string;
	readonly advice: string;
}

export type BaseUrl = { readonly kind: 'url'; readonly url: string } | Problem;

function problem(message: string, advice: string): Problem {
	return { kind: 'problem', message, advice };
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

/** On a public host without a version, whatever stands behind it is an endpoint. */
function basePath({ hostname, pathname }: URL, { baseUrl, versionPath }: ProviderServer): string {
	if (versionPath !== '') return completePath(pathname, versionPath);
	const isPublicHost = baseUrl !== null && new URL(baseUrl).hostname === hostname;
	return isPublicHost ? '' : pathname.replace(/\/+$/, '');
}

/**
 * Reads the base URL as people paste it: with or without version path, trailing slash, `/videos`,
 * white space. A query is kept. Empty means the provider's public address.
 */
export function readBaseUrl(text: string, { info, server }: Provider): BaseUrl {
	const trimmed = text.trim();
	if (trimmed === '') {
		return server.baseUrl === null
			? problem(
					`${info.label} needs a base URL`,
					'Enter the address of your server in the credential, e.g. https://videos.example.com/v1.',
				)
			: { kind: 'url', url: server.baseUrl };
	}
	const url = parseWebAddress(trimmed);
	if (url === null) {
		return problem(
			'The base URL is not an http or https address',
			'Enter the full address in the credential, e.g. https://videos.example.com/v1.',
		);
	}
	if (isMetadataHost(url.hostname)) {
		return problem(
			`The base URL leads to an address of the machine itself (${url.hostname})`,
			'This address is blocked for safety, since it can give away the keys of the n8n server. Enter the address of your provider in the credential.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		return problem(
			'The base URL contains a user name or password',
			'Remove the part before the @ in the credential: the key belongs in the API Key field.',
		);
	}
	return { kind: 'url', url: `${url.origin}${basePath(url, server)}${url.search}` };
}

function readField(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** What is copied along with a key, seen or not. */
const AROUND_KEY = /^[\s\p{C}]+|[\s\p{C}]+$/gu;

/** A header takes no other signs; the host would drop some of them in silence, and so send another key. */
function readKey(value: unknown): string | Problem {
	const key = readField(value).replace(AROUND_KEY, '');
	if (/^[\x21-\x7e]*$/.test(key)) return key;
	return problem(
		'The API key contains a space or a character that no key has',
		'Copy the key anew from the provider and enter it alone in the credential, without a word such as Bearer before it.',
	);
}

/** @param fields the credential's data: `dialect`, `baseUrl`, `apiKey` */
export function readAccount(fields: Readonly<Record<string, unknown>>): Account {
	const { dialect } = fields;
	if (!isDialectName(dialect)) {
		return problem(
			`The credential names a provider this version does not know (${readField(dialect)})`,
			'Choose the provider in the credential again, or update the node.',
		);
	}
	const provider = providers[dialect];
	const base = readBaseUrl(readField(fields.baseUrl), provider);
	if (base.kind === 'problem') return base;
	const apiKey = readKey(fields.apiKey);
	if (typeof apiKey !== 'string') return apiKey;
	return { kind: 'account', dialect, provider, baseUrl: base.url, apiKey };
}

/** A request of the host's, as far as the key goes into it; the older helpers say `uri`. */
interface Authorizable {
	readonly url?: unknown;
	readonly uri?: unknown;
	readonly baseURL?: unknown;
	readonly headers?: Readonly<Record<string, unknown>>;
	readonly qs?: Readonly<Record<string, unknown>>;
}

/** Where the host will send a request; `null` when nobody can tell. */
function addressOf(given: unknown, baseURL: unknown): string | null {
	const [address, base] = [String(given), baseURL === undefined ? '' : String(baseURL)];
	if (parseUrl(address) !== null) return address;
	// What has no scheme, but a host, leads away from the base.
	if (/^\s*[\\/]{2}/.test(address)) return null;
	const joined = `${base.replace(/\/+$/, '')}/${address.replace(/^\/+/, '')}`;
	return base === '' || parseUrl(joined) === null ? null : joined;
}

/**
 * Adds what carries the key to a request's headers and query, where it goes to the origin of the base
 * URL: n8n's HTTP Request node can send the credential to any address.
 */
export function withAuthorization<Request extends Authorizable>(
	request: Request,
	{ headers, query }: Authorization,
	baseUrl: string,
) {
	const given = [request.url, request.uri].filter((one) => one !== undefined && one !== '');
	const isHome = (one: unknown) => {
		const address = addressOf(one, request.baseURL);
		return address !== null && isSameOrigin(address, baseUrl);
	};
	if (given.length === 0 || !given.every(isHome)) return request;
	return {
		...request,
		// n8n would otherwise send `Authorization` along to wherever a redirect leads.
		sendCredentialsOnCrossOriginRedirect: false,
		headers: { ...request.headers, ...headers },
		...(query && { qs: { ...request.qs, ...query } }),
	};
}
