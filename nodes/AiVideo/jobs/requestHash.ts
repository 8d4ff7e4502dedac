import { createHash } from 'crypto';

import type { UploadImage, VideoRequest } from '../protocol/request';
import type { DialectName } from '../providers';

/** An image as the user gave it: the bytes of a file, or an address. */
export type AskedImage = UploadImage | { readonly from: 'url'; readonly url: string };

type Settings = Omit<VideoRequest, 'firstFrame' | 'lastFrame' | 'references'>;

/** What an item asks for. */
export type Order =
	| { readonly remixOf: string; readonly prompt: string }
	| (Settings & {
			readonly firstFrame: AskedImage | null;
			readonly lastFrame: AskedImage | null;
			readonly references: readonly AskedImage[];
	  });

type Hash = ReturnType<typeof createHash>;

/** Feeds length-prefixed pieces, so that two different lists never look the same. */
function feed(hash: Hash, ...pieces: ReadonlyArray<string | Uint8Array>): void {
	for (const piece of pieces) {
		const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
		hash.update(`${bytes.length}:`).update(bytes);
	}
}

function feedImage(hash: Hash, image: AskedImage | null): void {
	if (image === null) feed(hash, 'none');
	else if ('url' in image) feed(hash, 'url', image.url);
	else feed(hash, image.mimeType, image.bytes);
}

/**
 * Names an item's request in the ledger: where it goes and what the user asked for, without the key.
 * Not what is sent: that follows what the provider says of its models, which a further try may hear
 * differently, or not at all. Below the origin, the base URL's path may be corrected between tries.
 */
export function requestHash(dialect: DialectName, baseUrl: string, order: Order): string {
	const hash = createHash('sha256');
	feed(hash, dialect, new URL(baseUrl).origin);
	if ('remixOf' in order) {
		feed(hash, 'remix', order.remixOf, order.prompt);
		return hash.digest('base64url');
	}
	const { firstFrame, lastFrame, references, ...settings } = order;
	const sorted = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
	feed(hash, JSON.stringify(sorted));
	for (const image of [firstFrame, lastFrame, ...references]) feedImage(hash, image);
	return hash.digest('base64url');
}
