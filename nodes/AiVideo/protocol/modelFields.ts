import { imageAddress, type WireFields } from './body';
import type { ModelRow, Option } from './provider';
import { toList } from './refusals';
import type { Refusal, Resolution, VideoRequest } from './request';
import { askedRatio } from './sizes';

/** Requests in a model's own spelling, for providers whose models have fields of their own. */

/** 8 seconds are `"8s"`, `"8"` or `8`. */
export type Length = 'suffixed' | 'text' | 'number';

/** What a model takes and how it spells it; `null`: it has no such field. */
export interface ModelFields extends Omit<ModelRow, 'ratios' | 'resolutions' | 'frames'> {
	readonly length: Length;
	readonly ratios: readonly string[] | null;
	/** Each resolution in the model's word. */
	readonly words: Readonly<Partial<Record<Resolution, string>>> | null;
	readonly options: readonly Option[];
	/** The fields of the first and the last frame. Empty: the model makes videos from text alone. */
	readonly frameFields: readonly string[];
}

/** Shapes to choose from with Size From Image, where the model names none. */
const USUAL_RATIOS = ['16:9', '9:16'];

/** The node's own settings, of which nobody knows whether they are meant. */
const UNASKED: readonly string[] = ['16:9', '720p'];

/** A setting against what the model takes; the node's own is left out where it has no such field. */
function refuseChoice(
	parameter: string,
	value: string,
	known: readonly string[] | null,
	model: string,
): Refusal | null {
	if (known?.includes(value) || (known === null && UNASKED.includes(value))) return null;
	if (known !== null) return { parameter, value, takes: `${toList(known)} for ${model}` };
	const advice = 'Leave it as it is: the model decides it.';
	return { parameter, value, takes: `none for ${model}`, advice };
}

function refuseFrames({ id, frameFields }: ModelFields, count: number): Refusal | null {
	const max = frameFields.length;
	if (count > 0 && max === 0) {
		const advice = 'Choose the image-to-video model of the same name, or remove the image.';
		return { parameter: 'Model', value: id, takes: 'models for images when there is one', advice };
	}
	if (count === 0 && max > 0) {
		return { parameter: 'Image Source', value: 'None', takes: `an image for ${id}` };
	}
	const takes = max === 1 ? `one image for ${id}` : `${max} images for ${id}`;
	return count <= max ? null : { parameter: 'Image URL', value: `${count} images`, takes };
}

/** What the model is known to refuse of frames, resolution and shape. */
export function refuseForModel(model: ModelFields, request: VideoRequest): Refusal | null {
	const words = model.words && Object.keys(model.words);
	const ratio = askedRatio(request, model.ratios ?? USUAL_RATIOS);
	return (
		refuseFrames(model, request.images.length) ??
		refuseChoice('Resolution', request.resolution, words, model.id) ??
		refuseChoice('Aspect Ratio', ratio, model.ratios, model.id)
	);
}

function spell(seconds: number, length: Length): string | number {
	if (length === 'number') return seconds;
	return length === 'text' ? String(seconds) : `${seconds}s`;
}

function shapeFields(model: ModelFields | undefined, request: VideoRequest): WireFields {
	const { resolution } = request;
	const ratio = askedRatio(request, model?.ratios ?? USUAL_RATIOS);
	if (model) {
		return {
			aspect_ratio: model.ratios && ratio,
			resolution: model.words && model.words[resolution],
		};
	}
	// Of a model nobody described, only what the user has changed is sent.
	const ifAsked = (value: string) => (UNASKED.includes(value) ? undefined : value);
	return { aspect_ratio: ifAsked(ratio), resolution: ifAsked(resolution) };
}

/** The request in the model's fields; in the usual ones for a model nobody described. */
export function fieldsFor(model: ModelFields | undefined, request: VideoRequest): WireFields {
	const { prompt, seconds, images, negativePrompt, seed } = request;
	const names = model?.frameFields ?? ['image_url', 'end_image_url'];
	const frames = images.map((image, index) => [names[index] ?? '', imageAddress(image)]);
	return {
		prompt,
		...Object.fromEntries(frames),
		...shapeFields(model, request),
		duration: seconds === null ? undefined : spell(seconds, model?.length ?? 'text'),
		negative_prompt: negativePrompt,
		seed,
	};
}
