import { textAt } from './bytes';
import { contentAt } from './mp4Box';
import { readTiming, secondsOf } from './mp4Duration';
import { readPicture } from './mp4Picture';
import type { PixelSize } from './image';

/** What one track says; null where it says nothing readable. */
export interface Mp4Track {
	/** `vide`, `soun`, `text` or another (ISO/IEC 14496-12, 8.4.3). */
	handler: string | null;
	seconds: number | null;
	/** As shown. Meaningful in a video track only. */
	picture: PixelSize | null;
}

/** Reads the content of a `trak` box (ISO/IEC 14496-12, 8.3). */
export function readTrack(trak: Uint8Array): Mp4Track {
	return { handler: readHandler(trak), seconds: readSeconds(trak), picture: readPicture(trak) };
}

function readHandler(trak: Uint8Array): string | null {
	const hdlr = contentAt(trak, 'mdia', 'hdlr');
	return hdlr === null || hdlr.length < 12 ? null : textAt(hdlr, 8, 4);
}

function readSeconds(trak: Uint8Array): number | null {
	const mdhd = contentAt(trak, 'mdia', 'mdhd');
	const timing = mdhd === null ? null : readTiming(mdhd);
	return timing === null ? null : secondsOf(timing);
}
