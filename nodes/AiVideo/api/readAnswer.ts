import { bodyReader } from './readBody';

/** The text of an answer, of whatever size: servers echo images of many megabytes in base64. */

/** The most that is read of one answer. Twenty images of n8n's usual limit do not come near. */
const MAX_READ_BYTES = 64 * 1024 * 1024;
/** The most that is kept of it; no documented answer comes near. */
export const MAX_ANSWER_BYTES = 1024 * 1024;
/** A longer string is no ID, no link and no reason: a file in base64. */
const MAX_STRING_BYTES = 64 * 1024;
/** Enough of such a string to see what it is. */
const SHOWN_STRING_BYTES = 256;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

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

/** Keeps what passes, but for the rest of very long strings. Holds no more than it keeps. */
class ShortenedText {
	private readonly pieces: Buffer[] = [];
	private inString = false;
	private isEscaped = false;
	private stringBytes = 0;
	/** The pieces of the string that is open, which may yet turn out to be too long. */
	private string: Buffer[] = [];
	private keptBytes = 0;

	get length(): number {
		return this.keptBytes + Math.min(this.stringBytes, MAX_STRING_BYTES);
	}

	push(chunk: Buffer): void {
		const quotes = new NextByte(chunk, QUOTE);
		const backslashes = new NextByte(chunk, BACKSLASH);
		for (let start = 0; start < chunk.length;) {
			if (!this.inString) {
				const end = Math.min(chunk.length, quotes.from(start) + 1);
				this.keep(chunk.subarray(start, end));
				this.inString = chunk[end - 1] === QUOTE;
				start = end;
				continue;
			}
			const end = this.endOfString(chunk, start, quotes, backslashes);
			this.pushString(chunk.subarray(start, end));
			if (end < chunk.length) this.endString();
			start = end;
		}
	}

	text(): string {
		this.endString();
		return Buffer.concat(this.pieces).toString('utf8');
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

	private keep(bytes: Buffer): void {
		this.pieces.push(bytes);
		this.keptBytes += bytes.length;
	}

	private pushString(bytes: Buffer): void {
		const wasShort = this.stringBytes <= MAX_STRING_BYTES;
		this.stringBytes += bytes.length;
		if (!wasShort) return;
		this.string.push(bytes);
		if (this.stringBytes <= MAX_STRING_BYTES) return;
		const shown = Buffer.concat(this.string).subarray(0, SHOWN_STRING_BYTES);
		this.string = [Buffer.from(shown), Buffer.from('…')];
	}

	private endString(): void {
		for (const piece of this.string) this.keep(piece);
		this.string = [];
		this.stringBytes = 0;
		this.inString = false;
	}
}

export interface AnswerText {
	readonly text: string;
	/** Why that is not all of it; `null` when it is. */
	readonly problem: string | null;
}

/** Reads an answer that is text. What came of one that broke off is kept. Never throws. */
export async function readAnswer(body: AsyncIterable<unknown>): Promise<AnswerText> {
	const reader = bodyReader(body);
	const shortened = new ShortenedText();
	for (let length = 0; ;) {
		const chunk = await reader.next();
		if (chunk.kind === 'end') return { text: shortened.text(), problem: null };
		if (chunk.kind === 'broken') return { text: shortened.text(), problem: chunk.reason };
		length += chunk.bytes.length;
		shortened.push(Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length));
		const limit = length > MAX_READ_BYTES ? MAX_READ_BYTES : MAX_ANSWER_BYTES;
		if (length > MAX_READ_BYTES || shortened.length > MAX_ANSWER_BYTES) {
			return { text: '', problem: `more than ${limit} bytes came` };
		}
	}
}
