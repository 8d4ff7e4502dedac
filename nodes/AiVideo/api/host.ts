import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import type { Call, Headers } from '../protocol/wire';
import { type NetworkError, readNetworkError } from './networkErrors';

/** One exchange by n8n's HTTP helpers: no redirects, no opinion. The credential's test has a helper of its own. */

export type HostContext = IExecuteFunctions | ILoadOptionsFunctions;

/** n8n's stream type, which may not be imported from Node. */
export type ByteStream = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Uint8Array
>;

export interface HttpRequest {
	readonly method: Call['method'];
	readonly url: string;
	readonly headers: Headers;
	readonly body?: Buffer;
	/** Whether the credential goes along. */
	readonly withKey: boolean;
	/** Ends the request and, later, its body. */
	readonly signal: AbortSignal;
}

export type HttpOutcome =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: Headers;
			/** Has to be read to its end, or the request's signal aborted. */
			readonly body: ByteStream;
	  }
	| ({ readonly kind: 'noAnswer' } & NetworkError);

export type Http = (request: HttpRequest) => Promise<HttpOutcome>;

export function isByteStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** A stream of n8n's own class, which its stores understand, of other chunks. */
export function streamLike(
	body: ByteStream,
	chunks: AsyncIterable<Uint8Array>,
	highWaterMark: number,
): ByteStream {
	const StreamClass = body.constructor as unknown as {
		from(
			chunks: AsyncIterable<Uint8Array>,
			options: { objectMode: boolean; highWaterMark: number },
		): ByteStream;
	};
	return StreamClass.from(chunks, { objectMode: false, highWaterMark });
}

function toHeaders(headers: unknown): Record<string, string> {
	if (typeof headers !== 'object' || headers === null) return {};
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/**
 * Every status is an answer and redirects are left alone: the host would otherwise send a 401 twice,
 * hide `Retry-After`, and carry the key to wherever a redirect points. Its time limit is switched
 * off in favour of the signal, which also covers the body.
 */
function toOptions(request: HttpRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: request.headers satisfies IDataObject,
		...(request.body ? { body: request.body } : {}),
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: 0,
		abortSignal: request.signal,
	};
}

/** The host replaces the options' signal by the context's, so the context has to carry ours. */
function withSignal(context: HostContext, signal: AbortSignal): HostContext {
	return Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) satisfies HostContext;
}

async function sendWithKey(
	context: HostContext,
	credential: string,
	request: HttpRequest,
): Promise<unknown> {
	return await context.helpers.httpRequestWithAuthentication.call(
		withSignal(context, request.signal),
		credential,
		toOptions(request),
	);
}

async function sendWithoutKey(context: HostContext, request: HttpRequest): Promise<unknown> {
	return await context.helpers.httpRequest(toOptions(request));
}

export function hostHttp(context: HostContext, credential: string): Http {
	return async (request) => {
		let response: unknown;
		try {
			response = request.withKey
				? await sendWithKey(context, credential, request)
				: await sendWithoutKey(context, request);
		} catch (error) {
			return { kind: 'noAnswer', ...readNetworkError(error) };
		}
		const { statusCode, headers, body } = response as {
			statusCode?: unknown;
			headers?: unknown;
			body?: unknown;
		};
		if (typeof statusCode !== 'number' || !isByteStream(body)) {
			return { kind: 'noAnswer', nothingSent: false, reason: 'unreadable answer' };
		}
		return { kind: 'answer', status: statusCode, headers: toHeaders(headers), body };
	};
}
