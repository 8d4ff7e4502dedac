import { isSameOrigin, refuseAddress } from './addresses';
import type { Http, HttpOutcome, HttpRequest } from './host';

/** Redirects, one hop at a time, so that the key stays on the origin of the base URL. */

const MAX_HOPS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What came in the end; `problem` says why a redirect was not followed. */
export interface Followed {
	readonly outcome: HttpOutcome;
	readonly problem: string | null;
}

function resolve(location: string, url: string): string | null {
	try {
		return new URL(location, url).href;
	} catch {
		return null;
	}
}

interface Hop {
	readonly method: HttpRequest['method'];
	readonly url: string;
	readonly location: string | undefined;
	readonly visited: readonly string[];
	readonly baseUrl: string;
	readonly keyed: boolean;
}

type Next = { readonly url: string } | { readonly problem: string };

/** Whether and where to follow. Only 307 and 308 keep a POST a POST, and only on the own origin. */
function nextHop(status: number, hop: Hop): Next {
	const url = resolve(hop.location ?? '', hop.url);
	if (hop.location === undefined || url === null) return { problem: 'a redirect without a target' };
	if (hop.visited.includes(url)) return { problem: 'a redirect in a circle' };
	if (hop.visited.length > MAX_HOPS) return { problem: `more than ${MAX_HOPS} redirects` };
	const refused = refuseAddress(url, hop.baseUrl) ?? refuseDowngrade(hop.url, url);
	if (refused !== null) return { problem: `a redirect to ${refused}` };
	// The user's own image: whoever names it must not have us log in anywhere.
	const { username, password } = new URL(url);
	if (!hop.keyed && username + password !== '') return { problem: 'a redirect with a user name' };
	if (hop.method === 'GET') return { url };
	const keepsMethod = [307, 308].includes(status);
	return keepsMethod && isSameOrigin(url, hop.baseUrl)
		? { url }
		: { problem: `a redirect to ${new URL(url).origin}` };
}

function refuseDowngrade(from: string, to: string): string | null {
	const isDowngrade = from.startsWith('https:') && to.startsWith('http:');
	return isDowngrade ? `an unencrypted address (${new URL(to).host})` : null;
}

/** Where a request comes from, which decides where it may go and whether the key goes along. */
export interface Origin {
	readonly baseUrl: string;
	/** `false`: the key stays at home even there, as for the user's own images. */
	readonly keyed: boolean;
}

/**
 * Sends a request and follows its redirects. The key goes along only where scheme, host and port
 * equal the base URL's, whatever the request or an earlier hop did.
 */
export async function followRedirects(
	http: Http,
	request: Omit<HttpRequest, 'withKey'>,
	{ baseUrl, keyed }: Origin,
): Promise<Followed> {
	const visited = [request.url];
	for (let url = request.url; ;) {
		const outcome = await http({ ...request, url, withKey: keyed && isSameOrigin(url, baseUrl) });
		if (outcome.kind === 'noAnswer' || !REDIRECTS.includes(outcome.status)) {
			return { outcome, problem: null };
		}
		const { location } = outcome.headers;
		const next = nextHop(outcome.status, {
			method: request.method,
			url,
			location,
			visited,
			baseUrl,
			keyed,
		});
		if ('problem' in next) return { outcome, problem: next.problem };
		url = next.url;
		visited.push(url);
	}
}
