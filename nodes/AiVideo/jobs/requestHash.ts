import { createHash } from 'crypto';

import type { CallBody, DialectName, HttpCall } from '../protocol/dialect';

type Hash = ReturnType<typeof createHash>;

/** Feeds length-prefixed pieces, so that two different lists never look the same. */
function feed(hash: Hash, ...pieces: ReadonlyArray<string | Uint8Array>): void {
	for (const piece of pieces) {
		const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
		hash.update(`${bytes.length}:`).update(bytes);
	}
}

function feedBody(hash: Hash, body: CallBody): void {
	if (body.kind === 'json') {
		feed(hash, JSON.stringify(body.fields));
		return;
	}
	for (const part of body.parts) {
		if ('text' in part) feed(hash, part.name, part.text);
		else feed(hash, part.name, part.mimeType, part.bytes);
	}
}

/** Names a request in the ledger: where it goes and what it says, without the key. */
export function requestHash(dialect: DialectName, baseUrl: string, call: HttpCall): string {
	const hash = createHash('sha256');
	feed(hash, dialect, new URL(baseUrl).origin, call.method, call.path);
	if (call.body) feedBody(hash, call.body);
	return hash.digest('base64url');
}
