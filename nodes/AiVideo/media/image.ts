import { textAt, viewOf } from './bytes';
import { contentKind } from './contentKind';

/** Width and height in pixels. */
export interface PixelSize {
	readonly width: number;
	readonly height: number;
}

/** The size when it is one: a picture without pixels is none. */
export function pixelSize(width: number, height: number): PixelSize | null {
	return width > 0 && height > 0 ? { width, height } : null;
}

/** An image a provider takes: its type by its own bytes, and its size in stored pixels. */
export type ImageFacts = PixelSize &
	(
		| { readonly mimeType: 'image/png'; readonly extension: 'png' }
		| { readonly mimeType: 'image/jpeg'; readonly extension: 'jpg' }
		| { readonly mimeType: 'image/webp'; readonly extension: 'webp' }
	);

/**
 * Reads a PNG, JPEG or WebP image; null when it is none of these, or ends before its size.
 * The size is that of the stored pixels: an EXIF orientation is left out, because providers compare what is stored.
 */
export function readImage(bytes: Uint8Array): ImageFacts | null {
	switch (contentKind(bytes)?.mimeType) {
		case 'image/png':
			return withSize(readPngSize(bytes), { mimeType: 'image/png', extension: 'png' });
		case 'image/jpeg':
			return withSize(readJpegSize(bytes), { mimeType: 'image/jpeg', extension: 'jpg' });
		case 'image/webp':
			return withSize(readWebpSize(bytes), { mimeType: 'image/webp', extension: 'webp' });
		default:
			return null;
	}
}

function withSize<T>(size: PixelSize | null, kind: T): (T & PixelSize) | null {
	return size === null ? null : { ...kind, ...size };
}

/** Signature, chunk length and type, then width and height. */
const MIN_PNG_BYTES = 24;

/** The size in the header chunk of a PNG, which always comes first (ISO/IEC 15948, 11.2.2). */
function readPngSize(bytes: Uint8Array): PixelSize | null {
	if (bytes.length < MIN_PNG_BYTES || textAt(bytes, 12, 4) !== 'IHDR') return null;
	const view = viewOf(bytes);
	return pixelSize(view.getUint32(16), view.getUint32(20));
}

/** The end of the image and the start of a scan: no frame header comes after them. */
const JPEG_ENDS = new Set([0xd9, 0xda]);
const JPEG_FILL = 0xff;
/** Huffman tables, JPEG extensions and arithmetic conditioning stand among the frame headers C0 to CF. */
const NOT_A_JPEG_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/** Photos have a few dozen segments before the frame header; a hostile file is nothing but fill bytes. */
const MAX_JPEG_STEPS = 10_000;

/** The size in the frame header of a JPEG, found by going from segment to segment (ITU-T T.81, B.1 and B.2.2). */
function readJpegSize(bytes: Uint8Array): PixelSize | null {
	const view = viewOf(bytes);
	let at = 2;
	for (let step = 0; step < MAX_JPEG_STEPS && at + 4 <= bytes.length; step++) {
		const marker = view.getUint8(at + 1);
		if (view.getUint8(at) !== JPEG_FILL || JPEG_ENDS.has(marker)) return null;
		if (isJpegFrame(marker)) return jpegFrameSize(view, at);
		at += marker === JPEG_FILL ? 1 : jpegStep(marker, view.getUint16(at + 2));
	}
	return null;
}

function isJpegFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && !NOT_A_JPEG_FRAME.has(marker);
}

/** A marker with nothing after it, or a segment whose length counts its own two bytes but not the marker. */
function jpegStep(marker: number, length: number): number {
	const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
	return standsAlone ? 2 : 2 + length;
}

/** Marker, length, precision, then height before width. */
function jpegFrameSize(view: DataView, at: number): PixelSize | null {
	if (at + 9 > view.byteLength) return null;
	return pixelSize(view.getUint16(at + 7), view.getUint16(at + 5));
}

/** Where the content of the first chunk starts: after `RIFF`, size, `WEBP`, chunk type and size (RFC 9649, 2.4). */
const WEBP_CONTENT = 20;
const VP8_START_CODE = '\x9d\x01\x2a';
const VP8L_SIGNATURE = 0x2f;

/** Readers of the first chunk by its type; each is given the chunk's content. */
const WEBP_READERS = new Map<string, (content: Uint8Array) => PixelSize | null>([
	['VP8 ', readLossyWebp],
	['VP8L', readLosslessWebp],
	['VP8X', readExtendedWebp],
]);

/** The size of a WebP image, or of the canvas of an animated one. */
function readWebpSize(bytes: Uint8Array): PixelSize | null {
	const reader = WEBP_READERS.get(textAt(bytes, 12, 4));
	return reader === undefined ? null : reader(bytes.subarray(WEBP_CONTENT));
}

/** A key frame: tag, start code, then 14 bits each and 2 bits of scaling (RFC 6386, 9.1). */
function readLossyWebp(content: Uint8Array): PixelSize | null {
	if (content.length < 10 || textAt(content, 3, 3) !== VP8_START_CODE) return null;
	const view = viewOf(content);
	return pixelSize(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
}

/** A signature, then 14 bits each of width and height less one (RFC 9649, 3.4). */
function readLosslessWebp(content: Uint8Array): PixelSize | null {
	if (content.length < 5 || content[0] !== VP8L_SIGNATURE) return null;
	const packed = viewOf(content).getUint32(1, true);
	return pixelSize((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1);
}

/** Flags, then 24 bits each of canvas width and height less one (RFC 9649, 2.7). */
function readExtendedWebp(content: Uint8Array): PixelSize | null {
	if (content.length < 10) return null;
	const view = viewOf(content);
	const width = view.getUint32(4, true) & 0xffffff;
	const height = view.getUint32(6, true) >>> 8;
	return pixelSize(width + 1, height + 1);
}
