import { imageAddress, type WireFields } from './body';
import type { ModelRow, Option } from './provider';
import { toList } from './refusals';
import { type Height, type Refusal, toBoolean, type VideoRequest } from './request';
import { askedRatio } from './sizes';

/** Requests in a model's own spelling, for providers whose models have fields of their own. */

/** 8 seconds are `"8s"`, `"8"` or `8`. */
export type Length = 'suffixed' | 'text' | 'number';

/** What a model takes and how it spells it; `null`: it has no such field. */
export interface ModelFields extends Omit<ModelRow, 'ratios' | 'resolutions' | 'frames'> {
	readonly length: Length;
	readonly ratios: readonly string[] | null;
	/** Each resolution in the model's word. */
	readonly words: Readonly<Partial<Record<Height, string>>> | null;
	readonly options: readonly Option[];
	/** The fields of the first and the last frame. Empty: the model makes videos from text alone. */
	readonly frameFields: readonly string[];
}

/** Shapes to choose from with Size From Image, where the model names none. */
const USUAL_RATIOS = ['16:9', '9:16'];

/** The node's own shape, of which nobody knows whether it is meant. */
const UNASKED = '16:9';

/** A setting against what the model takes; the node's own is left out where it has no such field. */
function refuseChoice(
	parameter: string,
	value: string,
	known: readonly string[] | null,
	model: string,
): Refusal | null {
	if (value === 'auto' || known?.includes(value)) return null;
	if (known === null && value === UNASKED) return null;
	if (known !== null) return { parameter, value, takes: `${toList(known)} for ${model}` };
	const advice = 'Leave it as it is: the model decides it.';
	return { parameter, value, takes: `none for ${model}`, advice };
}

function refuseFrames(
	{ id, frameFields }: ModelFields,
	{ firstFrame, lastFrame }: VideoRequest,
): Refusal | null {
	const max = frameFields.length;
	if (firstFrame && max === 0) {
		const advice = 'Choose the image-to-video model of the same name, or remove the image.';
		return { parameter: 'Model', value: id, takes: 'models for images when there is one', advice };
	}
	if (!firstFrame && max > 0) {
		return { parameter: 'Image Source', value: 'None', takes: `an image for ${id}` };
	}
	if (!lastFrame || max > 1) return null;
	return { parameter: 'Last Frame', value: 'of an image', takes: `no last frame for ${id}` };
}

/** What the model is known to refuse of frames, resolution and shape. */
export function refuseForModel(model: ModelFields, request: VideoRequest): Refusal | null {
	const words = model.words && Object.keys(model.words);
	const ratio = askedRatio(request, model.ratios ?? USUAL_RATIOS);
	return (
		refuseFrames(model, request) ??
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
			aspect_ratio: ratio === 'auto' ? undefined : model.ratios && ratio,
			resolution: resolution === 'auto' ? undefined : model.words?.[resolution],
		};
	}
	// Of a model nobody described, only what the user has changed is sent.
	const ifAsked = (value: string) => (['auto', UNASKED].includes(value) ? undefined : value);
	return { aspect_ratio: ifAsked(ratio), resolution: ifAsked(resolution) };
}

/** The request in the model's fields; in the usual ones for a model nobody described. */
export function fieldsFor(model: ModelFields | undefined, request: VideoRequest): WireFields {
	const { prompt, seconds, firstFrame, lastFrame, negativePrompt, seed } = request;
	const [first = '', last = ''] = model?.frameFields ?? ['image_url', 'end_image_url'];
	return {
		prompt,
		...(firstFrame && { [first]: imageAddress(firstFrame) }),
		...(lastFrame && { [last]: imageAddress(lastFrame) }),
		...shapeFields(model, request),
		duration: seconds === null ? undefined : spell(seconds, model?.length ?? 'text'),
		negative_prompt: negativePrompt,
		seed,
		generate_audio: toBoolean(request.audio),
	};
}
