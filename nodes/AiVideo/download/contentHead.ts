import {
	CONTENT_KIND_BYTES,
	contentKind,
	type ContentKind,
	looksLikeText,
} from '../media/contentKind';
import type { Variant } from '../protocol/wire';
import { textAt } from '../media/bytes';
import type { BrokenContent, Transfer } from './transfer';

/** The first bytes of a file, and what they say it is. */

type Head =
	| { readonly kind: 'bytes'; readonly bytes: Buffer }
	/** It broke before anything came: as good as no answer. */
	| { readonly kind: 'trouble'; readonly reason: string }
	| BrokenContent;

/** What reading the first bytes needs of a transfer. */
type Beginning = Pick<Transfer, 'next' | 'resume' | 'received' | 'isComplete' | 'isShort'>;

/** What is said of fewer bytes than were announced. */
export const ENDED_EARLY = 'the transfer ended early';

/** Reads enough bytes to see what the file is; fewer only when that is the whole file. */
export async function readHead(transfer: Beginning): Promise<Head> {
	const held: Uint8Array[] = [];
	while (transfer.received < CONTENT_KIND_BYTES) {
		const chunk = await transfer.next();
		if (chunk.kind === 'bytes') {
			held.push(chunk.bytes);
			continue;
		}
		const isEnd = chunk.kind === 'end' && !transfer.isShort;
		if (isEnd || transfer.isComplete) break;
		const reason = chunk.kind === 'end' ? ENDED_EARLY : chunk.reason;
		if (transfer.received === 0) return { kind: 'trouble', reason };
		const failure = await transfer.resume(reason);
		if (failure !== null) return failure;
	}
	return { kind: 'bytes', bytes: Buffer.concat(held) };
}

type JudgedHead =
	| { readonly kind: 'content'; readonly contentKind: ContentKind }
	/** Words of a person or a program, which may tell where the file is. */
	| { readonly kind: 'text'; readonly bytes: Buffer }
	/** A file of another kind: a further try would bring the same. */
	| { readonly kind: 'otherKind'; readonly reason: string }
	/** An answer that is no such file, whatever its header says. */
	| { readonly kind: 'wrong'; readonly reason: string };

/** What is offered as a video and is none that a player takes as one file. */
const OTHER_KINDS: ReadonlyArray<readonly [start: RegExp | string, name: string]> = [
	[/^\s*#EXTM3U/, 'a playlist (HLS)'],
	[/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?<MPD/, 'a playlist (DASH)'],
	[/^GIF8/, 'a GIF'],
	['PK\x03\x04', 'a ZIP archive'],
	['\x1f\x8b', 'a gzip archive'],
	['7z\xbc\xaf', 'a 7z archive'],
	[/^Rar!/, 'a RAR archive'],
	[/^%PDF/, 'a PDF'],
	[/^(ID3|RIFF....WAVE|OggS|fLaC)/, 'a sound file'],
];

function otherKind(head: Uint8Array, variant: Variant): string | null {
	const start = textAt(head, 0, CONTENT_KIND_BYTES);
	const named = OTHER_KINDS.find(([begin]) =>
		typeof begin === 'string' ? start.startsWith(begin) : begin.test(start),
	)?.[1];
	if (variant !== 'video') return named === 'a GIF' ? null : (named ?? null);
	return named ?? contentKind(head)?.mimeType ?? null;
}

/** What a file is by its first bytes; servers label error pages as videos and videos as anything. */
export function judgeHead(head: Buffer, variant: Variant): JudgedHead {
	if (head.length === 0) return { kind: 'wrong', reason: 'the file is empty' };
	const kind = contentKind(head);
	const isVideo = variant === 'video';
	const wanted = isVideo ? 'video' : 'image';
	if (kind?.mimeType.startsWith(`${wanted}/`)) return { kind: 'content', contentKind: kind };
	const other = otherKind(head, variant);
	if (other !== null)
		return { kind: 'otherKind', reason: `${other} came instead of the ${variant}` };
	if (looksLikeText(head)) return { kind: 'text', bytes: head };
	return { kind: 'wrong', reason: `the bytes are not ${isVideo ? 'a video' : 'an image'}` };
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
