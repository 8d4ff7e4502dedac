import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 32 * 1024 * 1024;

export interface ReceivedBody {
	/** At most the first 32 MiB. */
	readonly bytes: Buffer;
	readonly tooLarge: boolean;
}

/** Reads a request to its end; rejects when the client leaves before. */
export async function readBody(request: IncomingMessage): Promise<ReceivedBody> {
	const chunks: Buffer[] = [];
	let total = 0;
	for await (const chunk of request) {
		const bytes = Buffer.from(chunk);
		if (total < MAX_BYTES) chunks.push(bytes.subarray(0, MAX_BYTES - total));
		total += bytes.length;
	}
	return { bytes: Buffer.concat(chunks), tooLarge: total > MAX_BYTES };
}
