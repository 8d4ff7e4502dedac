import type { ContentSource } from '../dialects/dialect';
import { refuseAddress } from '../api/addressRules';
import type { Cancellation, RequestSignal } from '../api/cancellation';
import { callUrl, type Client } from '../api/client';
import { judgeContent, type ContentVerdict } from './contentAnswer';
import type { ByteStream } from '../api/hostHttp';
import { followRedirects } from '../api/redirects';
import type { Leave } from '../api/requestGate';

/** From which byte to go on, and the file it has to be part of. */
export interface ResumePoint {
	readonly offset: number;
	readonly validator: string | null;
}

/** An open transfer. `end` has to be called when it is over. */
export interface OpenContent extends Extract<ContentVerdict, { kind: 'bytes' }> {
	readonly body: ByteStream;
	readonly end: () => void;
}

export type ContentOutcome =
	| OpenContent
	| Exclude<ContentVerdict, { kind: 'bytes' }>
	/** An address we do not go to. */
	| { readonly kind: 'refused'; readonly reason: string };

/** How long the first byte of an answer may take; later ones are watched by the transfer. */
const ANSWER_TIMEOUT_MS = 60_000;

function addressOf(source: ContentSource, baseUrl: string): string | null {
	if (source.kind === 'endpoint') return callUrl(baseUrl, source.call);
	try {
		return new URL(source.url, `${baseUrl}/`).href;
	} catch {
		return null;
	}
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
	const verdict = judgeContent(outcome, isEndpoint);
	if (outcome.kind === 'noAnswer') return verdict.kind === 'bytes' ? unreadable() : verdict;
	if (verdict.kind === 'bytes') return { ...verdict, body: outcome.body, end };
	return verdict;
}

function unreadable(): ContentOutcome {
	return { kind: 'trouble', reason: 'no answer' };
}

/** A signal for a transfer until then, which also ends a wait for an answer that never comes. */
function transferSignal({ clock, requestSignal }: Cancellation, until: number, leave: Leave) {
	const request = requestSignal(Math.max(1, until - clock.now()));
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
 * @param until when the transfer has to be over at the latest, in milliseconds since 1970
 */
export async function openContent(
	client: Client,
	source: ContentSource,
	resume: ResumePoint | null,
	until: number,
): Promise<ContentOutcome> {
	const url = addressOf(source, client.baseUrl);
	if (url === null) return { kind: 'refused', reason: 'an address nobody can read' };
	const refusal = refuseAddress(url, client.baseUrl);
	if (refusal !== null) return { kind: 'refused', reason: refusal };
	const { cancellation, fileGate } = client;
	const leave = await fileGate.enter(until - cancellation.clock.now());
	if (leave === null) return { kind: 'trouble', reason: 'other downloads are still under way' };
	const transfer = transferSignal(cancellation, until, leave);
	const isEndpoint = source.kind === 'endpoint';
	const outcome = await request(client, url, isEndpoint, resume, transfer);
	const wasSilent = transfer.wasSilent();
	if (outcome.kind !== 'bytes') transfer.end();
	return wasSilent ? { kind: 'trouble', reason: 'no answer came' } : outcome;
}
