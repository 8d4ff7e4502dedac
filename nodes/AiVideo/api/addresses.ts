import type { Call } from '../protocol/wire';
import { isMetadataHost, isPrivateHost } from './hosts';

/** Where requests go: addresses of calls, and which addresses out of an answer we go to at all. */

/** `null` when the text is no address. */
export function parseUrl(url: string): URL | null {
	try {
		return new URL(url);
	} catch {
		return null;
	}
}

/** The address a text is, if it is one of the web; `null` for others. */
export function parseWebAddress(text: string): URL | null {
	const url = parseUrl(text);
	return url !== null && ['http:', 'https:'].includes(url.protocol) ? url : null;
}

/** Whether the key may go to this address: scheme, host and port equal the base URL's. */
export function isSameOrigin(url: string, baseUrl: string): boolean {
	const target = parseUrl(url);
	return target !== null && target.origin !== 'null' && target.origin === parseUrl(baseUrl)?.origin;
}

/** An address out of an answer, which may be relative to the base URL; `null` when it is none. */
export function resolveAddress(url: string, baseUrl: string): string | null {
	const { origin, pathname } = new URL(baseUrl);
	try {
		return new URL(url, `${origin}${pathname}/`).href;
	} catch {
		return null;
	}
}

/** The base URL as people are shown it. */
export function shownAddress(baseUrl: string): string {
	return baseUrl.replace(/\?.*$/s, '');
}

function withQuery(url: URL, query: Readonly<Record<string, string>> = {}): string {
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url.href;
}

/**
 * The address of a call. What the user's base URL has as its query goes along wherever the call is
 * below it; the path is percent-encoded already.
 */
export function callUrl(baseUrl: string, call: Call): string {
	if ('url' in call) return withQuery(new URL(call.url), call.query);
	if ('publicUrl' in call) return withQuery(new URL(call.publicUrl), call.query);
	const { origin, pathname, search } = new URL(baseUrl);
	return withQuery(
		new URL(`${origin}${pathname.replace(/\/$/, '')}${call.path}${search}`),
		call.query,
	);
}

/**
 * Why nobody may be sent to a host, or `null` when one may be. Private hosts are for providers that
 * are private themselves: anyone else would make us ask around in the user's own network; a cloud's
 * metadata is for nobody. A name that resolves to such an address is n8n's SSRF protection to catch.
 * @param baseUrl the provider's own address
 */
export function refuseHost(url: string, baseUrl: string): string | null {
	const { hostname } = new URL(url);
	if (isSameOrigin(url, baseUrl)) return null;
	if (isMetadataHost(hostname)) return `an address of the machine itself (${hostname})`;
	const isRefused = isPrivateHost(hostname) && !isPrivateHost(new URL(baseUrl).hostname);
	return isRefused ? `an address in a private network (${hostname})` : null;
}

/**
 * Why an address a provider gave is not fetched, or `null` when it may be.
 * @param baseUrl the provider's own address
 */
export function refuseAddress(url: string, baseUrl: string): string | null {
	const [target, base] = [new URL(url), new URL(baseUrl)];
	if (!['http:', 'https:'].includes(target.protocol)) {
		return `an address that is not http or https (${target.protocol})`;
	}
	const refused = refuseHost(url, baseUrl);
	if (refused !== null || isSameOrigin(url, baseUrl) || isPrivateHost(base.hostname)) {
		return refused;
	}
	return base.protocol === 'https:' && target.protocol === 'http:'
		? `an unencrypted address (${target.host})`
		: null;
}
