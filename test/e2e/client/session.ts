import { z } from 'zod';

/** Who owns the n8n server. */
export interface Owner {
	readonly email: string;
	readonly password: string;
	readonly firstName: string;
	readonly lastName: string;
}

export const OWNER: Owner = {
	email: 'owner@example.com',
	password: 'AI-Video-1',
	firstName: 'Olivia',
	lastName: 'Owner',
};

/** Requests to n8n's internal REST API, as its editor sends them. */
export interface Session {
	readonly url: string;
	/** `name=value` */
	readonly cookie: string;
	/**
	 * Calls `/rest${path}` and reads the `data` of the answer.
	 * @throws Error with n8n's words when it refuses, ZodError when the answer is another than expected
	 */
	call<T>(
		method: string,
		path: string,
		data: z.ZodType<T, z.ZodTypeDef, unknown>,
		body?: unknown,
	): Promise<T>;
	/** The bytes of `/rest${path}`. */
	download(path: string): Promise<Buffer>;
}

function cookieOf(response: Response): string {
	const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	const session = cookies.find((cookie) => cookie.startsWith('n8n-auth='));
	if (session === undefined) throw new Error(`n8n gave no session cookie (${response.status})`);
	return session;
}

async function checked(response: Response, what: string): Promise<Response> {
	if (response.ok) return response;
	throw new Error(`${what}: ${response.status} ${await response.text()}`);
}

async function post(url: string, path: string, body: unknown): Promise<Response> {
	const response = await fetch(`${url}/rest${path}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	return await checked(response, `POST ${path}`);
}

function openSession(url: string, cookie: string): Session {
	async function request(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(`${url}/rest${path}`, {
			method,
			headers: { Cookie: cookie, 'Content-Type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return await checked(response, `${method} ${path}`);
	}

	return {
		url,
		cookie,
		call: async (method, path, data, body) => {
			const response = await request(method, path, body);
			const answer = z.object({ data: z.unknown() }).parse(await response.json());
			return data.parse(answer.data);
		},
		download: async (path) => Buffer.from(await (await request('GET', path)).arrayBuffer()),
	};
}

/** Makes the owner of a fresh server, and logs in. */
export async function setUpOwner(url: string, owner: Owner = OWNER): Promise<Session> {
	return openSession(url, cookieOf(await post(url, '/owner/setup', owner)));
}

/** @throws Error when n8n does not know this owner */
export async function logIn(url: string, { email, password }: Owner = OWNER): Promise<Session> {
	const response = await post(url, '/login', { emailOrLdapLoginId: email, password });
	return openSession(url, cookieOf(response));
}
