import type { ModelRow } from '../protocol/dialect';
import { at, isObject, readNumber, readText } from '../protocol/readFields';

/** A list may be null or empty, which says nothing. */
function readList<T>(list: unknown, read: (entry: unknown) => T | null): readonly T[] | null {
	const values = (Array.isArray(list) ? list : []).flatMap((entry: unknown) => read(entry) ?? []);
	return values.length === 0 ? null : values;
}

/** `GET /videos/models` → `{data: [{id, supported_durations, …}]}`. */
export function readModels(answer: unknown): readonly ModelRow[] {
	const data = at(answer, 'data');
	return (Array.isArray(data) ? data : []).filter(isObject).flatMap((model) => {
		const id = readText(model.id);
		if (id === null) return [];
		const sizes = readList(model.supported_sizes, readText);
		const seconds = readList(model.supported_durations, readNumber);
		const resolutions = readList(model.supported_resolutions, readText);
		const ratios = readList(model.supported_aspect_ratios, readText);
		const frames = readList(model.supported_frame_images, readText);
		return { id, sizes, seconds, resolutions, ratios, frames };
	});
}
