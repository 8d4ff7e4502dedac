import type { ModelRow } from '../protocol/provider';

/** xAI's models: docs.x.ai, Video Generation and Reference-to-Video. */

const RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '5:2'];
const SECONDS = Array.from({ length: 15 }, (_, index) => index + 1);
export const RESOLUTIONS = ['480p', '720p', '1080p'];
/** With references or a last frame. */
export const GUIDED = RESOLUTIONS.slice(0, 2);

/** What the pages "Video Generation" and "Reference-to-Video" say of each model's images. */
interface Grok extends ModelRow {
	readonly takesReferences: boolean;
	/** The exact last frame, and a first frame beside references. */
	readonly pinsFrames: boolean;
	/** At most, where references guide it. */
	readonly guidedSeconds?: number;
}

const ALL = { sizes: null, seconds: SECONDS, ratios: RATIOS, resolutions: RESOLUTIONS };
const LITE = { ...ALL, takesReferences: false, pinsFrames: false };
const CLASSIC = { ...LITE, resolutions: GUIDED, takesReferences: true, guidedSeconds: 10 };

export const MODELS: readonly Grok[] = [
	{ ...ALL, id: 'grok-imagine-video-1.5', takesReferences: true, pinsFrames: true },
	{ ...LITE, id: 'grok-imagine-video-1.5-lite' },
	{ ...CLASSIC, id: 'grok-imagine-video' },
];
