import { uint64At, viewOf } from './bytes';

/** A box header is a 32-bit size and a type, then maybe a 64-bit size (ISO/IEC 14496-12, 4.2). */
const MIN_HEADER_BYTES = 8;
const MAX_HEADER_BYTES = 16;

/**
 * What the bytes at the start of a box say. `size` counts the whole box, header included, in bytes.
 * - `cut`: `needed` bytes are needed to tell
 * - `impossible`: the size is smaller than the header itself, or too large to count
 * - `box`: a size of Infinity means "to the end of the file"
 */
type BoxHeader =
	| { readonly kind: 'cut'; readonly needed: number }
	| { readonly kind: 'impossible'; readonly type: string; readonly size: number }
	| {
			readonly kind: 'box';
			readonly type: string;
			readonly size: number;
			readonly headerBytes: number;
	  };

/** One box inside another: its four-character type and its content without the header. */
interface Mp4Box {
	readonly type: string;
	readonly content: Uint8Array;
}

/** Hostile files hold millions of empty boxes; a real `moov`, `trak` or `stsd` holds a few dozen. */
const MAX_SIBLINGS = 1024;

/** Reads the box header at `at`, of which the bytes before `end` are there (ISO/IEC 14496-12, 4.2). */
function readBoxHeader(view: DataView, at: number, end: number): BoxHeader {
	if (end - at < MIN_HEADER_BYTES) return { kind: 'cut', needed: MIN_HEADER_BYTES };
	const shortSize = view.getUint32(at);
	const type = fourCharacters(view, at + 4);
	if (shortSize === 0) return { kind: 'box', type, size: Infinity, headerBytes: MIN_HEADER_BYTES };
	if (shortSize !== 1) return sized(type, shortSize, MIN_HEADER_BYTES);
	if (end - at < MAX_HEADER_BYTES) return { kind: 'cut', needed: MAX_HEADER_BYTES };
	return sized(type, uint64At(view, at + 8), MAX_HEADER_BYTES);
}

function fourCharacters(view: DataView, at: number): string {
	const code = (index: number) => view.getUint8(at + index);
	return String.fromCharCode(code(0), code(1), code(2), code(3));
}

function sized(type: string, size: number, headerBytes: number): BoxHeader {
	return size < headerBytes || size > Number.MAX_SAFE_INTEGER
		? { kind: 'impossible', type, size }
		: { kind: 'box', type, size, headerBytes };
}

/** The boxes that lie one after another in `bytes`, as far as they are well-formed. */
export function* boxesIn(bytes: Uint8Array): Generator<Mp4Box> {
	const view = viewOf(bytes);
	let at = 0;
	for (let count = 0; count < MAX_SIBLINGS; count++) {
		const header = readBoxHeader(view, at, bytes.length);
		if (header.kind !== 'box' || header.size > bytes.length - at) return;
		yield { type: header.type, content: bytes.subarray(at + header.headerBytes, at + header.size) };
		at += header.size;
	}
}

/** The first box in `bytes`, of `type` when one is given. */
export function firstBox(bytes: Uint8Array, type?: string): Mp4Box | null {
	for (const box of boxesIn(bytes)) {
		if (type === undefined || box.type === type) return box;
	}
	return null;
}

/** The content of the box reached by following `path`, such as `mdia`, `hdlr`; null when there is none. */
export function contentAt(bytes: Uint8Array, ...path: readonly string[]): Uint8Array | null {
	let content = bytes;
	for (const type of path) {
		const box = firstBox(content, type);
		if (box === null) return null;
		content = box.content;
	}
	return content;
}

/** Box types are four-character codes; bytes that are none, such as a run of zeros, are not a box. */
const FOUR_CHARACTERS = /^[\x20-\x7e]{4}$/;

/** Told about the boxes of a file as they go by. */
export interface BoxListener {
	open(type: string): void;
	/** Some content of the box that is open; never empty. */
	content(part: Uint8Array): void;
	close(): void;
}

/** The box that is going by, and how many bytes of its content are still to come. */
interface OpenBox {
	readonly type: string;
	left: number;
}

/**
 * Cuts the bytes of an MP4 file, pushed in any chunks from its first one on, into its top-level boxes.
 * Holds no more of them than one box header.
 */
export class TopLevelBoxes {
	private readonly header = new Uint8Array(MAX_HEADER_BYTES);
	private readonly headerView = viewOf(this.header);
	private headerFilled = 0;
	private headerNeeded = MIN_HEADER_BYTES;
	/** Null while a header is read. */
	private box: OpenBox | null = null;
	private received = 0;
	private fault: string | null = null;

	constructor(private readonly listener: BoxListener) {}

	/** Does nothing after a fault. */
	push(chunk: Uint8Array): void {
		let at = 0;
		while (at < chunk.length && this.fault === null) {
			at = this.box === null ? this.takeHeader(chunk, at) : this.takeContent(chunk, at, this.box);
		}
	}

	/** Takes what was pushed as the complete file: why its boxes do not add up, or null when they do. */
	end(): string | null {
		if (this.box?.left === Infinity) this.close();
		return this.fault ?? this.cutOff();
	}

	private takeHeader(chunk: Uint8Array, from: number): number {
		const part = chunk.subarray(from, from + this.headerNeeded - this.headerFilled);
		this.header.set(part, this.headerFilled);
		this.headerFilled += part.length;
		this.received += part.length;
		if (this.headerFilled === this.headerNeeded) this.readHeader();
		return from + part.length;
	}

	private readHeader(): void {
		const read = readBoxHeader(this.headerView, 0, this.headerFilled);
		if (read.kind === 'cut') {
			this.headerNeeded = read.needed;
			return;
		}
		const start = this.received - this.headerFilled;
		if (!FOUR_CHARACTERS.test(read.type)) {
			this.fault = `no box begins at byte ${digits(start)}, where one should`;
		} else if (read.kind === 'impossible') {
			this.fault = `the '${read.type}' box at byte ${digits(start)} has an impossible size of ${inBytes(read.size)}`;
		} else {
			this.open(read.type, read.size - read.headerBytes);
		}
	}

	private open(type: string, left: number): void {
		this.headerFilled = 0;
		this.headerNeeded = MIN_HEADER_BYTES;
		this.box = { type, left };
		this.listener.open(type);
		if (left === 0) this.close();
	}

	private takeContent(chunk: Uint8Array, from: number, box: OpenBox): number {
		const part = chunk.subarray(from, from + box.left);
		box.left -= part.length;
		this.received += part.length;
		this.listener.content(part);
		if (box.left === 0) this.close();
		return from + part.length;
	}

	private close(): void {
		this.box = null;
		this.listener.close();
	}

	private cutOff(): string | null {
		if (this.received === 0) return 'the file is empty';
		if (this.headerFilled > 0) {
			return `the file ends inside the header of a box, after ${inBytes(this.received)}`;
		}
		if (this.box === null) return null;
		return `the file ends ${inBytes(this.box.left)} early in the '${this.box.type}' box`;
	}
}

function digits(count: number): string {
	return count.toLocaleString('en-US');
}

function inBytes(count: number): string {
	return `${digits(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}
