import type { CallBody, HttpCall } from '../dialects/dialect';
import { redaction, type Redaction } from '../text/secrets';
import type { Cancellation } from './cancellation';
import type { Http, HttpOutcome, HttpRequest } from './hostHttp';
import { encodeMultipart } from './multipart';
import { withOlderRoutes } from './olderRoutes';
import { readBytes } from './readBody';
import { followRedirects } from './redirects';
import { requestGate, type RequestGate } from './requestGate';

/** No documented answer comes near this. */
export const MOST_ANSWER_BYTES = 1024 * 1024;

/** What came back for a call whose answer is text. */
export type Answer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
			/** `undefined` when the body is not JSON. */
			readonly json: unknown;
			readonly text: string;
			/** Why the body or a redirect could not be followed to its end. */
			readonly problem: string | null;
	  }
	| {
			readonly kind: 'noAnswer';
			/** Whether it is certain that no byte reached the provider. */
			readonly nothingSent: boolean;
			readonly code: string | null;
			readonly reason: string;
	  };

/** How many requests of an execution are under way at most: together under 50 connections. */
const MOST_CALLS = 40;
const MOST_FILES = 8;

/** What a call gets that never had a turn. */
const NO_TURN: Answer = {
	kind: 'noAnswer',
	nothingSent: true,
	code: null,
	reason: 'too many earlier requests are still unanswered',
};

export interface SendOptions {
	readonly timeoutMs: number;
	/** How long the request may go on after cancellation. */
	readonly graceMs?: number;
}

/** Requests below one base URL. */
export interface Client {
	readonly baseUrl: string;
	readonly http: Http;
	readonly cancellation: Cancellation;
	/** For requests that are answered with a file; `send` has a gate of its own. */
	readonly fileGate: RequestGate;
	/** One try, on the call's older route if need be; never throws. */
	send(call: HttpCall, options: SendOptions): Promise<Answer>;
}

type WireBody = { readonly body: Buffer; readonly contentType: string };

function toWireBody(body: CallBody): WireBody {
	return body.kind === 'json'
		? { body: Buffer.from(JSON.stringify(body.fields)), contentType: 'application/json' }
		: encodeMultipart(body.parts);
}

/** The address of a call; the path is percent-encoded already. */
export function callUrl(baseUrl: string, call: HttpCall): string {
	const query = new URLSearchParams(call.query ?? {}).toString();
	return `${baseUrl}${call.path}${query === '' ? '' : `?${query}`}`;
}

function toRequest(
	baseUrl: string,
	call: HttpCall,
	signal: AbortSignal,
): Omit<HttpRequest, 'withKey'> {
	const wire = call.body ? toWireBody(call.body) : null;
	return {
		method: call.method,
		url: callUrl(baseUrl, call),
		headers: {
			Accept: 'application/json',
			...(wire ? { 'Content-Type': wire.contentType } : {}),
		},
		...(wire ? { body: wire.body } : {}),
		signal,
	};
}

/** A redirect with the key in its address would carry it to anywhere. */
function withoutKey(outcome: HttpOutcome, redact: Redaction): HttpOutcome {
	if (outcome.kind === 'noAnswer') return outcome;
	const headers = Object.entries(outcome.headers).map(([name, value]) => [
		name,
		redact.text(value),
	]);
	return { ...outcome, headers: Object.fromEntries(headers) };
}

export function createClient(
	connection: Http,
	baseUrl: string,
	cancellation: Cancellation,
	apiKey: string,
): Client {
	const redact = redaction(apiKey);
	const http: Http = async (request) => withoutKey(await connection(request), redact);

	const callGate = requestGate(MOST_CALLS, cancellation);
	const fileGate = requestGate(MOST_FILES, cancellation);

	async function exchange(call: HttpCall, signal: AbortSignal): Promise<Answer> {
		const { outcome, problem } = await followRedirects(http, toRequest(baseUrl, call, signal), {
			baseUrl,
			keyed: true,
		});
		if (outcome.kind === 'noAnswer') return outcome;
		const { status, headers } = outcome;
		if (problem !== null) {
			return { kind: 'answer', status, headers, json: undefined, text: '', problem };
		}
		const body = await readBytes(outcome.body, MOST_ANSWER_BYTES);
		const text = body.kind === 'bytes' ? redact.text(body.bytes.toString('utf8')) : '';
		const broken = body.kind === 'broken' ? body.reason : null;
		return {
			kind: 'answer',
			status,
			headers,
			json: redact.json(text),
			text,
			problem: broken,
		};
	}

	async function send(call: HttpCall, options: SendOptions): Promise<Answer> {
		// Only a submission has a deadline that begins after it.
		const patienceMs = call.method === 'POST' ? Infinity : options.timeoutMs;
		const leave = await callGate.enter(patienceMs);
		if (leave === null) return NO_TURN;
		const { signal, end } = cancellation.requestSignal(options.timeoutMs, options.graceMs);
		try {
			return await exchange(call, signal);
		} finally {
			end();
			leave();
		}
	}

	return { baseUrl, http, cancellation, fileGate, send: withOlderRoutes(send) };
}
