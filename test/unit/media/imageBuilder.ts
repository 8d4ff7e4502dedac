/** Builds the first bytes of synthetic images, as many as tell the size. */

import { join, text, u16, u32, zeros } from './mp4Builder';

export function bytesOf(...values: readonly number[]): Uint8Array {
	return new Uint8Array(values);
}

export function png(width: number, height: number, chunk = 'IHDR'): Uint8Array {
	const signature = join(text('\x89PNG\r\n\x1a\n'), u32(13), text(chunk));
	return join(signature, u32(width, height), bytesOf(8, 2, 0, 0, 0));
}

/** A marker and its segment. */
export function segment(marker: number, content: Uint8Array): Uint8Array {
	return join(bytesOf(0xff, marker), u16(2 + content.length), content);
}

export function frame(width: number, height: number, marker = 0xc0): Uint8Array {
	return segment(marker, join(bytesOf(8), u16(height, width), bytesOf(1, 1, 0x11, 0)));
}

export function jpeg(...segments: readonly Uint8Array[]): Uint8Array {
	return join(bytesOf(0xff, 0xd8), ...segments);
}

export function webp(type: string, content: Uint8Array): Uint8Array {
	return join(text('RIFF'), zeros(4), text('WEBP'), text(type), zeros(4), content);
}

/** The content of a `VP8 ` chunk. */
export function lossy(width: number, height: number, startCode = '\x9d\x01\x2a'): Uint8Array {
	const size = [width, height].flatMap((side) => [side & 0xff, side >> 8]);
	return join(zeros(3), text(startCode), bytesOf(...size));
}

/** The content of a `VP8L` chunk. */
export function lossless(width: number, height: number, signature = 0x2f): Uint8Array {
	const packed = ((height - 1) << 14) | (width - 1);
	return bytesOf(signature, ...[0, 8, 16, 24].map((shift) => (packed >> shift) & 0xff));
}

/** The content of a `VP8X` chunk. */
export function extended(width: number, height: number): Uint8Array {
	const sides = [width - 1, height - 1].flatMap((side) =>
		[0, 8, 16].map((shift) => (side >> shift) & 0xff),
	);
	return bytesOf(0, 0, 0, 0, ...sides);
}
