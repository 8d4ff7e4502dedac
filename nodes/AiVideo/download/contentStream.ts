import type { ContentSource, Variant } from '../dialects/dialect';
import type { ContentKind } from '../media/contentKind';
import { mp4Walk, type Mp4Facts, type Mp4Verdict } from '../media/mp4Walk';
import type { Client } from '../api/client';
import { judgeHead, readHead } from './contentHead';
import type { ByteStream } from '../api/hostHttp';
import { openContent, type ContentOutcome, type OpenContent } from './openContent';
import { transfer } from './transfer';

/** What a transfer that did not end well was like. */
export interface BrokenContent {
	readonly reason: string;
	readonly received: number;
	readonly total: number | null;
	/** The address is used up; a status request may give a new one. */
	readonly isExpired: boolean;
	/** No further try would bring a smaller file. */
	readonly isTooLarge: boolean;
}

/** A file that looks right so far, as a stream for n8n's binary store. */
export interface ContentStream {
	readonly kind: 'stream';
	readonly stream: ByteStream;
	readonly contentKind: ContentKind;
	/** After the stream's end: what came. */
	result(): { readonly bytes: number; readonly facts: Mp4Facts };
	/** Ends the connection, for when nobody reads the stream to its end. */
	close(): void;
	/** After the stream's failure: why; `null` when it was not the content's fault. */
	broken(): BrokenContent | null;
}

export type StartedContent =
	| ContentStream
	| Exclude<ContentOutcome, OpenContent>
	/** An answer that is no such file, whatever its header says; one that is too large to be kept. */
	| { readonly kind: 'wrong' | 'tooLarge'; readonly reason: string };

export interface ContentOptions {
	readonly variant: Variant;
	readonly mostBytes: number;
	/** When all of it has to be over at the latest, in milliseconds since 1970. */
	readonly until: number;
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
		? mp4Walk()
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

/** Why an answer is not read at all; `null` when it is. */
function refuseAnswer(open: OpenContent, mostBytes: number): StartedContent | null {
	if (open.offset !== 0) return { kind: 'trouble', reason: 'only a part of the file came' };
	return (open.total ?? 0) > mostBytes
		? { kind: 'tooLarge', reason: `${open.total} bytes were announced` }
		: null;
}

/**
 * Starts a transfer and looks at its first bytes. The stream counts, walks the MP4's boxes, goes
 * on after cuts, and fails unless the file is whole. It is one async generator, because a `data`
 * listener or a Transform before the host takes the stream would lose bytes.
 */
export async function startContent(
	client: Client,
	source: ContentSource,
	{ variant, mostBytes, until }: ContentOptions,
): Promise<StartedContent> {
	const open = await openContent(client, source, null, until);
	if (open.kind !== 'bytes') return open;
	const refused = refuseAnswer(open, mostBytes);
	if (refused !== null) {
		open.end();
		return refused;
	}
	const bytesComing = transfer(client, source, open, until);
	const head = await readHead(bytesComing);
	const judged = judgeHead(head, variant);
	if (judged.kind === 'wrong') {
		bytesComing.close();
		return judged;
	}
	const inspection = inspect(judged.contentKind);
	const { total } = open;
	let received = 0;
	let facts = UNREAD;
	let broken: BrokenContent | null = null;

	function take(bytes: Uint8Array): Uint8Array {
		received += bytes.length;
		if (received > mostBytes) throw fail('the file is too large', { isTooLarge: true });
		if (total !== null && received > total) throw fail('more came than was announced');
		inspection.push(bytes);
		return bytes;
	}

	/** Why the file is not whole although no more comes; `null` when it is. */
	function missing(): string | null {
		if (total !== null && received !== total) return 'the transfer ended early';
		const verdict = inspection.end();
		facts = verdict.facts;
		return verdict.whole ? null : verdict.reason;
	}

	function fail(
		reason: string,
		{ isExpired = false, isTooLarge = false }: Partial<BrokenContent> = {},
	): Error {
		broken = { reason, received, total, isExpired, isTooLarge };
		return new Error(reason);
	}

	async function* chunks(): AsyncGenerator<Uint8Array> {
		try {
			yield take(head);
			for (;;) {
				const chunk = await bytesComing.next();
				if (chunk.kind === 'bytes') {
					yield take(chunk.bytes);
					continue;
				}
				const reason = chunk.kind === 'end' ? missing() : chunk.reason;
				if (reason === null) return;
				// All bytes came and still make no whole file: there is nothing to go on with.
				if (received === total) throw fail(reason);
				const stop = await bytesComing.resume(received, reason);
				if (stop) throw fail(stop.reason, stop);
			}
		} finally {
			bytesComing.close();
		}
	}

	return {
		kind: 'stream',
		stream: toStream(open.body, chunks()),
		contentKind: judged.contentKind,
		result: () => ({ bytes: received, facts }),
		close: () => bytesComing.close(),
		broken: () => broken,
	};
}
