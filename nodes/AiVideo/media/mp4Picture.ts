import { viewOf } from './bytes';
import { contentAt, firstBox } from './mp4Box';
import { pixelSize, type PixelSize } from './image';

interface TrackHeader {
	size: PixelSize | null;
	onItsSide: boolean;
}

/** Byte offsets in a `tkhd` by its version: the matrix, then width and height (ISO/IEC 14496-12, 8.3.2). */
const LAYOUTS = [
	{ matrix: 40, size: 76 },
	{ matrix: 52, size: 88 },
];

/** The size a video `trak` is shown in: by its header, else by its samples. */
export function readPicture(trak: Uint8Array): PixelSize | null {
	const header = readTrackHeader(contentAt(trak, 'tkhd') ?? new Uint8Array(0));
	const size = header?.size ?? readCodedSize(trak);
	if (size === null) return null;
	return header?.onItsSide === true ? { width: size.height, height: size.width } : size;
}

function readTrackHeader(tkhd: Uint8Array): TrackHeader | null {
	const layout = LAYOUTS[tkhd[0] ?? -1];
	if (layout === undefined || tkhd.length < layout.size + 8) return null;
	const view = viewOf(tkhd);
	return {
		size: pixelSize(fixedPoint(view, layout.size), fixedPoint(view, layout.size + 4)),
		onItsSide: isQuarterTurn(view, layout.matrix),
	};
}

/** A 16.16 number to the nearest integer. */
function fixedPoint(view: DataView, offset: number): number {
	return Math.round(view.getUint32(offset) / 2 ** 16);
}

/** The matrix is `a b u c d v x y w`; turned by 90 or 270 degrees, `a` and `d` are 0 and `b` and `c` are not. */
function isQuarterTurn(view: DataView, matrix: number): boolean {
	const [a, b, c, d] = [0, 4, 12, 16].map((offset) => view.getInt32(matrix + offset));
	return a === 0 && d === 0 && b !== 0 && c !== 0;
}

/** Width and height in the first sample entry, a visual one in a video track (ISO/IEC 14496-12, 12.1.3). */
function readCodedSize(trak: Uint8Array): PixelSize | null {
	const descriptions = contentAt(trak, 'mdia', 'minf', 'stbl', 'stsd');
	const entry = descriptions === null ? null : firstBox(descriptions.subarray(8));
	if (entry === null || entry.content.length < 28) return null;
	const view = viewOf(entry.content);
	return pixelSize(view.getUint16(24), view.getUint16(26));
}
