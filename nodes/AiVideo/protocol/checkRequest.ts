import type { ModelRow, Takes } from './provider';
import { modelRow, refuseSettings, toList } from './refusals';
import {
	type Height,
	HEIGHTS,
	type Refusal,
	type Shape,
	SHAPES,
	type UploadImage,
	type VideoRequest,
} from './request';
import { frameSize, readFrameSize, toPixels, uploadedFrame } from './sizes';

/** The check of a request at a provider with sizes in pixels, and which size to ask for. */

export type SizeChoice =
	/** `null`: the provider's own. */
	| { readonly kind: 'size'; readonly size: string | null }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a model nobody knows is asked for, where only the shape was chosen. */
const USUAL_HEIGHT = '720p';

/** The frame of a shape: at the resolution chosen, else the smallest that the model has. */
function sizeOf(shape: Shape, resolution: Height | 'auto', sizes: ModelRow['sizes']): string {
	if (resolution !== 'auto') return frameSize(shape, resolution);
	const known = HEIGHTS.map((height) => frameSize(shape, height));
	return known.find((size) => sizes?.includes(size)) ?? frameSize(shape, USUAL_HEIGHT);
}

/**
 * Portrait for an image taller than wide, landscape for a wide or square one (as ezmodel's page
 * does), or the image's own size where the model has it.
 */
function sizeFromImage(
	image: UploadImage,
	{ resolution }: VideoRequest,
	sizes: ModelRow['sizes'],
): string {
	const own = `${image.width}x${image.height}`;
	if (sizes === null || sizes.includes(own)) return own;
	return sizeOf(image.height > image.width ? '9:16' : '16:9', resolution, sizes);
}

/** The size that ratio and resolution mean; `null`: the provider's own. */
function chosenSize(
	{ aspectRatio, resolution }: VideoRequest,
	sizes: ModelRow['sizes'],
): string | null {
	if (aspectRatio !== 'auto') return sizeOf(aspectRatio, resolution, sizes);
	return resolution === 'auto' ? null : frameSize('16:9', resolution);
}

/** A size that is none. */
export function unreadableSize(value: string): Refusal {
	return { parameter: 'Size', value, takes: 'WIDTHxHEIGHT in pixels, e.g. 1280x720' };
}

/** `1280x720` → `720x1280` */
function turned(size: string): string {
	const { width, height } = toPixels(size);
	return `${height}x${width}`;
}

/**
 * The image's own size, where the image chooses: by the user's will, or because the provider takes no
 * image of other pixels and this one is the right one, but upright or lying.
 */
function sizeByImage(
	{ images }: Takes,
	request: VideoRequest,
	sizes: ModelRow['sizes'],
): string | null {
	const image = uploadedFrame(request);
	if (image === null) return null;
	if (request.imageFit === 'sizeFromImage') return sizeFromImage(image, request, sizes);
	const own = `${image.width}x${image.height}`;
	const chosen = chosenSize(request, sizes);
	const isTurned = chosen !== null && own === turned(chosen);
	return images.mustMatchSize && isTurned && sizes?.includes(own) === true ? own : null;
}

function askedSize(takes: Takes, request: VideoRequest, sizes: ModelRow['sizes']): SizeChoice {
	if (request.size !== null) {
		const size = readFrameSize(request.size);
		if (size !== null) return { kind: 'size', size };
		return { kind: 'refused', refusal: unreadableSize(request.size) };
	}
	return { kind: 'size', size: sizeByImage(takes, request, sizes) ?? chosenSize(request, sizes) };
}

/** Which of the field's choices lead to a known size; the sizes themselves where none does. */
function choicesOf<Choice extends string>(
	choices: readonly Choice[],
	sizes: readonly string[],
	toSizes: (choice: Choice) => readonly string[],
): string {
	const fitting = choices.filter((choice) => toSizes(choice).some((size) => sizes.includes(size)));
	return toList(fitting.length === 0 ? sizes : fitting);
}

/** As the form shows it. */
function shownChoice(choice: string): string {
	return choice === 'auto' ? "Provider's Default" : choice;
}

function refuseSize(request: VideoRequest, size: string, sizes: readonly string[]): Refusal {
	const { aspectRatio, resolution, model } = request;
	if (request.size !== null) {
		return { parameter: 'Size', value: size, takes: `${toList(sizes)} for ${model}` };
	}
	const shapes = aspectRatio === 'auto' ? SHAPES : [aspectRatio];
	const heights = resolution === 'auto' ? HEIGHTS : [resolution];
	const fitsAnyShape = SHAPES.some((shape) =>
		heights.some((height) => sizes.includes(frameSize(shape, height))),
	);
	if (fitsAnyShape) {
		const toSizes = (shape: Shape) => heights.map((height) => frameSize(shape, height));
		const takes = `${choicesOf(SHAPES, sizes, toSizes)} for ${model}`;
		return { parameter: 'Aspect Ratio', value: shownChoice(aspectRatio), takes };
	}
	const toSizes = (height: Height) => shapes.map((shape) => frameSize(shape, height));
	const takes = `${choicesOf(HEIGHTS, sizes, toSizes)} for ${model}`;
	return { parameter: 'Resolution', value: shownChoice(resolution), takes };
}

function refuseImageSize(
	image: UploadImage,
	size: string,
	imageFit: VideoRequest['imageFit'],
): Refusal | null {
	const { width, height } = toPixels(size);
	if (image.width === width && image.height === height) return null;
	return {
		parameter: 'First image',
		value: `${image.width}x${image.height} pixels`,
		takes: `exactly the size of the video, ${size}`,
		advice: `Put an Edit Image node before this one: Operation Resize, Width ${width}, Height ${height}, Option Ignore Aspect Ratio. To cut the edges off instead of stretching: Option Minimum Area, and a second Edit Image node with Operation Crop to the same width and height.${
			imageFit === 'strict'
				? ' Or set the option Image Fit to Size From Image, to let the image choose portrait or landscape.'
				: ''
		}`,
	};
}

/** The frame to ask for, checked against the model and the image the video begins with. */
function chooseSize(takes: Takes, request: VideoRequest): SizeChoice {
	const { sizes } = modelRow(takes, request.model);
	const choice = askedSize(takes, request, sizes);
	if (choice.kind === 'refused' || choice.size === null || sizes === null) return choice;
	const { size } = choice;
	if (!sizes.includes(size)) {
		return { kind: 'refused', refusal: refuseSize(request, size, sizes) };
	}
	const image = uploadedFrame(request);
	const refusal =
		image && takes.images.mustMatchSize ? refuseImageSize(image, size, request.imageFit) : null;
	return refusal ? { kind: 'refused', refusal } : choice;
}

/** Everything that is checked on a provider with sizes in pixels; the size when nothing is broken. */
export function checkRequest(takes: Takes, request: VideoRequest): SizeChoice {
	const refusal = refuseSettings(takes, request);
	return refusal ? { kind: 'refused', refusal } : chooseSize(takes, request);
}
