import { boxesIn, contentAt } from './mp4Box';
import { readFragmentedDuration, readTiming, secondsOf } from './mp4Duration';
import { type Mp4Track, readTrack } from './mp4Track';

/** What a video file says about itself; null where it says nothing readable. */
export interface Mp4Facts {
	/** Length of the movie, to the millisecond. */
	seconds: number | null;
	/** Pixels as shown: a video stored on its side counts as it is watched. */
	width: number | null;
	height: number | null;
	hasAudio: boolean | null;
}

/** Facts of a file that says nothing. */
export const NO_FACTS: Mp4Facts = { seconds: null, width: null, height: null, hasAudio: null };

/** Reads the content of a `moov` box (ISO/IEC 14496-12, 8.2). Never throws: what is malformed is null. */
export function moovFacts(moov: Uint8Array): Mp4Facts {
	const tracks = readTracks(moov);
	const picture = tracks.find((track) => track.handler === 'vide')?.picture;
	return {
		seconds: movieSeconds(moov, tracks),
		width: picture?.width ?? null,
		height: picture?.height ?? null,
		hasAudio: hasAudio(tracks),
	};
}

function readTracks(moov: Uint8Array): Mp4Track[] {
	return [...boxesIn(moov)]
		.filter((box) => box.type === 'trak')
		.map((box) => readTrack(box.content));
}

/** A fragmented movie's other durations leave its fragments out, so its length is known by `mehd` or not at all. */
function movieSeconds(moov: Uint8Array, tracks: readonly Mp4Track[]): number | null {
	const mvhd = contentAt(moov, 'mvhd');
	const movie = mvhd === null ? null : readTiming(mvhd);
	const mvex = contentAt(moov, 'mvex');
	if (mvex !== null) return movie === null ? null : fragmentedSeconds(mvex, movie.timescale);
	return (movie === null ? null : secondsOf(movie)) ?? longest(tracks);
}

function fragmentedSeconds(mvex: Uint8Array, timescale: number): number | null {
	const mehd = contentAt(mvex, 'mehd');
	return mehd === null ? null : secondsOf({ duration: readFragmentedDuration(mehd), timescale });
}

function longest(tracks: readonly Mp4Track[]): number | null {
	const known = tracks.flatMap((track) => (track.seconds === null ? [] : [track.seconds]));
	return known.length === 0 ? null : Math.max(...known);
}

/** Silent only when every track is known to be something else. */
function hasAudio(tracks: readonly Mp4Track[]): boolean | null {
	if (tracks.some((track) => track.handler === 'soun')) return true;
	const allKnown = tracks.length > 0 && tracks.every((track) => track.handler !== null);
	return allKnown ? false : null;
}
