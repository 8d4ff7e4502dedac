import type { ImagePath, ModelRow, Takes } from './provider';
import type { Refusal, VideoRequest, ImageRole } from './request';

/** The rules providers share: what one is known to refuse is refused here, for free. */

/** `4, 8 or 12`. */
export function toList(values: ReadonlyArray<string | number>): string {
	const texts = values.map(String);
	const last = texts[texts.length - 1] ?? '';
	return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}

/** The row of the request's model, or what is known of other models. */
export function modelRow(
	{ models, otherModels }: Pick<Takes, 'models' | 'otherModels'>,
	model: string,
): Omit<ModelRow, 'id'> {
	return models.find((row) => row.id === model) ?? otherModels;
}

function refuseEmptyPrompt({ images }: Takes, request: VideoRequest): Refusal | null {
	const { promptOptional } = images;
	if (request.prompt !== '' || (promptOptional && request.images.length > 0)) return null;
	return {
		parameter: 'Prompt',
		value: '',
		takes: promptOptional ? 'a text, or a reference image without one' : 'a text',
	};
}

function refuseDuration(takes: Takes, request: VideoRequest): Refusal | null {
	const { seconds } = request;
	const known = modelRow(takes, request.model).seconds;
	if (seconds === null) return null;
	const fits = known === null ? Number.isInteger(seconds) && seconds > 0 : known.includes(seconds);
	if (fits) return null;
	return {
		parameter: 'Duration',
		value: String(seconds),
		takes: known === null ? 'whole seconds' : `${toList(known)} seconds`,
	};
}

/** Nothing is sent that a provider does not know. */
function refuseOptions({ options }: Takes, { seed, negativePrompt }: VideoRequest): Refusal | null {
	const advice =
		'Remove the option. If your provider takes such a field after all, add it under Extra Fields in its own spelling.';
	if (seed !== null && !options.includes('seed')) {
		return { parameter: 'Seed', value: String(seed), takes: 'no seed', advice };
	}
	if (seed !== null && !Number.isInteger(seed)) {
		return { parameter: 'Seed', value: String(seed), takes: 'whole numbers' };
	}
	if (negativePrompt !== null && !options.includes('negativePrompt')) {
		const takes = 'no negative prompt';
		return { parameter: 'Negative Prompt', value: negativePrompt, takes, advice };
	}
	return null;
}

/** How images get to the provider for this model. */
export function imagePath(takes: Takes, model: string): ImagePath {
	return modelRow(takes, model).imagesBy ?? takes.images.by;
}

/** How many images may be sent; where they are references, only the model knows. */
export function maxImages({ images }: Takes, role: ImageRole): number {
	return role === 'reference' && images.asReference ? Infinity : images.max;
}

function refuseImages(takes: Takes, request: VideoRequest): Refusal | null {
	const { imageRole } = request;
	const isReference = imageRole === 'reference' && request.images.length > 0;
	if (isReference && !takes.images.asReference) {
		return {
			parameter: 'Image Role',
			value: 'Reference',
			takes: 'images as frames only',
			advice: 'Set Image Role to First and Last Frame, or remove the option.',
		};
	}
	const max = maxImages(takes, imageRole);
	const by = imagePath(takes, request.model);
	if (by === 'link' && request.images.some((image) => image.kind === 'upload')) {
		return {
			parameter: 'Image Source',
			value: 'Binary Data',
			takes: 'images by URL only',
			advice:
				'Set Image Source to URL. To use a file, upload it to a public address first (for example with an S3 node) and pass on its URL.',
		};
	}
	if (request.images.length <= max) return null;
	return {
		parameter: 'Image URL',
		value: `${request.images.length} images`,
		takes: max === 1 ? 'one image' : `at most ${max} images`,
	};
}

/** Prompt, duration, images and options: the first of these rules that is broken. */
export function refuseSettings(takes: Takes, request: VideoRequest): Refusal | null {
	return (
		refuseEmptyPrompt(takes, request) ??
		refuseDuration(takes, request) ??
		refuseImages(takes, request) ??
		refuseOptions(takes, request)
	);
}
