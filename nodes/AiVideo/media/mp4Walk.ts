import { CappedBytes } from './bytes';
import { moovFacts, type Mp4Facts, NO_FACTS } from './moov';
import { type BoxListener, TopLevelBoxes } from './mp4TopLevel';

export type { Mp4Facts } from './moov';

/** Whether the bytes were a whole MP4 file; `reason` is plain words to put after "not whole: ". */
export type Mp4Verdict =
	| { readonly whole: true; readonly facts: Mp4Facts }
	| { readonly whole: false; readonly reason: string; readonly facts: Mp4Facts };

/** The longest `moov` that is read: a clip's has some kB, an hour of video a few MB. */
export const MAX_MOOV_BYTES = 16 * 2 ** 20;

/**
 * Watches the bytes of one file go by without holding them, and checks them against ISO/IEC 14496-12: `ftyp` first (4.3),
 * a `moov` and some media data, and boxes that add up to exactly the bytes received. Two cuts do not show in the boxes,
 * only in the length that was promised: one between two fragments, and one in a last box that declares no length of its
 * own ("to the end of the file").
 */
export class Mp4Walk {
	private readonly parts = new MovieParts();
	private readonly boxes = new TopLevelBoxes(this.parts);

	/** The next bytes, in a chunk of any length; takes time in proportion to it and never throws. */
	push(chunk: Uint8Array): void {
		this.boxes.push(chunk);
	}

	/** The verdict, with what was pushed taken as the complete file. */
	end(): Mp4Verdict {
		const fault = this.boxes.end();
		const reason = this.parts.wrongStart() ?? fault ?? this.parts.missingPart();
		const facts = this.parts.facts ?? NO_FACTS;
		return reason === null ? { whole: true, facts } : { whole: false, reason, facts };
	}
}

/** Notes which parts of a movie went by; holds the first `moov` while it does. */
class MovieParts implements BoxListener {
	/** What the first `moov` said once it had gone by. */
	facts: Mp4Facts | null = null;
	private first: string | null = null;
	private last: string | null = null;
	private hasMedia = false;
	private moov: CappedBytes | null = null;

	open(type: string): void {
		this.first ??= type;
		this.last = type;
		if (type === 'moov' && this.facts === null) this.moov = new CappedBytes(MAX_MOOV_BYTES);
	}

	content(part: Uint8Array): void {
		if (this.last === 'mdat') this.hasMedia = true;
		this.moov?.append(part);
	}

	close(): void {
		if (this.moov === null) return;
		const content = this.moov.read();
		this.facts = content === null ? NO_FACTS : moovFacts(content);
		this.moov = null;
	}

	wrongStart(): string | null {
		if (this.first === null || this.first === 'ftyp') return null;
		return "the file does not start with an 'ftyp' box";
	}

	missingPart(): string | null {
		if (this.facts === null) return "the file has no 'moov' box";
		if (!this.hasMedia) return "the file has no media data ('mdat' box)";
		// A fragment is a 'moof' and the 'mdat' it describes: a cut between the two leaves boxes that add up.
		return this.last === 'moof' ? 'the file ends before the media data of its last fragment' : null;
	}
}
