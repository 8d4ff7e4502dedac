import type { Mp4Facts } from '../media/moov';
import type { Job } from '../protocol/job';
import type { AskedVideo } from '../protocol/request';
import { toPixels } from '../protocol/sizes';
import { shownId } from '../text/shown';

/** What a file is where it differs from what was asked. Pure. */

/** Encoders round to whole frames and audio packets; half a second more is a different length. */
const LENGTH_TOLERANCE_SECONDS = 0.5;

function sizeDeviation(size: string | null, { width, height }: Mp4Facts): string | null {
	if (size === null || width === null || height === null) return null;
	const asked = toPixels(size);
	return asked.width === width && asked.height === height
		? null
		: `${width}x${height} instead of ${size}`;
}

function lengthDeviation(asked: number | null, { seconds }: Mp4Facts): string | null {
	if (asked === null || seconds === null) return null;
	return Math.abs(asked - seconds) <= LENGTH_TOLERANCE_SECONDS
		? null
		: `${seconds} s instead of ${asked} s`;
}

/** What the file is, in the words of a hint, where it differs from what it should be. */
export function describeDeviation(job: Job, expected: AskedVideo, facts: Mp4Facts): string | null {
	const deviations = [
		sizeDeviation(expected.size, facts),
		lengthDeviation(expected.seconds, facts),
	];
	const found = deviations.filter((deviation) => deviation !== null);
	return found.length === 0 ? null : `Video ${shownId(job.id)} is ${found.join(' and ')}`;
}
