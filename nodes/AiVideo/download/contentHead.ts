import type { Variant } from '../dialects/dialect';
import {
	CONTENT_KIND_BYTES,
	contentKind,
	looksLikeText,
	type ContentKind,
} from '../media/contentKind';
import type { BodyReader } from '../api/readBody';

/** Enough bytes to see what the file is; fewer only when no more come. */
export async function readHead(reader: Pick<BodyReader, 'next'>): Promise<Buffer> {
	const held: Uint8Array[] = [];
	for (let length = 0; length < CONTENT_KIND_BYTES;) {
		const chunk = await reader.next();
		if (chunk.kind !== 'bytes') break;
		held.push(chunk.bytes);
		length += chunk.bytes.length;
	}
	return Buffer.concat(held);
}

export type JudgedHead =
	| { readonly kind: 'content'; readonly contentKind: ContentKind }
	| { readonly kind: 'wrong'; readonly reason: string };

function wrong(reason: string): JudgedHead {
	return { kind: 'wrong', reason };
}

/** What a file is by its first bytes; servers label error pages as videos and videos as anything. */
export function judgeHead(head: Uint8Array, variant: Variant): JudgedHead {
	if (head.length === 0) return wrong('the file is empty');
	const text = looksLikeText(head);
	if (text !== null) return wrong(`${text.toUpperCase()} came instead of a file`);
	const kind = contentKind(head);
	const isVideo = variant === 'video';
	return kind?.mimeType.startsWith(isVideo ? 'video/' : 'image/')
		? { kind: 'content', contentKind: kind }
		: wrong(`the bytes are not ${isVideo ? 'a video' : 'an image'}`);
}
