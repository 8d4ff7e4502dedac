import { uint64At, viewOf } from './bytes';

/** A box header is a 32-bit size and a type, then maybe a 64-bit size (ISO/IEC 14496-12, 4.2). */
export const MIN_HEADER_BYTES = 8;
export const MAX_HEADER_BYTES = 16;

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

/** Hostile files hold millions of empty boxes; of a real film with ten tracks, a few hundred are read. */
const MAX_BOXES = 10_000;

/** How many boxes may still be read of a file, over all that is looked for in it. */
export class BoxBudget {
	private left = MAX_BOXES;

	/** Whether one more may be read. */
	spend(): boolean {
		return this.left-- > 0;
	}

	/** Whether something was left unread. */
	get isOverdrawn(): boolean {
		return this.left < 0;
	}
}

/** Reads the box header at `at`, of which the bytes before `end` are there (ISO/IEC 14496-12, 4.2). */
export function readBoxHeader(view: DataView, at: number, end: number): BoxHeader {
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
export function* boxesIn(bytes: Uint8Array, budget: BoxBudget): Generator<Mp4Box> {
	const view = viewOf(bytes);
	let at = 0;
	while (at < bytes.length && budget.spend()) {
		const header = readBoxHeader(view, at, bytes.length);
		if (header.kind !== 'box' || header.size > bytes.length - at) return;
		yield { type: header.type, content: bytes.subarray(at + header.headerBytes, at + header.size) };
		at += header.size;
	}
}

/** The first box in `bytes`, of `type` when one is given. */
export function firstBox(bytes: Uint8Array, budget: BoxBudget, type?: string): Mp4Box | null {
	for (const box of boxesIn(bytes, budget)) {
		if (type === undefined || box.type === type) return box;
	}
	return null;
}

/** The content of the box reached by following `path`, such as `mdia`, `hdlr`; null when there is none. */
export function contentAt(
	bytes: Uint8Array,
	budget: BoxBudget,
	...path: readonly string[]
): Uint8Array | null {
	let content = bytes;
	for (const type of path) {
		const box = firstBox(content, budget, type);
		if (box === null) return null;
		content = box.content;
	}
	return content;
}
