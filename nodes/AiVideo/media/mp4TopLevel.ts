import { viewOf } from './bytes';
import { MAX_HEADER_BYTES, MIN_HEADER_BYTES, readBoxHeader } from './mp4Boxes';

/** The boxes of a file that goes by (ISO/IEC 14496-12, 4.2). */

/** Box types are four-character codes; bytes that are none, such as a run of zeros, are not a box. */
const FOUR_CHARACTERS = /^[\x20-\x7e]{4}$/;

/**
 * A day of video in fragments of a third of a second has as many; a hostile file has one for every
 * eight bytes, each with work of its own.
 */
const MAX_TOP_LEVEL_BOXES = 1_000_000;

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
	private count = 0;
	private fault: string | null = null;
	/** Whether nothing but padding came since the last box. */
	private isPadding = false;

	constructor(private readonly listener: BoxListener) {}

	/** Does nothing after a fault. */
	push(chunk: Uint8Array): void {
		let at = 0;
		if (this.isPadding) {
			this.takePadding(chunk);
			return;
		}
		while (at < chunk.length && this.fault === null) {
			at = this.box === null ? this.takeHeader(chunk, at) : this.takeContent(chunk, at, this.box);
			if (this.isPadding) {
				this.takePadding(chunk.subarray(at));
				return;
			}
		}
	}

	/** Takes what was pushed as the complete file: why its boxes do not add up, or null when they do. */
	end(): string | null {
		if (this.box?.left === Infinity) this.close();
		return this.fault ?? this.cutOff();
	}

	/** Players stop at the last box: what follows it does no harm as long as it is nothing. */
	private takePadding(chunk: Uint8Array): void {
		this.received += chunk.length;
		if (!isPadding(chunk)) this.fault = 'something else follows after the last box';
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
			this.takeNoBox(start);
		} else if (++this.count > MAX_TOP_LEVEL_BOXES) {
			this.fault = `the file has more than ${digits(MAX_TOP_LEVEL_BOXES)} boxes`;
		} else if (read.kind === 'impossible') {
			this.fault = `the '${read.type}' box at byte ${digits(start)} has an impossible size of ${inBytes(read.size)}`;
		} else {
			this.open(read.type, read.size - read.headerBytes);
		}
	}

	/** A header that is none begins what may follow after the last box. */
	private takeNoBox(start: number): void {
		if (start > 0 && isPadding(this.header.subarray(0, this.headerFilled))) {
			this.isPadding = true;
			this.headerFilled = 0;
		} else {
			this.fault = `no box begins at byte ${digits(start)}, where one should`;
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
		const tail = this.header.subarray(0, this.headerFilled);
		if (this.headerFilled > 0 && !isPadding(tail)) {
			return `the file ends inside the header of a box, after ${inBytes(this.received)}`;
		}
		if (this.box === null) return null;
		return `the file ends ${inBytes(this.box.left)} early in the '${this.box.type}' box`;
	}
}

/** Zeros, or a line end that a script wrote behind the file. */
function isPadding(bytes: Uint8Array): boolean {
	return bytes.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d);
}

function digits(count: number): string {
	return count.toLocaleString('en-US');
}

function inBytes(count: number): string {
	return `${digits(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}
