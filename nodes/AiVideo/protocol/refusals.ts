import type { Dialect, ImagePath, ModelRow, Refusal, VideoRequest } from './dialect';

/** The rules the dialects share: what a provider is known to refuse is refused here, for free. */

type ImageRole = VideoRequest['imageRole'];

export type Rules = Pick<Dialect, 'label' | 'models' | 'otherModels' | 'images'>;

/** `4, 8 or 12`. */
export function toList(values: ReadonlyArray<string | number>): string {
	const texts = values.map(String);
	const last = texts[texts.length - 1] ?? '';
	return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}

/** The row of the request's model, or what is known of other models. */
export function modelRow(rules: Rules, model: string): Omit<ModelRow, 'id'> {
	return rules.models.find((row) => row.id === model) ?? rules.otherModels;
}

export function refuseEmptyPrompt(rules: Rules, request: VideoRequest): Refusal | null {
	const { promptOptional } = rules.images;
	if (request.prompt !== '' || (promptOptional && request.images.length > 0)) return null;
	return {
		parameter: 'Prompt',
		value: '',
		takes: promptOptional ? 'a text, or a reference image without one' : 'a text',
	};
}

export function refuseDuration(rules: Rules, request: VideoRequest): Refusal | null {
	const { seconds } = request;
	const known = modelRow(rules, request.model).seconds;
	if (seconds === null) return null;
	const fits = known === null ? Number.isInteger(seconds) && seconds > 0 : known.includes(seconds);
	if (fits) return null;
	return {
		parameter: 'Duration',
		value: String(seconds),
		takes: known === null ? 'whole seconds' : `${toList(known)} seconds`,
	};
}

/** Settings that only some providers have. */
export type Option = 'seed' | 'negativePrompt';

/** Nothing is sent that a provider does not know. */
export function refuseUnknownOptions(
	request: VideoRequest,
	known: readonly Option[] = [],
): Refusal | null {
	const { seed, negativePrompt } = request;
	const advice =
		'Remove the option. If your provider takes such a field after all, add it under Extra Fields in its own spelling.';
	if (seed !== null && !known.includes('seed')) {
		return { parameter: 'Seed', value: String(seed), takes: 'no seed', advice };
	}
	if (seed !== null && !Number.isInteger(seed)) {
		return { parameter: 'Seed', value: String(seed), takes: 'whole numbers' };
	}
	if (negativePrompt !== null && !known.includes('negativePrompt')) {
		const takes = 'no negative prompt';
		return { parameter: 'Negative Prompt', value: negativePrompt, takes, advice };
	}
	return null;
}

/** How images get to the provider for this model. */
export function imagePath(rules: Rules, model: string): ImagePath {
	return modelRow(rules, model).imagesBy ?? rules.images.by;
}

/** How many images may be sent; where they are references, only the model knows. */
export function mostImages({ images }: Pick<Rules, 'images'>, role: ImageRole): number {
	return role === 'reference' && images.asReference ? Infinity : images.atMost;
}

export function refuseImages(rules: Rules, request: VideoRequest): Refusal | null {
	const { imageRole } = request;
	const isReference = imageRole === 'reference' && request.images.length > 0;
	if (isReference && !rules.images.asReference) {
		return {
			parameter: 'Image Role',
			value: 'Reference',
			takes: 'images as frames only',
			advice: 'Set Image Role to First and Last Frame, or remove the option.',
		};
	}
	const atMost = mostImages(rules, imageRole);
	const by = imagePath(rules, request.model);
	if (by === 'link' && request.images.some((image) => image.kind === 'upload')) {
		return {
			parameter: 'Image Source',
			value: 'Binary Data',
			takes: 'images by URL only',
			advice:
				'Set Image Source to URL. To use a file, upload it to a public address first (for example with an S3 node) and pass on its URL.',
		};
	}
	if (request.images.length <= atMost) return null;
	return {
		parameter: 'Image URL',
		value: `${request.images.length} images`,
		takes: atMost === 1 ? 'one image' : `at most ${atMost} images`,
	};
}

/** The first rule that is broken. */
export function firstRefusal(
	rules: Rules,
	request: VideoRequest,
	checks: ReadonlyArray<(rules: Rules, request: VideoRequest) => Refusal | null>,
): Refusal | null {
	for (const check of checks) {
		const refusal = check(rules, request);
		if (refusal) return refusal;
	}
	return null;
}
