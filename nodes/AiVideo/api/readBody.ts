import { CappedBytes } from '../media/bytes';
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

export function bodyReader(body: AsyncIterable<unknown>): BodyReader {
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

export type BodyBytes =
	| { readonly kind: 'bytes'; readonly bytes: Buffer }
	| { readonly kind: 'broken'; readonly reason: string };

/** Reads a body that is not a video into memory: JSON, an error page, a reference image. */
export async function readBytes(body: ByteStream, maxBytes: number): Promise<BodyBytes> {
	const reader = bodyReader(body);
	const held = new CappedBytes(maxBytes);
	for (;;) {
		const chunk = await reader.next();
		if (chunk.kind === 'broken') return chunk;
		if (chunk.kind === 'bytes') held.append(chunk.bytes);
		const bytes = held.read();
		if (bytes === null) return { kind: 'broken', reason: `more than ${maxBytes} bytes came` };
		if (chunk.kind === 'end') {
			return { kind: 'bytes', bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) };
		}
	}
}
