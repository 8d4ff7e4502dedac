import type { Clock } from '../api/cancellation';
import type { Client } from '../api/client';
import type { ByteStream } from '../api/host';
import { bodyReader, type BodyReader, type Chunk } from '../api/readBody';
import { retryDelay } from '../api/retryDelay';
import type { Source } from '../protocol/wire';
import { openContent, type OpenContent } from './openContent';

/** A transfer without a byte for this long counts as cut. */
const STALL_MS = 60_000;
/** Before its first byte: a proxy may send the headers, and then fetch all of the file. */
const FIRST_BYTE_MS = 5 * 60_000;
/** How often a cut transfer is gone on with. */
const MAX_RESUMES = 5;

/** A reader that gives up on a silent connection. `close` ends its watch and the connection. */
export interface WatchedReader extends BodyReader {
	close(): void;
}

/**
 * Breaks a transfer off after so long without a byte: with redirects switched off, the host would
 * wait for ever. One watch sleeps at a time, however many chunks pass.
 * @param firstMs for the first byte
 * @param idleMs for each later one
 * @param end closes the connection, which ends a read under way
 */
export function watchedReader(
	body: ByteStream,
	clock: Clock,
	{ firstMs, idleMs }: { readonly firstMs: number; readonly idleMs: number },
	end: () => void,
): WatchedReader {
	const reader = bodyReader(body);
	let patienceMs = firstMs;
	let waitingSince: number | null = null;
	let state: 'open' | 'stalled' | 'closed' = 'open';

	async function watch(): Promise<void> {
		for (let silence = 0; state === 'open';) {
			await clock.sleep(Math.max(1, Math.min(idleMs, patienceMs - silence)));
			silence = waitingSince === null ? 0 : clock.now() - waitingSince;
			if (state === 'open' && silence >= patienceMs) {
				state = 'stalled';
				end();
			}
		}
	}

	async function next(): Promise<Chunk> {
		waitingSince = clock.now();
		const chunk = await reader.next();
		waitingSince = null;
		if (chunk.kind === 'bytes') {
			patienceMs = idleMs;
			return chunk;
		}
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

/**
 * Why a transfer that had begun did not end well.
 * - `cut`: no more came, or what came is no whole file. - `expired`: the address is used up; a
 *   status request may give a new one. - `tooLarge`: no further try would bring a smaller file.
 */
export interface BrokenContent {
	readonly kind: 'cut' | 'expired' | 'tooLarge';
	readonly reason: string;
	readonly received: number;
	readonly total: number | null;
}

/** Whether a connection goes on exactly where the file broke off. */
function goesOn(next: OpenContent, first: OpenContent, received: number): boolean {
	const isSameLength = next.total === null || first.total === null || next.total === first.total;
	return next.offset === received && isSameLength;
}

/** The bytes of one file, over as many connections as it takes. */
export class Transfer {
	private reader: WatchedReader;
	/** Of the last connection. */
	private validator: string | null;
	private resumes = 0;
	private receivedBytes = 0;

	/**
	 * @param first an open connection, of which nothing has been read
	 * @param deadline when it has to be over at the latest, in milliseconds since 1970
	 */
	constructor(
		private readonly client: Client,
		private readonly source: Source,
		readonly first: OpenContent,
		private readonly deadline: number,
	) {
		this.reader = this.watch(first);
		this.validator = first.validator;
	}

	/** How many bytes came so far. */
	get received(): number {
		return this.receivedBytes;
	}

	/** How many bytes the file has, if the provider said so. */
	get total(): number | null {
		return this.first.total;
	}

	/** Whether all bytes came that were announced. */
	get isComplete(): boolean {
		return this.receivedBytes === this.total;
	}

	/** Whether fewer bytes came than were announced. */
	get isShort(): boolean {
		return this.total !== null && this.receivedBytes < this.total;
	}

	/**
	 * Whether the length may be that of the compressed file, which the host unpacked without a word:
	 * it is another then, and shorter than that by what compression adds to bytes that are dense.
	 */
	get mayBeUnpacked(): boolean {
		const { receivedBytes: received, total } = this;
		return total !== null && (received > total || total - received <= 64 + received / 500);
	}

	/** The next chunk of the open connection. */
	async next(): Promise<Chunk> {
		const chunk = await this.reader.next();
		if (chunk.kind === 'bytes') this.receivedBytes += chunk.bytes.length;
		return chunk;
	}

	/**
	 * Goes on with a new connection after a break.
	 * @param reason of the break
	 * @returns why it cannot go on; `null` when it does
	 */
	async resume(reason: string): Promise<BrokenContent | null> {
		const { cancellation } = this.client;
		const { clock } = cancellation;
		this.reader.close();
		while (this.resumes < MAX_RESUMES && clock.now() < this.deadline) {
			await cancellation.pause(retryDelay(this.resumes++, null, clock.random()));
			if (cancellation.isCancelled()) break;
			const resumePoint = { offset: this.received, validator: this.validator };
			const outcome = await openContent(this.client, this.source, resumePoint, this.deadline);
			if (outcome.kind === 'trouble') continue;
			if (outcome.kind !== 'bytes') {
				return this.failure(outcome.kind === 'expired' ? 'expired' : 'cut', outcome.reason);
			}
			this.reader = this.watch(outcome);
			this.validator = outcome.validator;
			if (goesOn(outcome, this.first, this.received)) return null;
			// The server ignored the range, or the file changed: only a fresh start makes it whole.
			break;
		}
		return this.failure('cut', reason);
	}

	/** That it broke here. */
	failure(kind: BrokenContent['kind'], reason: string): BrokenContent {
		const { received, total } = this;
		return { kind, reason, received, total };
	}

	/** Ends the open connection. */
	close(): void {
		this.reader.close();
	}

	private watch({ body, end }: OpenContent): WatchedReader {
		const patience = { firstMs: FIRST_BYTE_MS, idleMs: STALL_MS };
		return watchedReader(body, this.client.cancellation.clock, patience, end);
	}
}
