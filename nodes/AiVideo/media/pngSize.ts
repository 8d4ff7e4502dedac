import { textAt, viewOf } from './bytes';
import { pixelSize, type PixelSize } from './pixelSize';

/** Signature, chunk length and type, then width and height. */
const SHORTEST = 24;

/** The size in the header chunk of a PNG, which always comes first (ISO/IEC 15948, 11.2.2). */
export function readPngSize(bytes: Uint8Array): PixelSize | null {
	if (bytes.length < SHORTEST || textAt(bytes, 12, 4) !== 'IHDR') return null;
	const view = viewOf(bytes);
	return pixelSize(view.getUint32(16), view.getUint32(20));
}
