import { viewOf } from './bytes';
import { pixelSize, type PixelSize } from './pixelSize';

/** The end of the image and the start of a scan: no frame header comes after them. */
const ENDS = new Set([0xd9, 0xda]);
const FILL = 0xff;
/** Huffman tables, JPEG extensions and arithmetic conditioning stand among the frame headers C0 to CF. */
const NOT_A_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/** The size in the frame header of a JPEG, found by going from segment to segment (ITU-T T.81, B.1 and B.2.2). */
export function readJpegSize(bytes: Uint8Array): PixelSize | null {
	const view = viewOf(bytes);
	let at = 2;
	while (at + 4 <= bytes.length) {
		const marker = view.getUint8(at + 1);
		if (view.getUint8(at) !== FILL || ENDS.has(marker)) return null;
		if (isFrame(marker)) return frameSize(view, at);
		at += marker === FILL ? 1 : stepOver(marker, view.getUint16(at + 2));
	}
	return null;
}

function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && !NOT_A_FRAME.has(marker);
}

/** A marker with nothing after it, or a segment whose length counts its own two bytes but not the marker. */
function stepOver(marker: number, length: number): number {
	const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
	return standsAlone ? 2 : 2 + length;
}

/** Marker, length, precision, then height before width. */
function frameSize(view: DataView, at: number): PixelSize | null {
	if (at + 9 > view.byteLength) return null;
	return pixelSize(view.getUint16(at + 7), view.getUint16(at + 5));
}
