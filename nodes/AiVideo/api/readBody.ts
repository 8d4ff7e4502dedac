import type { Clock } from './cancellation';
import type { ByteStream } from './host';

/** A chunk, the end, or why no more will come. */
export type Chunk =
	| { readonly kind: 'bytes'; readonly bytes: Uint8Array }
	| { readonly kind: 'end' }
	| { readonly kind: 'broken'; readonly reason: string };

/** Reads a body chunk by chunk. */
export interface BodyReader {
	/** Never throws: a broken connection is a result. */
	next(): Promise<Chunk>;
}

export function bodyReader(body: ByteStream): BodyReader {
	const chunks: AsyncIterator<unknown> = body[Symbol.asyncIterator]();

	async function next(): Promise<Chunk> {
		try {
			const { done, value } = await chunks.next();
			if (done === true) return { kind: 'end' };
			const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
			return { kind: 'bytes', bytes };
		} catch {
			return { kind: 'broken', reason: 'the connection broke' };
		}
	}

	return { next };
}

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

export type BodyBytes =
	| { readonly kind: 'bytes'; readonly bytes: Buffer }
	| { readonly kind: 'broken'; readonly reason: string };

/** Reads a body that is not a video into memory: JSON, an error page, a reference image. */
export async function readBytes(body: ByteStream, mostBytes: number): Promise<BodyBytes> {
	const reader = bodyReader(body);
	const held: Uint8Array[] = [];
	for (let length = 0; ;) {
		const chunk = await reader.next();
		if (chunk.kind === 'end') return { kind: 'bytes', bytes: Buffer.concat(held) };
		if (chunk.kind === 'broken') return chunk;
		length += chunk.bytes.length;
		if (length > mostBytes) return { kind: 'broken', reason: `more than ${mostBytes} bytes came` };
		held.push(chunk.bytes);
	}
}
