import { bodyReader } from './readBody';

/** The text of an answer, of whatever size: servers echo images of many megabytes in base64. */

/** The most that is read of one answer. Twenty images of n8n's usual limit do not come near. */
const MAX_READ_BYTES = 64 * 1024 * 1024;
/** The most that is kept of it; no documented answer comes near, but for the largest lists. */
export const MAX_ANSWER_BYTES = 1024 * 1024;
/** A longer string is no ID, no link and no reason: a file in base64. */
const MAX_STRING_BYTES = 64 * 1024;
/** Enough of such a string to see what it is. */
const SHOWN_STRING_BYTES = 256;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ELLIPSIS = Buffer.from('…');
const CLOSING = Buffer.from('"');

/** Where a byte comes next, looked for once however often it is asked. */
class NextByte {
	private found = -1;

	constructor(
		private readonly chunk: Buffer,
		private readonly byte: number,
	) {}

	from(index: number): number {
		if (this.found < index) {
			const found = this.chunk.indexOf(this.byte, index);
			this.found = found < 0 ? this.chunk.length : found;
		}
		return this.found;
	}
}

/** Bytes that are copied together, so that none of the larger chunks they came in is held. */
class KeptBytes {
	private bytes = Buffer.allocUnsafe(4_096);
	length = 0;

	append(more: Buffer): void {
		const needed = this.length + more.length;
		if (needed > this.bytes.length) {
			const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.bytes.length));
			this.bytes.copy(larger, 0, 0, this.length);
			this.bytes = larger;
		}
		more.copy(this.bytes, this.length);
		this.length = needed;
	}

	text(): string {
		return this.bytes.toString('utf8', 0, this.length);
	}
}

/** Keeps what passes, but for the rest of very long strings. */
class ShortenedText {
	private readonly kept = new KeptBytes();
	private inString = false;
	private isEscaped = false;
	/** Where the open string begins in what is kept, and how long it is so far. */
	private stringStart = 0;
	private stringBytes = 0;

	get length(): number {
		return this.kept.length;
	}

	push(chunk: Buffer): void {
		const quotes = new NextByte(chunk, QUOTE);
		const backslashes = new NextByte(chunk, BACKSLASH);
		for (let start = 0; start < chunk.length;) {
			if (!this.inString) {
				const end = Math.min(chunk.length, quotes.from(start) + 1);
				this.pushOther(chunk.subarray(start, end));
				start = end;
				continue;
			}
			const quote = this.endOfString(chunk, start, quotes, backslashes);
			this.pushString(chunk.subarray(start, quote));
			if (quote < chunk.length) this.closeString();
			start = quote + 1;
		}
	}

	text(): string {
		return this.kept.text();
	}

	/** The index of the quote that ends the open string, or the chunk's length. */
	private endOfString(
		chunk: Buffer,
		start: number,
		quotes: NextByte,
		backslashes: NextByte,
	): number {
		let index = this.isEscaped ? start + 1 : start;
		this.isEscaped = false;
		for (;;) {
			const quote = quotes.from(index);
			const backslash = backslashes.from(index);
			if (quote <= backslash) return quote;
			this.isEscaped = backslash + 1 >= chunk.length;
			if (this.isEscaped) return chunk.length;
			index = backslash + 2;
		}
	}

	/** Up to the quote that begins a string, or that ended one. */
	private pushOther(bytes: Buffer): void {
		this.kept.append(bytes);
		this.inString = bytes[bytes.length - 1] === QUOTE;
		this.stringStart = this.kept.length;
		this.stringBytes = 0;
	}

	private pushString(bytes: Buffer): void {
		const before = this.stringBytes;
		this.stringBytes += bytes.length;
		if (before > MAX_STRING_BYTES) return;
		this.kept.append(bytes.subarray(0, MAX_STRING_BYTES - before));
		if (this.stringBytes <= MAX_STRING_BYTES) return;
		this.kept.length = this.stringStart + SHOWN_STRING_BYTES;
		this.kept.append(ELLIPSIS);
	}

	private closeString(): void {
		this.kept.append(CLOSING);
		this.inString = false;
	}
}

export interface AnswerText {
	readonly text: string;
	/** Why that is not all of it; `null` when it is. */
	readonly problem: string | null;
}

/**
 * Reads an answer that is text. What came of one that broke off is kept. Never throws.
 * @param maxBytes the most that is kept
 */
export async function readAnswer(
	body: AsyncIterable<unknown>,
	maxBytes = MAX_ANSWER_BYTES,
): Promise<AnswerText> {
	const reader = bodyReader(body);
	const shortened = new ShortenedText();
	for (let length = 0; ;) {
		const chunk = await reader.next();
		if (chunk.kind === 'end') return { text: shortened.text(), problem: null };
		if (chunk.kind === 'broken') return { text: shortened.text(), problem: chunk.reason };
		length += chunk.bytes.length;
		shortened.push(Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length));
		const limit = length > MAX_READ_BYTES ? MAX_READ_BYTES : maxBytes;
		if (length > MAX_READ_BYTES || shortened.length > maxBytes) {
			return { text: shortened.text(), problem: `more than ${limit} bytes came` };
		}
	}
}
