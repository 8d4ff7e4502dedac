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
