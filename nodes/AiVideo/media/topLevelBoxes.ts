import { viewOf } from './bytes';
import { LONGEST_HEADER, readBoxHeader } from './mp4Box';

/** Told about the boxes of a file as they go by. */
export interface BoxListener {
	open(type: string): void;
	/** Some content of the box that is open; never empty. */
	content(part: Uint8Array): void;
	close(): void;
}

/** Cuts the bytes of an MP4 file, pushed in any chunks, into its top-level boxes. */
export interface TopLevelBoxes {
	/** Does nothing after a fault. */
	push(chunk: Uint8Array): void;
	/** Takes what was pushed as the complete file: why its boxes do not add up, or null when they do. */
	end(): string | null;
}

const SHORTEST_HEADER = 8;
/** Box types are four-character codes; bytes that are none, such as a run of zeros, are not a box. */
const FOUR_CHARACTERS = /^[\x20-\x7e]{4}$/;

/** Starts at the first byte of a file; holds no more of it than one box header. */
export function topLevelBoxes(listener: BoxListener): TopLevelBoxes {
	const header = new Uint8Array(LONGEST_HEADER);
	const headerView = viewOf(header);
	let headerFilled = 0;
	let headerNeeded = SHORTEST_HEADER;
	let box: { type: string; left: number } | null = null;
	let received = 0;
	let fault: string | null = null;

	function takeHeader(chunk: Uint8Array, from: number): number {
		const part = chunk.subarray(from, from + headerNeeded - headerFilled);
		header.set(part, headerFilled);
		headerFilled += part.length;
		received += part.length;
		if (headerFilled === headerNeeded) readHeader();
		return from + part.length;
	}

	function readHeader(): void {
		const read = readBoxHeader(headerView, 0, headerFilled);
		if (read.kind === 'cut') {
			headerNeeded = read.needed;
			return;
		}
		if (!FOUR_CHARACTERS.test(read.type)) {
			fault = `no box begins at byte ${digits(start())}, where one should`;
		} else if (read.kind === 'impossible') {
			fault = `the '${read.type}' box at byte ${digits(start())} has an impossible size of ${inBytes(read.size)}`;
		} else {
			open(read.type, read.size - read.headerBytes);
		}
	}

	function start(): number {
		return received - headerFilled;
	}

	function open(type: string, left: number): void {
		headerFilled = 0;
		headerNeeded = SHORTEST_HEADER;
		box = { type, left };
		listener.open(type);
		if (left === 0) close();
	}

	function takeContent(chunk: Uint8Array, from: number, into: { left: number }): number {
		const part = chunk.subarray(from, from + into.left);
		into.left -= part.length;
		received += part.length;
		listener.content(part);
		if (into.left === 0) close();
		return from + part.length;
	}

	function close(): void {
		box = null;
		listener.close();
	}

	function cutOff(): string | null {
		if (received === 0) return 'the file is empty';
		if (headerFilled > 0) {
			return `the file ends inside the header of a box, after ${inBytes(received)}`;
		}
		if (box === null) return null;
		return `the file ends ${inBytes(box.left)} early in the '${box.type}' box`;
	}

	return {
		push(chunk) {
			let at = 0;
			while (at < chunk.length && fault === null) {
				at = box === null ? takeHeader(chunk, at) : takeContent(chunk, at, box);
			}
		},
		end() {
			if (box?.left === Infinity) close();
			return fault ?? cutOff();
		},
	};
}

function digits(count: number): string {
	return count.toLocaleString('en-US');
}

function inBytes(count: number): string {
	return `${digits(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}
