import { callUrl, refuseAddress, resolveAddress } from '../api/addresses';
import type { Cancellation, RequestSignal } from '../api/cancellation';
import type { Client } from '../api/client';
import type { ByteStream, HttpOutcome } from '../api/host';
import { followRedirects } from '../api/redirects';
import type { Leave } from '../api/requestGate';
import type { Headers, Source } from '../protocol/wire';

/** One connection for content: what its answer means, and how it is opened. */

/** What an answer to a request for content means. */
export type ContentVerdict =
	/** Bytes follow. `offset`: where in the file they begin; `total`: the file's length, if told. */
	| {
			readonly kind: 'bytes';
			readonly offset: number;
			readonly total: number | null;
			/** For `If-Range`, so that a changed file is not glued to the old one. */
			readonly validator: string | null;
	  }
	/** The job is complete but its file is not there yet. */
	| { readonly kind: 'notReady'; readonly reason: string }
	/** The address is used up; a status request may give a new one. */
	| { readonly kind: 'expired'; readonly reason: string }
	/** The key is not accepted. */
	| { readonly kind: 'denied'; readonly reason: string }
	/** Passing trouble. */
	| { readonly kind: 'trouble'; readonly reason: string };

/** An open connection. `end` has to be called when it is over. */
export interface OpenContent extends Extract<ContentVerdict, { kind: 'bytes' }> {
	readonly body: ByteStream;
	readonly end: () => void;
}

export type ContentOutcome =
	| OpenContent
	| Exclude<ContentVerdict, { kind: 'bytes' }>
	/** An address we do not go to. */
	| { readonly kind: 'refused'; readonly reason: string };

type ContentAnswer = Extract<HttpOutcome, { kind: 'answer' }>;

const NOT_READY: readonly number[] = [202, 400, 404, 409, 425];
const EXPIRED: readonly number[] = [403, 404, 410];
const DENIED: readonly number[] = [401, 403];

function readLength(headers: Headers): number | null {
	// A compressed body's length says nothing about the file.
	if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
		return null;
	}
	const length = headers['content-length']?.trim() ?? '';
	return /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** `bytes 100-199/200` (RFC 9110, 14.4). */
function readRange(headers: Headers): { offset: number; total: number | null } | null {
	const match = /^bytes\s+(\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/i.exec(
		headers['content-range']?.trim() ?? '',
	);
	if (!match) return null;
	return { offset: Number(match[1]), total: match[2] === '*' ? null : Number(match[2]) };
}

/** A weak ETag names files that look alike, which is not enough to glue them (RFC 9110, 13.1.5). */
function readValidator(headers: Headers): string | null {
	const { etag } = headers;
	if (etag !== undefined) return /^"/.test(etag) ? etag : null;
	return headers['last-modified'] ?? null;
}

/**
 * Pure.
 * @param isEndpoint whether the base URL's own content endpoint answered
 */
export function judgeAnswer(
	{ status, headers }: Pick<ContentAnswer, 'status' | 'headers'>,
	isEndpoint: boolean,
): ContentVerdict {
	const reason = `HTTP ${status}`;
	if (status === 200) {
		const [total, validator] = [readLength(headers), readValidator(headers)];
		return { kind: 'bytes', offset: 0, total, validator };
	}
	if (status === 206) {
		const range = readRange(headers);
		return range === null
			? { kind: 'trouble', reason: 'a partial answer without its range' }
			: { kind: 'bytes', ...range, validator: readValidator(headers) };
	}
	if (!isEndpoint && EXPIRED.includes(status)) return { kind: 'expired', reason };
	if (DENIED.includes(status)) return { kind: 'denied', reason };
	return NOT_READY.includes(status) ? { kind: 'notReady', reason } : { kind: 'trouble', reason };
}

/** From which byte to go on, and the file it has to be part of. */
export interface ResumePoint {
	readonly offset: number;
	readonly validator: string | null;
}

/** How long the first byte of an answer may take; later ones are watched by the transfer. */
const ANSWER_TIMEOUT_MS = 60_000;

function addressOf(source: Source, baseUrl: string): string | null {
	if (source.kind === 'endpoint') return callUrl(baseUrl, source.call);
	return resolveAddress(source.url, baseUrl);
}

/** Content is asked for as it is stored: a compressed transfer could not be measured or resumed. */
function headersFor(resume: ResumePoint | null): Record<string, string> {
	return {
		Accept: '*/*',
		'Accept-Encoding': 'identity',
		...(resume === null ? {} : { Range: `bytes=${resume.offset}-` }),
		...(resume?.validator ? { 'If-Range': resume.validator } : {}),
	};
}

async function request(
	client: Client,
	url: string,
	isEndpoint: boolean,
	resume: ResumePoint | null,
	{ signal, end }: RequestSignal,
): Promise<ContentOutcome> {
	const { outcome, problem } = await followRedirects(
		client.http,
		{ method: 'GET', url, headers: headersFor(resume), signal },
		{ baseUrl: client.baseUrl, keyed: true },
	);
	if (problem !== null) return { kind: 'refused', reason: problem };
	if (outcome.kind === 'noAnswer') return { kind: 'trouble', reason: outcome.reason };
	const verdict = judgeAnswer(outcome, isEndpoint);
	return verdict.kind === 'bytes' ? { ...verdict, body: outcome.body, end } : verdict;
}

/** A signal for a transfer until the deadline, which also ends a wait for an answer in vain. */
function transferSignal({ clock, requestSignal }: Cancellation, deadline: number, leave: Leave) {
	const request = requestSignal(Math.max(1, deadline - clock.now()));
	const { signal } = request;
	const end = () => {
		request.end();
		leave();
	};
	let state: 'waiting' | 'answered' | 'silent' = 'waiting';
	void clock.sleep(ANSWER_TIMEOUT_MS).then(() => {
		if (state !== 'waiting') return;
		state = 'silent';
		end();
	});
	return {
		signal,
		end,
		/** Ends the wait; whether it was in vain. */
		wasSilent: (): boolean => {
			if (state === 'waiting') state = 'answered';
			return state === 'silent';
		},
	};
}

/**
 * Asks for content once, from the start or from where it broke.
 * @param deadline when the transfer has to be over at the latest, in milliseconds since 1970
 */
export async function openContent(
	client: Client,
	source: Source,
	resume: ResumePoint | null,
	deadline: number,
): Promise<ContentOutcome> {
	const url = addressOf(source, client.baseUrl);
	if (url === null) return { kind: 'refused', reason: 'an address nobody can read' };
	const refusal = refuseAddress(url, client.baseUrl);
	if (refusal !== null) return { kind: 'refused', reason: refusal };
	const { cancellation, fileGate } = client;
	const leave = await fileGate.enter(deadline - cancellation.clock.now());
	if (leave === null) return { kind: 'trouble', reason: 'other downloads are still under way' };
	const transfer = transferSignal(cancellation, deadline, leave);
	const isEndpoint = source.kind === 'endpoint';
	const outcome = await request(client, url, isEndpoint, resume, transfer);
	const wasSilent = transfer.wasSilent();
	if (outcome.kind !== 'bytes') transfer.end();
	return wasSilent ? { kind: 'trouble', reason: 'no answer came' } : outcome;
}
