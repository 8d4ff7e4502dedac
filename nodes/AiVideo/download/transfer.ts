import type { Client } from '../api/client';
import type { Clock } from '../api/clock';
import type { ByteStream } from '../api/hostHttp';
import { bodyReader, type BodyReader, type Chunk } from '../api/readBody';
import { retryDelay } from '../api/retryDelay';
import type { ContentSource } from '../dialects/dialect';
import { openContent, type OpenContent } from './openContent';

/** A transfer without a byte for this long counts as cut. */
const STALL_MS = 60_000;
/** How often a cut transfer is gone on with. */
const MOST_RESUMES = 5;

/** A reader that gives up on a silent connection. `close` ends its watch and the connection. */
export interface WatchedReader extends BodyReader {
	close(): void;
}

/**
 * Breaks a transfer off after `idleMs` without a byte: with redirects switched off, the host would
 * wait for ever. One watch sleeps at a time, however many chunks pass.
 * @param end closes the connection, which ends a read under way
 */
export function watchedReader(
	body: ByteStream,
	clock: Clock,
	idleMs: number,
	end: () => void,
): WatchedReader {
	const reader = bodyReader(body);
	let waitingSince: number | null = null;
	let state: 'open' | 'stalled' | 'closed' = 'open';

	async function watch(): Promise<void> {
		for (let silence = 0; state === 'open';) {
			await clock.sleep(idleMs - silence);
			silence = waitingSince === null ? 0 : clock.now() - waitingSince;
			if (state === 'open' && silence >= idleMs) {
				state = 'stalled';
				end();
			}
		}
	}

	async function next(): Promise<Chunk> {
		waitingSince = clock.now();
		const chunk = await reader.next();
		waitingSince = null;
		if (chunk.kind === 'bytes') return chunk;
		if (state === 'stalled') return { kind: 'broken', reason: 'the transfer stalled' };
		state = 'closed';
		return chunk;
	}

	function close(): void {
		state = 'closed';
		end();
	}

	void watch();
	return { next, close };
}

/** Why a transfer cannot go on. */
export interface Stop {
	readonly reason: string;
	/** The address is used up; a status request may give a new one. */
	readonly isExpired: boolean;
}

/** The bytes of one file, over as many connections as it takes. */
export interface Transfer {
	/** The next chunk of the connection that is open. */
	next(): Promise<Chunk>;
	/** Goes on after `received` bytes with a new connection; a `Stop` when that cannot be. */
	resume(received: number, reason: string): Promise<Stop | null>;
	close(): void;
}

/** Whether an answer goes on exactly where the file broke off. */
function goesOn(next: OpenContent, first: OpenContent, received: number): boolean {
	const isSameLength = next.total === null || first.total === null || next.total === first.total;
	return next.offset === received && isSameLength;
}

/**
 * Starts with an open connection, of which nothing has been read.
 * @param until when it has to be over at the latest, in milliseconds since 1970
 */
export function transfer(
	client: Client,
	source: ContentSource,
	first: OpenContent,
	until: number,
): Transfer {
	const { cancellation } = client;
	const { clock } = cancellation;
	const watch = ({ body, end }: OpenContent) => watchedReader(body, clock, STALL_MS, end);
	let open = first;
	let reader = watch(first);
	let resumes = 0;

	async function resume(received: number, reason: string): Promise<Stop | null> {
		reader.close();
		while (resumes < MOST_RESUMES && clock.now() < until) {
			await cancellation.pause(retryDelay(resumes++, null, clock.random()));
			if (cancellation.isCancelled()) break;
			const { validator } = open;
			const resumePoint = { offset: received, validator };
			const outcome = await openContent(client, source, resumePoint, until);
			if (outcome.kind === 'trouble') continue;
			if (outcome.kind !== 'bytes') {
				return { reason: outcome.reason, isExpired: outcome.kind === 'expired' };
			}
			open = outcome;
			reader = watch(outcome);
			if (goesOn(outcome, first, received)) return null;
			// The server ignored the range, or the file changed: only a fresh start makes it whole.
			return { reason, isExpired: false };
		}
		return { reason, isExpired: false };
	}

	return { next: async () => await reader.next(), resume, close: () => reader.close() };
}
