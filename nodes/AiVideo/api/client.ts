import type { Call, CallBody, HttpResponse } from '../protocol/wire';
import { parseJson } from '../text/json';
import { redaction, type Redaction } from '../text/secrets';
import { callUrl, isSameOrigin } from './addresses';
import type { Cancellation } from './cancellation';
import type { Http, HttpOutcome, HttpRequest } from './host';
import { encodeMultipart } from './multipart';
import type { NetworkError } from './networkErrors';
import { readAnswer } from './readAnswer';
import { followRedirects } from './redirects';
import { RequestGate } from './requestGate';

/** What came back for a call whose answer is text. */
export type Answer =
	| (HttpResponse & {
			readonly kind: 'answer';
			/** Why the body or a redirect could not be followed to its end. */
			readonly problem: string | null;
	  })
	| NoAnswer;

type NoAnswer = NetworkError & { readonly kind: 'noAnswer' };

/** How many requests of an execution are under way at most: together under 50 connections. */
const MAX_CALLS = 40;
const MAX_FILES = 8;

function notSent(reason: string): NoAnswer {
	return { kind: 'noAnswer', nothingSent: true, reason };
}

/** What a call gets that never had a place. */
const NO_PLACE = notSent('too many earlier requests are still unanswered');

/** What a submission gets whose turn comes after the execution was stopped. */
const STOPPED = notSent('the execution was stopped');

export interface SendOptions {
	readonly timeoutMs: number;
	/** How long the request may go on after cancellation. */
	readonly graceMs?: number;
	/** Whether it may create a job that is paid for, whatever its method. */
	readonly isSubmission?: boolean;
	/** The most that is kept of the answer, where the usual is too little. */
	readonly maxBytes?: number;
}

/** The text of an answer. */
export type ReadText = Pick<Extract<Answer, { kind: 'answer' }>, 'json' | 'text' | 'problem'>;

/** Requests to one provider. */
export interface Client {
	readonly baseUrl: string;
	readonly http: Http;
	readonly cancellation: Cancellation;
	/** For requests that are answered with a file; `send` has a gate of its own. */
	readonly fileGate: RequestGate;
	/** Reads an answer that is text, without the key; what came of a broken one is kept. */
	read(body: AsyncIterable<unknown>): Promise<ReadText>;
	/** One try, in the call's other form if need be; never throws. */
	send(call: Call, options: SendOptions): Promise<Answer>;
}

type WireBody = { readonly body: Buffer; readonly contentType: string };

function toWireBody(body: CallBody): WireBody {
	return body.kind === 'json'
		? { body: Buffer.from(JSON.stringify(body.fields)), contentType: 'application/json' }
		: encodeMultipart(body.parts);
}

function toRequest(url: string, call: Call, signal: AbortSignal): Omit<HttpRequest, 'withKey'> {
	const wire = call.body ? toWireBody(call.body) : null;
	return {
		method: call.method,
		url,
		headers: {
			Accept: 'application/json',
			...call.headers,
			...(wire ? { 'Content-Type': wire.contentType } : {}),
		},
		...(wire ? { body: wire.body } : {}),
		signal,
	};
}

/** The headers that lead somewhere or are words; a key of digits would tear the lengths of a file. */
const TELLING_HEADERS = /^(location|content-location|x-.*)$/;

/** A redirect with the key in its address would carry it to anywhere. */
function withoutKey(outcome: HttpOutcome, redact: Redaction): HttpOutcome {
	if (outcome.kind === 'noAnswer') return outcome;
	const headers = Object.entries(outcome.headers).map(([name, value]) => [
		name,
		TELLING_HEADERS.test(name) ? redact.text(value) : value,
	]);
	return { ...outcome, headers: Object.fromEntries(headers) };
}

export type Send = Client['send'];

/**
 * Sends a call in its other form when the server does not know this one, and from then on at once.
 * Submissions are kept apart: a job that is not found says nothing about them.
 */
export function withFallbacks(send: Send): Send {
	const known = new Set<boolean>();
	return async (call, options) => {
		const { fallback } = call;
		const isSubmission = options.isSubmission === true;
		if (fallback && known.has(isSubmission)) return await send(fallback.call, options);
		const answer = await send(call, options);
		if (!fallback || answer.kind !== 'answer' || !fallback.isNeeded(answer)) return answer;
		const second = await send(fallback.call, options);
		if (second.kind === 'noAnswer') return second;
		if (fallback.isNeeded(second)) return answer;
		known.add(isSubmission);
		return second;
	};
}

export function createClient(
	connection: Http,
	baseUrl: string,
	cancellation: Cancellation,
	apiKey: string,
): Client {
	const redact = redaction(apiKey);
	const http: Http = async (request) => {
		const url = request.withKey ? redact.restore(request.url) : request.url;
		return withoutKey(await connection({ ...request, url }), redact);
	};

	const callGate = new RequestGate(MAX_CALLS, cancellation);
	const fileGate = new RequestGate(MAX_FILES, cancellation);

	/** Each may be paid for: in its other form, and where a redirect leads, as well. */
	const submissionHttp: Http = async (request) =>
		cancellation.isCancelled() ? STOPPED : await http(request);

	async function exchange(
		call: Call,
		signal: AbortSignal,
		{ isSubmission = false, maxBytes }: SendOptions,
	): Promise<Answer> {
		const url = callUrl(baseUrl, call);
		const isPublic = 'publicUrl' in call;
		if (!isPublic && !isSameOrigin(url, baseUrl)) return notSent('an address of another server');
		const { outcome, problem } = await followRedirects(
			isSubmission ? submissionHttp : http,
			toRequest(url, call, signal),
			{ baseUrl: isPublic ? url : baseUrl, keyed: !isPublic },
		);
		if (outcome.kind === 'noAnswer') return outcome;
		const { status, headers } = outcome;
		if (problem !== null) {
			return { kind: 'answer', status, headers, json: undefined, text: '', problem };
		}
		// A video that was paid for is worth reading what came of its ID; a state can be asked for again.
		return {
			kind: 'answer',
			status,
			headers,
			...(await readText(outcome.body, isSubmission, maxBytes)),
		};
	}

	async function readText(
		body: AsyncIterable<unknown>,
		mayBeBroken = false,
		maxBytes?: number,
	): Promise<ReadText> {
		const came = await readAnswer(body, maxBytes);
		const json = redact.json(parseJson(came.text, mayBeBroken));
		return { json, text: redact.text(came.text), problem: came.problem };
	}

	async function send(call: Call, options: SendOptions): Promise<Answer> {
		// Only a submission has a deadline that begins after it.
		const maxWaitMs = options.isSubmission === true ? Infinity : options.timeoutMs;
		const leave = await callGate.enter(maxWaitMs);
		if (leave === null) return NO_PLACE;
		const { signal, end } = cancellation.requestSignal(options.timeoutMs, options.graceMs);
		try {
			return await exchange(call, signal, options);
		} finally {
			end();
			leave();
		}
	}

	const read: Client['read'] = async (body) => await readText(body);

	return { baseUrl, http, cancellation, fileGate, read, send: withFallbacks(send) };
}
