import { CappedBytes } from './bytes';
import { moovFacts, NO_FACTS, type Mp4Facts } from './moov';
import { TopLevelBoxes } from './mp4Boxes';

export type { Mp4Facts } from './moov';

/** Whether the bytes were a whole MP4 file; `reason` is plain words to put after "not whole: ". */
export type Mp4Verdict =
	{ whole: true; facts: Mp4Facts } | { whole: false; reason: string; facts: Mp4Facts };

/** Watches the bytes of one file go by without holding them. */
export interface Mp4Walk {
	/** The next bytes, in a chunk of any length; takes time in proportion to it and never throws. */
	push(chunk: Uint8Array): void;
	/** The verdict, with what was pushed taken as the complete file. */
	end(): Mp4Verdict;
}

/** The longest `moov` that is read, in bytes: a clip's has some kB, an hour of video a few MB. */
export const MOOV_CAP = 16 * 2 ** 20;

/** What went by so far. */
interface Seen {
	first: string | null;
	last: string | null;
	media: boolean;
	/** The first `moov` while it goes by. */
	moov: CappedBytes | null;
	/** What the first `moov` said once it had gone by. */
	facts: Mp4Facts | null;
}

/**
 * Checks one file against ISO/IEC 14496-12: `ftyp` first (4.3), a `moov` and some media data, and boxes that add up to
 * exactly the bytes received. Two cuts do not show in the boxes, only in the length that was promised: one between two
 * fragments, and one in a last box that declares no length of its own ("to the end of the file").
 */
export function mp4Walk(): Mp4Walk {
	const seen: Seen = { first: null, last: null, media: false, moov: null, facts: null };
	const boxes = new TopLevelBoxes({
		open(type) {
			seen.first ??= type;
			seen.last = type;
			if (type === 'moov' && seen.facts === null) seen.moov = new CappedBytes(MOOV_CAP);
		},
		content(part) {
			if (seen.last === 'mdat') seen.media = true;
			seen.moov?.append(part);
		},
		close() {
			if (seen.moov === null) return;
			seen.facts = factsIn(seen.moov);
			seen.moov = null;
		},
	});
	return {
		push: (chunk) => boxes.push(chunk),
		end() {
			const fault = boxes.end();
			const reason = wrongStart(seen) ?? fault ?? missingPart(seen);
			const facts = seen.facts ?? NO_FACTS;
			return reason === null ? { whole: true, facts } : { whole: false, reason, facts };
		},
	};
}

function factsIn(moov: CappedBytes): Mp4Facts {
	const content = moov.read();
	return content === null ? NO_FACTS : moovFacts(content);
}

function wrongStart({ first }: Seen): string | null {
	return first === null || first === 'ftyp' ? null : "the file does not start with an 'ftyp' box";
}

function missingPart({ facts, media, last }: Seen): string | null {
	if (facts === null) return "the file has no 'moov' box";
	if (!media) return "the file has no media data ('mdat' box)";
	// A fragment is a 'moof' and the 'mdat' it describes: a cut between the two leaves boxes that add up.
	return last === 'moof' ? 'the file ends before the media data of its last fragment' : null;
}
