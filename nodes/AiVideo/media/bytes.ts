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
