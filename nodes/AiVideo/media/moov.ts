import { textAt, uint64At, viewOf } from './bytes';
import { pixelSize, type PixelSize } from './image';
import { BoxBudget, boxesIn, contentAt, firstBox } from './mp4Boxes';

/** What a video file says about itself; null where it says nothing readable. */
export interface Mp4Facts {
	/** Length of the movie, to the millisecond. */
	readonly seconds: number | null;
	/** Pixels as shown: a video stored on its side counts as it is watched. */
	readonly width: number | null;
	readonly height: number | null;
	readonly hasAudio: boolean | null;
}

/** Facts of a file that says nothing. */
export const NO_FACTS: Mp4Facts = { seconds: null, width: null, height: null, hasAudio: null };

/**
 * Reads the content of a `moov` box (ISO/IEC 14496-12, 8.2). Never throws: what is malformed is null,
 * and so is everything of a file with more boxes than anybody reads.
 */
export function moovFacts(moov: Uint8Array): Mp4Facts {
	const budget = new BoxBudget();
	const tracks = readTracks(moov, budget);
	const picture = tracks.find((track) => track.handler === 'vide')?.picture;
	const seconds = movieSeconds(moov, tracks, budget);
	if (budget.isOverdrawn) return NO_FACTS;
	return {
		seconds,
		width: picture?.width ?? null,
		height: picture?.height ?? null,
		hasAudio: hasAudio(tracks),
	};
}

function readTracks(moov: Uint8Array, budget: BoxBudget): Track[] {
	return [...boxesIn(moov, budget)]
		.filter((box) => box.type === 'trak')
		.map((box) => readTrack(box.content, budget));
}

/** A fragmented movie's other durations leave its fragments out, so its length is known by `mehd` or not at all. */
function movieSeconds(
	moov: Uint8Array,
	tracks: readonly Track[],
	budget: BoxBudget,
): number | null {
	const mvhd = contentAt(moov, budget, 'mvhd');
	const movie = mvhd === null ? null : readTiming(mvhd);
	const mvex = contentAt(moov, budget, 'mvex');
	if (mvex !== null)
		return movie === null ? null : fragmentedSeconds(mvex, movie.timescale, budget);
	return (movie === null ? null : secondsOf(movie)) ?? longest(tracks);
}

function fragmentedSeconds(mvex: Uint8Array, timescale: number, budget: BoxBudget): number | null {
	const mehd = contentAt(mvex, budget, 'mehd');
	return mehd === null ? null : secondsOf({ duration: readFragmentedDuration(mehd), timescale });
}

function longest(tracks: readonly Track[]): number | null {
	const known = tracks.flatMap((track) => (track.seconds === null ? [] : [track.seconds]));
	return known.length === 0 ? null : Math.max(...known);
}

/** Silent only when every track is known to be something else. */
function hasAudio(tracks: readonly Track[]): boolean | null {
	if (tracks.some((track) => track.handler === 'soun')) return true;
	const allKnown = tracks.length > 0 && tracks.every((track) => track.handler !== null);
	return allKnown ? false : null;
}

/** What one track says; null where it says nothing readable. */
interface Track {
	/** `vide`, `soun`, `text` or another (ISO/IEC 14496-12, 8.4.3). */
	readonly handler: string | null;
	readonly seconds: number | null;
	/** As shown. Meaningful in a video track only. */
	readonly picture: PixelSize | null;
}

/** Reads the content of a `trak` box (ISO/IEC 14496-12, 8.3). */
function readTrack(trak: Uint8Array, budget: BoxBudget): Track {
	return {
		handler: readHandler(trak, budget),
		seconds: readSeconds(trak, budget),
		picture: readPicture(trak, budget),
	};
}

function readHandler(trak: Uint8Array, budget: BoxBudget): string | null {
	const hdlr = contentAt(trak, budget, 'mdia', 'hdlr');
	return hdlr === null || hdlr.length < 12 ? null : textAt(hdlr, 8, 4);
}

function readSeconds(trak: Uint8Array, budget: BoxBudget): number | null {
	const mdhd = contentAt(trak, budget, 'mdia', 'mdhd');
	const timing = mdhd === null ? null : readTiming(mdhd);
	return timing === null ? null : secondsOf(timing);
}

/** How long something lasts, in units of `timescale` a second; `duration` null when the file does not say. */
interface Timing {
	readonly timescale: number;
	readonly duration: number | null;
}

/** Timescale and duration of an `mvhd` or `mdhd`, which begin alike (ISO/IEC 14496-12, 8.2.2 and 8.4.2). */
function readTiming(content: Uint8Array): Timing | null {
	const width = timeWidth(content);
	if (width === null) return null;
	const timescaleOffset = 4 + 2 * width;
	const durationOffset = timescaleOffset + 4;
	if (content.length < durationOffset + width) return null;
	return {
		timescale: viewOf(content).getUint32(timescaleOffset),
		duration: durationAt(content, durationOffset, width),
	};
}

/** The duration in an `mehd`, in the movie's timescale and fragments included (ISO/IEC 14496-12, 8.8.2). */
function readFragmentedDuration(content: Uint8Array): number | null {
	const width = timeWidth(content);
	if (width === null || content.length < 4 + width) return null;
	return durationAt(content, 4, width);
}

/** Seconds rounded to the millisecond; null without a duration or a timescale. */
function secondsOf({ duration, timescale }: Timing): number | null {
	if (duration === null || timescale === 0) return null;
	return Math.round((duration / timescale) * 1000) / 1000;
}

/** Bytes of each time in the box: 4 in version 0, 8 in version 1. */
function timeWidth(content: Uint8Array): 4 | 8 | null {
	if (content[0] === 0) return 4;
	return content[0] === 1 ? 8 : null;
}

/** All bits set means "cannot be determined"; writers that do not know yet leave 0. */
function durationAt(content: Uint8Array, offset: number, width: 4 | 8): number | null {
	const view = viewOf(content);
	const duration = width === 4 ? view.getUint32(offset) : uint64At(view, offset);
	return duration === 0 || duration >= 2 ** (8 * width) - 1 ? null : duration;
}

/** The size a video `trak` is shown in: by its header, else by its samples. */
function readPicture(trak: Uint8Array, budget: BoxBudget): PixelSize | null {
	const header = readTrackHeader(contentAt(trak, budget, 'tkhd') ?? new Uint8Array(0));
	const size = header?.size ?? readCodedSize(trak, budget);
	if (size === null) return null;
	return header?.onItsSide === true ? { width: size.height, height: size.width } : size;
}

interface TrackHeader {
	readonly size: PixelSize | null;
	readonly onItsSide: boolean;
}

/** Byte offsets in a `tkhd` by its version: the matrix, then width and height (ISO/IEC 14496-12, 8.3.2). */
const TKHD_LAYOUTS = [
	{ matrix: 40, size: 76 },
	{ matrix: 52, size: 88 },
];

function readTrackHeader(tkhd: Uint8Array): TrackHeader | null {
	const layout = TKHD_LAYOUTS[tkhd[0] ?? -1];
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
function readCodedSize(trak: Uint8Array, budget: BoxBudget): PixelSize | null {
	const descriptions = contentAt(trak, budget, 'mdia', 'minf', 'stbl', 'stsd');
	const entry = descriptions === null ? null : firstBox(descriptions.subarray(8), budget);
	if (entry === null || entry.content.length < 28) return null;
	const view = viewOf(entry.content);
	return pixelSize(view.getUint16(24), view.getUint16(26));
}
