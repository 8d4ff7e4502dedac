import type { Call } from '../protocol/wire';

/** Where requests go: addresses of calls, and which addresses out of an answer we go to at all. */

/** `null` when the text is no address. */
export function parseUrl(url: string): URL | null {
	try {
		return new URL(url);
	} catch {
		return null;
	}
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

const PRIVATE_V4: ReadonlyArray<readonly [base: string, bits: number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 3],
];

const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|home\.arpa|localdomain)$/i;

function toNumber(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateV4(address: string): boolean {
	const number = toNumber(address);
	return PRIVATE_V4.some(([base, bits]) => {
		const block = 2 ** (32 - bits);
		return Math.floor(number / block) === Math.floor(toNumber(base) / block);
	});
}

/** The IPv4 address inside `::ffff:a.b.c.d` or `64:ff9b::`, which URL writes in hex. */
function embeddedV4(address: string): string | null {
	const match = /^(?:::ffff:(?:0:)?|64:ff9b::|::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address);
	if (!match) return null;
	const [high, low] = [parseInt(match[1] ?? '0', 16), parseInt(match[2] ?? '0', 16)];
	return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function isPrivateV6(address: string): boolean {
	const v4 = embeddedV4(address);
	if (v4 !== null) return isPrivateV4(v4);
	return address === '::' || address === '::1' || /^(f[cd]|fe[89a-f]|ff)/i.test(address);
}

/** Whether a host is by its spelling on this machine or in a private network. */
export function isPrivateHost(hostname: string): boolean {
	const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (bare.includes(':')) return isPrivateV6(bare);
	if (/^\d+\.\d+\.\d+\.\d+$/.test(bare)) return isPrivateV4(bare);
	return PRIVATE_NAMES.test(bare) || !bare.includes('.');
}

/**
 * Why an address a provider gave is not fetched, or `null` when it may be. Private addresses are
 * for providers that are private themselves: anyone else would make us ask around in the user's
 * own network. A name that resolves to a private address is n8n's SSRF protection to catch.
 * @param baseUrl the provider's own address
 */
export function refuseAddress(url: string, baseUrl: string): string | null {
	const [target, base] = [new URL(url), new URL(baseUrl)];
	if (!['http:', 'https:'].includes(target.protocol)) {
		return `an address that is not http or https (${target.protocol})`;
	}
	if (isSameOrigin(url, baseUrl) || isPrivateHost(base.hostname)) return null;
	if (isPrivateHost(target.hostname)) {
		return `an address in a private network (${target.hostname})`;
	}
	return base.protocol === 'https:' && target.protocol === 'http:'
		? `an unencrypted address (${target.host})`
		: null;
}
