import { contentKind } from './contentKind';
import { readJpegSize } from './jpegSize';
import type { PixelSize } from './pixelSize';
import { readPngSize } from './pngSize';
import { readWebpSize } from './webpSize';

/** An image a provider takes: its type by its own bytes, and its size in stored pixels. */
export type ImageFacts = PixelSize &
	(
		| { mimeType: 'image/png'; extension: 'png' }
		| { mimeType: 'image/jpeg'; extension: 'jpg' }
		| { mimeType: 'image/webp'; extension: 'webp' }
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
