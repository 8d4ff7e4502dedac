import { type ByteStream, streamLike } from '../api/host';
import type { Chunk } from '../api/readBody';
import type { ContentKind } from '../media/contentKind';
import type { Mp4Facts } from '../media/moov';
import { type Mp4Verdict, Mp4Walk } from '../media/mp4Walk';
import { type ContentHead, ENDED_EARLY } from './contentHead';
import { READ_AHEAD_BYTES } from './openContent';
import type { BrokenContent, Transfer } from './transfer';

const UNREAD: Mp4Facts = { seconds: null, width: null, height: null, hasAudio: null };

/** No compression of HTTP packs tighter (zlib, deflate's limit). */
const MAX_PACKING = 1032;

/** Judges bytes as they pass. Only MP4 tells by itself whether it is whole. */
interface Inspection {
	readonly tellsWhole: boolean;
	push(bytes: Uint8Array): void;
	end(): Mp4Verdict;
}

function inspect(kind: ContentKind): Inspection {
	if (kind.mimeType !== 'video/mp4') {
		return { tellsWhole: false, push: () => {}, end: () => ({ whole: true, facts: UNREAD }) };
	}
	const walk = new Mp4Walk();
	return { tellsWhole: true, push: (bytes) => walk.push(bytes), end: () => walk.end() };
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
		this.stream = streamLike(transfer.first.body, this.chunks(head.bytes), READ_AHEAD_BYTES);
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
		// The length of a file that the host unpacked is that of the packed one.
		const most = this.inspection.tellsWhole ? (total ?? 0) * MAX_PACKING : total;
		if (total !== null && received > (most ?? 0)) {
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
		const failure =
			transfer.total !== null && !transfer.isShort
				? transfer.failure('cut', reason)
				: await transfer.resume(reason);
		if (failure !== null) throw this.fail(failure);
		return true;
	}

	/** Why the file is not whole although no more comes; `null` when it is. */
	private missing(): string | null {
		const { transfer, inspection } = this;
		if (transfer.isShort && !(inspection.tellsWhole && transfer.mayBeUnpacked)) return ENDED_EARLY;
		const verdict = inspection.end();
		this.facts = verdict.facts;
		if (verdict.whole) return null;
		return transfer.isShort ? ENDED_EARLY : verdict.reason;
	}

	private fail(failure: BrokenContent): Error {
		this.failure = failure;
		return new Error(failure.reason);
	}
}
