import type { Client } from '../api/client';
import type { ByteStream } from '../api/host';
import type { Chunk } from '../api/readBody';
import type { ContentKind } from '../media/contentKind';
import type { Mp4Facts } from '../media/moov';
import { type Mp4Verdict, Mp4Walk } from '../media/mp4Walk';
import type { Source, Variant } from '../protocol/wire';
import { type ContentHead, type NoHead, openHead } from './contentHead';
import { type ContentOutcome, openContent, type OpenContent } from './openContent';
import { type BrokenContent, Transfer } from './transfer';

export type StartedContent =
	| CheckedStream
	| Exclude<ContentOutcome, OpenContent>
	| NoHead
	/** By its own word too large to be kept. */
	| { readonly kind: 'tooLarge'; readonly reason: string };

export interface ContentOptions {
	readonly variant: Variant;
	readonly maxBytes: number;
	/** When all of it has to be over at the latest, in milliseconds since 1970. */
	readonly deadline: number;
}

/**
 * How far the stream reads ahead while the host writes. Reading and writing then go on side by
 * side, and in larger pieces than with Node's default of a few kB.
 */
const READ_AHEAD_BYTES = 2 ** 20;

const UNREAD: Mp4Facts = { seconds: null, width: null, height: null, hasAudio: null };

/** Judges bytes as they pass. Only MP4 tells by itself whether it is whole. */
interface Inspection {
	push(bytes: Uint8Array): void;
	end(): Mp4Verdict;
}

function inspect(kind: ContentKind): Inspection {
	return kind.mimeType === 'video/mp4'
		? new Mp4Walk()
		: { push: () => {}, end: () => ({ whole: true, facts: UNREAD }) };
}

/** Turns a generator into the stream class of the host's HTTP layer, which its stores understand. */
function toStream(body: ByteStream, chunks: AsyncGenerator<Uint8Array>): ByteStream {
	const StreamClass = body.constructor as unknown as {
		from(
			chunks: AsyncIterable<Uint8Array>,
			options: { objectMode: boolean; highWaterMark: number },
		): ByteStream;
	};
	return StreamClass.from(chunks, { objectMode: false, highWaterMark: READ_AHEAD_BYTES });
}

/**
 * A file that looks right so far, as a stream for n8n's binary store. It counts, walks the MP4's
 * boxes, goes on after cuts, and fails unless the file is whole. It is one async generator, because
 * a `data` listener or a Transform before the host takes the stream would lose bytes.
 */
export class CheckedStream {
	readonly kind = 'stream';
	readonly stream: ByteStream;
	readonly contentKind: ContentKind;
	private readonly inspection: Inspection;
	private facts = UNREAD;
	private failure: BrokenContent | null = null;

	/** @param head has been read from the transfer already */
	constructor(
		private readonly transfer: Transfer,
		head: ContentHead,
		private readonly maxBytes: number,
	) {
		this.contentKind = head.contentKind;
		this.inspection = inspect(head.contentKind);
		this.stream = toStream(transfer.first.body, this.chunks(head.bytes));
	}

	/** After the stream's end: what came. */
	result(): { readonly bytes: number; readonly facts: Mp4Facts } {
		return { bytes: this.transfer.received, facts: this.facts };
	}

	/** After the stream's failure: why; `null` when it was not the content's fault. */
	broken(): BrokenContent | null {
		return this.failure;
	}

	/** Ends the connection, for when nobody reads the stream to its end. */
	close(): void {
		this.transfer.close();
	}

	private async *chunks(head: Uint8Array): AsyncGenerator<Uint8Array> {
		try {
			yield this.take(head);
			for (;;) {
				const chunk = await this.transfer.next();
				if (chunk.kind === 'bytes') yield this.take(chunk.bytes);
				else if (!(await this.goesOn(chunk))) return;
			}
		} finally {
			this.close();
		}
	}

	/** Lets bytes pass that the transfer has counted. */
	private take(bytes: Uint8Array): Uint8Array {
		const { transfer } = this;
		const { received, total } = transfer;
		if (received > this.maxBytes) {
			throw this.fail(transfer.failure('tooLarge', 'the file is too large'));
		}
		if (total !== null && received > total) {
			throw this.fail(transfer.failure('cut', 'more came than was announced'));
		}
		this.inspection.push(bytes);
		return bytes;
	}

	/** Whether more comes after an end or a break; throws when what came is not the whole file. */
	private async goesOn(chunk: Exclude<Chunk, { kind: 'bytes' }>): Promise<boolean> {
		const reason = chunk.kind === 'end' ? this.missing() : chunk.reason;
		if (reason === null) return false;
		// All bytes came and still make no whole file: there is nothing to go on with.
		const { transfer } = this;
		const failure = transfer.isComplete
			? transfer.failure('cut', reason)
			: await transfer.resume(reason);
		if (failure !== null) throw this.fail(failure);
		return true;
	}

	/** Why the file is not whole although no more comes; `null` when it is. */
	private missing(): string | null {
		const verdict = this.inspection.end();
		this.facts = verdict.facts;
		return verdict.whole ? null : verdict.reason;
	}

	private fail(failure: BrokenContent): Error {
		this.failure = failure;
		return new Error(failure.reason);
	}
}

/** Why an answer is not read at all; `null` when it is. */
function refuseAnswer(open: OpenContent, maxBytes: number): StartedContent | null {
	if (open.offset !== 0) return { kind: 'trouble', reason: 'only a part of the file came' };
	return (open.total ?? 0) > maxBytes
		? { kind: 'tooLarge', reason: `${open.total} bytes were announced` }
		: null;
}

/** Starts a transfer and looks at its first bytes. */
export async function startContent(
	client: Client,
	source: Source,
	{ variant, maxBytes, deadline }: ContentOptions,
): Promise<StartedContent> {
	const open = await openContent(client, source, null, deadline);
	if (open.kind !== 'bytes') return open;
	const refused = refuseAnswer(open, maxBytes);
	if (refused !== null) {
		open.end();
		return refused;
	}
	const transfer = new Transfer(client, source, open, deadline);
	const head = await openHead(transfer, variant);
	if (head.kind === 'content') return new CheckedStream(transfer, head, maxBytes);
	transfer.close();
	return head;
}
