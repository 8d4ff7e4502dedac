import type { ContentSource, Variant } from '../dialects/dialect';
import {
	CONTENT_KIND_BYTES,
	contentKind,
	looksLikeText,
	type ContentKind,
} from '../media/contentKind';
import { mp4Walk, type Mp4Facts, type Mp4Verdict } from '../media/mp4Walk';
import type { Client } from './client';
import type { ByteStream } from './hostHttp';
import { openContent, type ContentOutcome, type OpenContent } from './openContent';
import { watchedReader, type BodyReader } from './readBody';
import { retryDelay } from './retryDelay';

/** A transfer without a byte for this long counts as cut. */
const STALL_MS = 60_000;
/** How often a cut transfer is gone on with before it starts anew. */
const MOST_RESUMES = 5;

/** What a transfer that did not end well was like. */
export interface BrokenTransfer {
	readonly reason: string;
	readonly received: number;
	readonly total: number | null;
	/** A further look at the job may give a new address. */
	readonly isExpired: boolean;
}

/** A transfer that looks right so far, as a stream for n8n's binary store. */
export interface ContentStream {
	readonly kind: 'stream';
	readonly stream: ByteStream;
	readonly contentKind: ContentKind;
	/** After the stream's end: what came. */
	result(): { readonly bytes: number; readonly facts: Mp4Facts };
	/** After the stream's failure: why. */
	failure(): BrokenTransfer | null;
}

export type StartedContent =
	| ContentStream
	| Exclude<ContentOutcome, OpenContent>
	/** An answer that is no video, whatever its header says. */
	| { readonly kind: 'wrong'; readonly reason: string };

export interface ContentOptions {
	readonly variant: Variant;
	readonly mostBytes: number;
}

const UNREAD: Mp4Facts = { seconds: null, width: null, height: null, hasAudio: null };

/** Judges bytes as they pass; only MP4 tells whether it is whole. */
interface Inspection {
	push(bytes: Uint8Array): void;
	end(): Mp4Verdict;
}

function inspect(kind: ContentKind): Inspection {
	return kind.mimeType === 'video/mp4'
		? mp4Walk()
		: { push: () => {}, end: () => ({ whole: true, facts: UNREAD }) };
}

/** Enough bytes to see what the file is; fewer only when no more come. */
async function readHead(reader: BodyReader): Promise<Buffer> {
	const held: Uint8Array[] = [];
	for (let length = 0; length < CONTENT_KIND_BYTES;) {
		const chunk = await reader.next();
		if (chunk.kind !== 'bytes') break;
		held.push(chunk.bytes);
		length += chunk.bytes.length;
	}
	return Buffer.concat(held);
}

type Judged = { readonly contentKind: ContentKind } | { readonly problem: string };

function judgeHead(head: Buffer, variant: Variant): Judged {
	if (head.length === 0) return { problem: 'the file is empty' };
	const text = looksLikeText(head);
	if (text !== null) return { problem: `${text.toUpperCase()} came instead of a file` };
	const kind = contentKind(head);
	const family = variant === 'video' ? 'video/' : 'image/';
	return kind?.mimeType.startsWith(family)
		? { contentKind: kind }
		: { problem: `the bytes are not ${variant === 'video' ? 'a video' : 'an image'}` };
}

/** Turns a generator into the stream class the host's HTTP layer uses, which its stores understand. */
function toStream(body: ByteStream, chunks: AsyncGenerator<Uint8Array>): ByteStream {
	const StreamClass = body.constructor as unknown as {
		from(chunks: AsyncIterable<Uint8Array>, options: { objectMode: boolean }): ByteStream;
	};
	return StreamClass.from(chunks, { objectMode: false });
}

/** A transfer under way; `resume` replaces the open part. */
interface Transfer {
	open: OpenContent;
	reader: BodyReader;
	received: number;
	total: number | null;
	resumes: number;
}

/** Goes on where the transfer broke; `null` when it goes on, else why it cannot. */
async function resume(
	client: Client,
	source: ContentSource,
	transfer: Transfer,
	reason: string,
): Promise<{ reason: string; isExpired: boolean } | null> {
	const { cancellation } = client;
	while (transfer.resumes < MOST_RESUMES) {
		const waitMs = retryDelay(transfer.resumes++, null, cancellation.clock.random());
		await cancellation.pause(waitMs);
		if (cancellation.isCancelled()) return { reason, isExpired: false };
		const { received, open } = transfer;
		const outcome = await openContent(client, source, {
			offset: received,
			validator: open.validator,
		});
		if (outcome.kind === 'trouble') continue;
		if (outcome.kind !== 'bytes') {
			return { reason: outcome.reason, isExpired: outcome.kind === 'expired' };
		}
		if (outcome.offset !== received) {
			outcome.body.destroy();
			outcome.release();
			return { reason: `${reason}, and the server starts files only anew`, isExpired: false };
		}
		transfer.open = outcome;
		transfer.reader = watchedReader(outcome.body, cancellation.clock, STALL_MS);
		return null;
	}
	return { reason, isExpired: false };
}

/**
 * Starts a transfer and looks at its first bytes. The stream counts, walks the MP4's boxes, goes
 * on after cuts, and fails unless the file is whole. It is one async generator, because a `data`
 * listener or a Transform before the host takes the stream would lose bytes.
 */
export async function startContent(
	client: Client,
	source: ContentSource,
	{ variant, mostBytes }: ContentOptions,
): Promise<StartedContent> {
	const open = await openContent(client, source, null);
	if (open.kind !== 'bytes') return open;
	const reader = watchedReader(open.body, client.cancellation.clock, STALL_MS);
	const head = open.offset === 0 ? await readHead(reader) : Buffer.alloc(0);
	const judged = judgeHead(head, variant);
	if ('problem' in judged) {
		reader.close();
		open.release();
		return { kind: 'wrong', reason: judged.problem };
	}
	const inspection = inspect(judged.contentKind);
	const transfer: Transfer = { open, reader, received: 0, total: open.total, resumes: 0 };
	let broken: BrokenTransfer | null = null;
	let facts = UNREAD;

	function take(bytes: Uint8Array): Uint8Array {
		transfer.received += bytes.length;
		inspection.push(bytes);
		return bytes;
	}

	/** Why the file is not whole although no more comes; `null` when it is. */
	function missing(): string | null {
		const { received, total } = transfer;
		if (total !== null && received !== total) return `${received} of ${total} bytes came`;
		const verdict = inspection.end();
		facts = verdict.facts;
		return verdict.whole ? null : verdict.reason;
	}

	function fail(reason: string, isExpired: boolean): Error {
		const { received, total } = transfer;
		broken = { reason, received, total, isExpired };
		return new Error(reason);
	}

	async function* chunks(): AsyncGenerator<Uint8Array> {
		try {
			yield take(head);
			for (;;) {
				const chunk = await transfer.reader.next();
				if (chunk.kind === 'bytes') {
					if (transfer.received + chunk.bytes.length > mostBytes) {
						throw fail(`the file is larger than ${mostBytes} bytes`, false);
					}
					yield take(chunk.bytes);
					continue;
				}
				const reason = chunk.kind === 'end' ? missing() : chunk.reason;
				if (reason === null) return;
				transfer.open.release();
				const stopped = await resume(client, source, transfer, reason);
				if (stopped) throw fail(stopped.reason, stopped.isExpired);
			}
		} finally {
			transfer.reader.close();
			transfer.open.release();
		}
	}

	return {
		kind: 'stream',
		stream: toStream(open.body, chunks()),
		contentKind: judged.contentKind,
		result: () => ({ bytes: transfer.received, facts }),
		failure: () => broken,
	};
}
