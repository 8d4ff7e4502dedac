/** Big-endian and little-endian access to exactly these bytes, whatever buffer they are a slice of. */
export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Up to `length` bytes from `offset` as Latin-1 text; shorter when the bytes end before. */
export function textAt(bytes: Uint8Array, offset: number, length: number): string {
	return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

/** An unsigned 64-bit big-endian number; exact up to 2^53 - 1, rounded above. */
export function uint64At(view: DataView, offset: number): number {
	return view.getUint32(offset) * 2 ** 32 + view.getUint32(offset + 4);
}

const FIRST_CAPACITY = 4096;

/** Bytes gathered from many parts, up to a cap. */
export interface CappedBytes {
	append(part: Uint8Array): void;
	/** Everything appended so far, or null when it was more than the cap. */
	read(): Uint8Array | null;
}

/**
 * Copies parts into one buffer that doubles as it fills: a list of the parts would cost a hundred bytes for each,
 * however small, and keep the chunks they were cut from alive. Past `cap` bytes everything is dropped.
 */
export function cappedBytes(cap: number): CappedBytes {
	let buffer = new Uint8Array(Math.min(FIRST_CAPACITY, cap));
	let filled = 0;

	function makeRoom(needed: number): void {
		if (needed <= buffer.length) return;
		const grown = new Uint8Array(Math.min(cap, Math.max(needed, buffer.length * 2)));
		grown.set(buffer.subarray(0, filled));
		buffer = grown;
	}

	return {
		append(part) {
			const needed = filled + part.length;
			if (needed > cap) {
				buffer = new Uint8Array(0);
			} else {
				makeRoom(needed);
				buffer.set(part, filled);
			}
			filled = needed;
		},
		read() {
			return filled > cap ? null : buffer.subarray(0, filled);
		},
	};
}
