import type { Dialect, ImagePath, ModelRow, Refusal, UploadImage, VideoRequest } from './dialect';
import { frameSize, readFrameSize, toPixels } from './frameSize';

/** The rules the dialects share: what a provider is known to refuse is refused here, for free. */

type Rules = Pick<Dialect, 'label' | 'models' | 'otherModels' | 'images'>;

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
		value: 'empty',
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

export function refuseImages(rules: Rules, request: VideoRequest): Refusal | null {
	const { atMost } = rules.images;
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

export type SizeChoice =
	| { readonly kind: 'size'; readonly size: string }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** The upload whose pixels the frame has to agree with. */
function firstUpload(request: VideoRequest): UploadImage | undefined {
	return request.images.find((image): image is UploadImage => image.kind === 'upload');
}

/**
 * Portrait for an image taller than wide, landscape for a wide or square one (as ezmodel's page
 * does), or the image's own size where the model has it.
 */
function sizeFromImage(
	image: UploadImage,
	request: VideoRequest,
	sizes: ModelRow['sizes'],
): string {
	const own = `${image.width}x${image.height}`;
	if (sizes === null || sizes.includes(own)) return own;
	return frameSize(image.height > image.width ? '9:16' : '16:9', request.resolution);
}

function askedSize(request: VideoRequest, sizes: ModelRow['sizes']): string | null {
	if (request.size !== null) return readFrameSize(request.size);
	const image = firstUpload(request);
	return request.imageFit === 'sizeFromImage' && image
		? sizeFromImage(image, request, sizes)
		: frameSize(request.aspectRatio, request.resolution);
}

function refuseSize(request: VideoRequest, size: string, sizes: readonly string[]): Refusal {
	const takes = `${toList(sizes)} for ${request.model}`;
	if (request.size !== null) return { parameter: 'Size', value: size, takes };
	const fitsAnyRatio = sizes.some(
		(known) =>
			known === frameSize('16:9', request.resolution) ||
			known === frameSize('9:16', request.resolution),
	);
	return fitsAnyRatio
		? { parameter: 'Aspect Ratio', value: request.aspectRatio, takes }
		: { parameter: 'Resolution', value: request.resolution, takes };
}

function refuseImageSize(image: UploadImage, size: string): Refusal | null {
	const { width, height } = toPixels(size);
	if (image.width === width && image.height === height) return null;
	return {
		parameter: 'Reference image',
		value: `${image.width}x${image.height} pixels`,
		takes: `exactly the size of the video, ${size}`,
		advice: `Put an Edit Image node before this one and resize the image to ${width} x ${height}, or set the option Image Fit to Size From Image to let the image choose portrait or landscape.`,
	};
}

/** The frame to ask for, checked against the model and the reference image. */
export function chooseSize(rules: Rules, request: VideoRequest): SizeChoice {
	const { sizes } = modelRow(rules, request.model);
	const size = askedSize(request, sizes);
	if (size === null) {
		const value = request.size ?? '';
		const takes = 'WIDTHxHEIGHT in pixels, e.g. 1280x720';
		return { kind: 'refused', refusal: { parameter: 'Size', value, takes } };
	}
	if (sizes !== null && !sizes.includes(size)) {
		return { kind: 'refused', refusal: refuseSize(request, size, sizes) };
	}
	const image = firstUpload(request);
	const refusal =
		image && rules.images.mustMatchSize && sizes !== null ? refuseImageSize(image, size) : null;
	return refusal ? { kind: 'refused', refusal } : { kind: 'size', size };
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

/** Everything that is checked on a provider with sizes in pixels; the size when nothing is broken. */
export function checkRequest(
	rules: Rules,
	request: VideoRequest,
	known: readonly Option[] = [],
): SizeChoice {
	const refusal = firstRefusal(rules, request, [
		refuseEmptyPrompt,
		refuseDuration,
		refuseImages,
		(_rules, asked) => refuseUnknownOptions(asked, known),
	]);
	return refusal ? { kind: 'refused', refusal } : chooseSize(rules, request);
}
