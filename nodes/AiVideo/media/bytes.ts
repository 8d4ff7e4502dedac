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

const INITIAL_CAPACITY = 4096;

/**
 * Bytes gathered from many parts, up to a maximum. The parts are copied into one buffer that doubles as it fills: a
 * list of them would cost a hundred bytes for each, however small, and keep the chunks they were cut from alive.
 */
export class CappedBytes {
	private buffer: Uint8Array;
	private filled = 0;

	/** Once more than `maxBytes` were appended, all are dropped. */
	constructor(private readonly maxBytes: number) {
		this.buffer = new Uint8Array(Math.min(INITIAL_CAPACITY, maxBytes));
	}

	append(part: Uint8Array): void {
		const needed = this.filled + part.length;
		if (needed > this.maxBytes) {
			this.buffer = new Uint8Array(0);
		} else {
			this.makeRoom(needed);
			this.buffer.set(part, this.filled);
		}
		this.filled = needed;
	}

	/** Everything appended so far, or null when it was more than the maximum. */
	read(): Uint8Array | null {
		return this.filled > this.maxBytes ? null : this.buffer.subarray(0, this.filled);
	}

	private makeRoom(needed: number): void {
		if (needed <= this.buffer.length) return;
		const grown = new Uint8Array(Math.min(this.maxBytes, Math.max(needed, this.buffer.length * 2)));
		grown.set(this.buffer.subarray(0, this.filled));
		this.buffer = grown;
	}
}
