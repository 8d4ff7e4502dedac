import { callUrl, refuseAddress, resolveAddress } from '../api/addresses';
import type { Cancellation, RequestSignal } from '../api/cancellation';
import type { Client } from '../api/client';
import { type ByteStream, type HttpOutcome, streamLike } from '../api/host';
import { followRedirects } from '../api/redirects';
import type { Leave } from '../api/requestGate';
import { readRetryAfter } from '../api/retryDelay';
import { failureOf } from '../protocol/cause';
import type { Source } from '../protocol/wire';
import { withoutQuery } from '../text/links';
import { cut, plainLine } from '../text/shown';
import { type ContentVerdict, judgeAnswer, type NoContent } from './contentVerdict';
import { embeddedFile } from './embeddedFile';

/** One connection for content. */

/** How far a file is read ahead while the host writes, so that both go on side by side. */
export const READ_AHEAD_BYTES = 2 ** 20;

/** An open connection. `end` has to be called when it is over. */
export interface OpenContent extends Extract<ContentVerdict, { kind: 'bytes' }> {
	readonly body: ByteStream;
	readonly end: () => void;
}

export type ContentOutcome = OpenContent | NoContent;

type ContentAnswer = Extract<HttpOutcome, { kind: 'answer' }>;

/** From which byte to go on, and the file it has to be part of. */
export interface ResumePoint {
	readonly offset: number;
	readonly validator: string | null;
}

/** How long an answer may take: a proxy may fetch all of the file before it sends the first byte. */
const ANSWER_TIMEOUT_MS = 5 * 60_000;
/** No timer outlives its request by more than this. */
const LOOK_EVERY_MS = 60_000;

/** The address of a source; one that is not encrypted is tried encrypted, where the provider is. */
function addressOf(source: Source, baseUrl: string): string | null {
	if (source.kind !== 'url') return callUrl(baseUrl, source.call);
	const url = resolveAddress(source.url, baseUrl);
	const isPlain = url?.startsWith('http:') === true && baseUrl.startsWith('https:');
	return isPlain ? `https:${url.slice('http:'.length)}` : url;
}

/** What is said of a link that could not be followed encrypted. */
function plainReason(source: Source, baseUrl: string, reason: string): string | null {
	if (source.kind !== 'url' || !baseUrl.startsWith('https:')) return null;
	const url = resolveAddress(source.url, baseUrl) ?? '';
	return url.startsWith('http:')
		? `an unencrypted address, which could not be reached over https either (${reason}): ${withoutQuery(url)}`
		: null;
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

/** Words of an answer that is no file; more than this is a page. */
const MAX_WORDS = 200;

/** Puts the provider's words in the place of the bare status. */
async function withWords(
	client: Client,
	verdict: NoContent,
	{ status, headers, body }: ContentAnswer,
): Promise<NoContent> {
	const failure = failureOf(await client.read(body));
	const words = cut(plainLine(failure?.message ?? failure?.code ?? ''), MAX_WORDS);
	const retryAfterMs = readRetryAfter(headers, client.cancellation.clock.now());
	return {
		...verdict,
		...(words === '' ? {} : { reason: `${words} (HTTP ${status})` }),
		...(retryAfterMs === null ? {} : { retryAfterMs }),
	};
}

async function request(
	client: Client,
	url: string,
	source: Source,
	resume: ResumePoint | null,
	{ signal, end }: RequestSignal,
): Promise<ContentOutcome> {
	const { outcome, problem } = await followRedirects(
		client.http,
		{ method: 'GET', url, headers: headersFor(resume), signal },
		{ baseUrl: client.baseUrl, keyed: true },
	);
	if (problem !== null) return { kind: 'refused', reason: problem };
	if (outcome.kind === 'noAnswer') {
		const reason = plainReason(source, client.baseUrl, outcome.reason);
		return reason === null
			? { kind: 'trouble', reason: outcome.reason }
			: { kind: 'refused', reason };
	}
	const verdict = judgeAnswer(outcome, source.kind !== 'url');
	if (verdict.kind !== 'bytes') return await withWords(client, verdict, outcome);
	if (source.kind !== 'embedded') return { ...verdict, body: outcome.body, end };
	const file = streamLike(outcome.body, embeddedFile(outcome.body), READ_AHEAD_BYTES);
	return { kind: 'bytes', offset: 0, total: null, validator: null, body: file, end };
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
	async function watch(): Promise<void> {
		for (let waitedMs = 0; waitedMs < ANSWER_TIMEOUT_MS; waitedMs += LOOK_EVERY_MS) {
			await clock.sleep(LOOK_EVERY_MS);
			if (state !== 'waiting') return;
		}
		state = 'silent';
		end();
	}
	void watch();
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
	const outcome = await request(client, url, source, resume, transfer);
	const wasSilent = transfer.wasSilent();
	if (outcome.kind !== 'bytes') transfer.end();
	return wasSilent ? { kind: 'trouble', reason: 'no answer came' } : outcome;
}
