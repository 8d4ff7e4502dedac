import {
	CONTENT_KIND_BYTES,
	contentKind,
	type ContentKind,
	looksLikeText,
} from '../media/contentKind';
import type { Variant } from '../protocol/wire';
import type { BrokenContent, Transfer } from './transfer';

/** The first bytes of a file, and what they say it is. */

type Head =
	| { readonly kind: 'bytes'; readonly bytes: Buffer }
	/** It broke before anything came: as good as no answer. */
	| { readonly kind: 'trouble'; readonly reason: string }
	| BrokenContent;

/** What reading the first bytes needs of a transfer. */
type Beginning = Pick<Transfer, 'next' | 'resume' | 'received' | 'isComplete'>;

/** Reads enough bytes to see what the file is; fewer only when that is the whole file. */
export async function readHead(transfer: Beginning): Promise<Head> {
	const held: Uint8Array[] = [];
	while (transfer.received < CONTENT_KIND_BYTES) {
		const chunk = await transfer.next();
		if (chunk.kind === 'bytes') {
			held.push(chunk.bytes);
			continue;
		}
		if (chunk.kind === 'end' || transfer.isComplete) break;
		const { reason } = chunk;
		if (transfer.received === 0) return { kind: 'trouble', reason };
		const failure = await transfer.resume(reason);
		if (failure !== null) return failure;
	}
	return { kind: 'bytes', bytes: Buffer.concat(held) };
}

type JudgedHead =
	| { readonly kind: 'content'; readonly contentKind: ContentKind }
	/** An answer that is no such file, whatever its header says. */
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

/** The first bytes of a file that is what was asked for. */
export interface ContentHead {
	readonly kind: 'content';
	readonly contentKind: ContentKind;
	readonly bytes: Buffer;
}

/** Why there is none. */
export type NoHead = Exclude<Head, { kind: 'bytes' }> | Exclude<JudgedHead, { kind: 'content' }>;

/** Reads the first bytes and looks at them. */
export async function openHead(
	transfer: Beginning,
	variant: Variant,
): Promise<ContentHead | NoHead> {
	const head = await readHead(transfer);
	if (head.kind !== 'bytes') return head;
	const judged = judgeHead(head.bytes, variant);
	return judged.kind === 'content' ? { ...judged, bytes: head.bytes } : judged;
}
