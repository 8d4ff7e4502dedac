import { Readable } from 'stream';

import type { Http, HttpOutcome, HttpRequest } from '../../../nodes/AiVideo/api/host';

/** What the outside answers to one request. */
export type Scripted = HttpOutcome | ((request: HttpRequest) => HttpOutcome | Promise<HttpOutcome>);

type Headers = Readonly<Record<string, string>>;

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** An answer whose body is on its way; as the host's does, it breaks when the request is aborted. */
export function answer(status: number, body: unknown = '', headers: Headers = {}): Scripted {
	return ({ signal }) => {
		const stream = Readable.from([toBytes(body)]);
		signal.addEventListener('abort', () => stream.destroy(), { once: true });
		return { kind: 'answer', status, headers, body: stream };
	};
}

/** A connection that failed; by default after something was sent. */
export function noAnswer(reason: string, nothingSent = false): Scripted {
	return { kind: 'noAnswer', nothingSent, reason };
}

const ABORTED: HttpOutcome = {
	kind: 'noAnswer',
	nothingSent: false,
	reason: 'ERR_CANCELED',
};

/** Nothing comes until the request is aborted. */
export const silence: Scripted = async ({ signal }) => {
	if (!signal.aborted) {
		await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
	}
	return ABORTED;
};

/** What comes for this request. */
export async function play(next: Scripted, request: HttpRequest): Promise<HttpOutcome> {
	return typeof next === 'function' ? await next(request) : next;
}

export interface ScriptedHttp {
	readonly http: Http;
	readonly requests: HttpRequest[];
	/** `GET https://…` */
	readonly lines: () => string[];
}

/**
 * Answers in this order; a request more than that fails the test. One that is aborted before it is
 * sent never goes out, as with the host.
 */
export function scriptedHttp(...script: readonly Scripted[]): ScriptedHttp {
	const requests: HttpRequest[] = [];
	const http: Http = async (request) => {
		if (request.signal.aborted) return ABORTED;
		const next = script[requests.length];
		requests.push(request);
		if (next === undefined) throw new Error(`Not in the script: ${request.method} ${request.url}`);
		return await play(next, request);
	};
	return { http, requests, lines: () => requests.map(({ method, url }) => `${method} ${url}`) };
}
