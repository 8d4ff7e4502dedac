import type { ModelRow } from './provider';
import { toList } from './refusals';
import { HEIGHTS, SHAPES } from './request';
import { frameSize } from './sizes';

/** A model in one line of a list: n8n shows a name there, and nothing besides. Pure. */

/** Longer lists hide the name. */
const MAX_CHOICES = 6;

/** `4, 8 or 12`, or `2 to 15` where there is no gap. */
function lengths(seconds: readonly number[]): string {
	const sorted = [...seconds].sort((one, other) => one - other);
	const [first = 0] = sorted;
	const last = sorted[sorted.length - 1] ?? first;
	const isWhole = sorted.every((value, index) => value === first + index);
	return isWhole && sorted.length > 3 ? `${first} to ${last}` : toList(sorted);
}

/** The resolutions of sizes in pixels. */
function heightsOf(sizes: readonly string[]): readonly string[] {
	return HEIGHTS.filter((height) =>
		SHAPES.some((shape) => sizes.includes(frameSize(shape, height))),
	);
}

function shapesOf(sizes: readonly string[]): readonly string[] {
	return SHAPES.filter((shape) =>
		HEIGHTS.some((height) => sizes.includes(frameSize(shape, height))),
	);
}

function choices(values: readonly string[] | null | undefined): readonly string[] {
	const isShort = values != null && values.length > 0 && values.length <= MAX_CHOICES;
	return isShort ? [toList(values)] : [];
}

/** `sora-2 (4, 8 or 12 s; 720p; 9:16 or 16:9)`; the ID alone where nothing is known. */
export function describeModel({ id, seconds, sizes, resolutions, ratios }: ModelRow): string {
	const known = [
		...(seconds === null || seconds.length === 0 ? [] : [`${lengths(seconds)} s`]),
		...choices(resolutions ?? (sizes && heightsOf(sizes))),
		...choices(ratios ?? (sizes && shapesOf(sizes))),
	];
	return known.length === 0 ? id : `${id} (${known.join('; ')})`;
}
