import { textAt, viewOf } from './bytes';
import { pixelSize, type PixelSize } from './pixelSize';

/** Where the content of the first chunk starts: after `RIFF`, size, `WEBP`, chunk type and size (RFC 9649, 2.4). */
const CONTENT = 20;
const VP8_START_CODE = '\x9d\x01\x2a';
const VP8L_SIGNATURE = 0x2f;

/** Readers of the first chunk by its type; each is given the chunk's content. */
const READERS = new Map<string, (content: Uint8Array) => PixelSize | null>([
	['VP8 ', readLossy],
	['VP8L', readLossless],
	['VP8X', readExtended],
]);

/** The size of a WebP image, or of the canvas of an animated one. */
export function readWebpSize(bytes: Uint8Array): PixelSize | null {
	const reader = READERS.get(textAt(bytes, 12, 4));
	return reader === undefined ? null : reader(bytes.subarray(CONTENT));
}

/** A key frame: tag, start code, then 14 bits each and 2 bits of scaling (RFC 6386, 9.1). */
function readLossy(content: Uint8Array): PixelSize | null {
	if (content.length < 10 || textAt(content, 3, 3) !== VP8_START_CODE) return null;
	const view = viewOf(content);
	return pixelSize(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
}

/** A signature, then 14 bits each of width and height less one (RFC 9649, 3.4). */
function readLossless(content: Uint8Array): PixelSize | null {
	if (content.length < 5 || content[0] !== VP8L_SIGNATURE) return null;
	const packed = viewOf(content).getUint32(1, true);
	return pixelSize((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1);
}

/** Flags, then 24 bits each of canvas width and height less one (RFC 9649, 2.7). */
function readExtended(content: Uint8Array): PixelSize | null {
	if (content.length < 10) return null;
	const view = viewOf(content);
	const width = view.getUint32(4, true) & 0xffffff;
	const height = view.getUint32(6, true) >>> 8;
	return pixelSize(width + 1, height + 1);
}
