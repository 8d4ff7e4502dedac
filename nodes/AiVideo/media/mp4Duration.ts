import { uint64At, viewOf } from './bytes';

/** How long something lasts, in units of `timescale` a second; `duration` null when the file does not say. */
export interface Mp4Timing {
	timescale: number;
	duration: number | null;
}

/** Timescale and duration of an `mvhd` or `mdhd`, which begin alike (ISO/IEC 14496-12, 8.2.2 and 8.4.2). */
export function readTiming(content: Uint8Array): Mp4Timing | null {
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
export function readFragmentedDuration(content: Uint8Array): number | null {
	const width = timeWidth(content);
	if (width === null || content.length < 4 + width) return null;
	return durationAt(content, 4, width);
}

/** Seconds rounded to the millisecond; null without a duration or a timescale. */
export function secondsOf({ duration, timescale }: Mp4Timing): number | null {
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
