import type { ModelRow, Takes } from './provider';
import { modelRow, refuseSettings, toList } from './refusals';
import {
	type Height,
	HEIGHTS,
	type Refusal,
	type Shape,
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

function askedSize(request: VideoRequest, sizes: ModelRow['sizes']): SizeChoice {
	if (request.size !== null) {
		const size = readFrameSize(request.size);
		if (size !== null) return { kind: 'size', size };
		return { kind: 'refused', refusal: unreadableSize(request.size) };
	}
	const image = uploadedFrame(request);
	const isFitted = request.imageFit === 'sizeFromImage' && image !== null;
	const size = isFitted ? sizeFromImage(image, request, sizes) : chosenSize(request, sizes);
	return { kind: 'size', size };
}

function refuseSize(request: VideoRequest, size: string, sizes: readonly string[]): Refusal {
	const { aspectRatio, resolution, model } = request;
	const takes = `${toList(sizes)} for ${model}`;
	if (request.size !== null) return { parameter: 'Size', value: size, takes };
	const fitsAnyRatio =
		resolution === 'auto' ||
		sizes.some(
			(known) => known === frameSize('16:9', resolution) || known === frameSize('9:16', resolution),
		);
	return fitsAnyRatio
		? { parameter: 'Aspect Ratio', value: aspectRatio, takes }
		: { parameter: 'Resolution', value: resolution, takes };
}

function refuseImageSize(
	image: UploadImage,
	size: string,
	imageFit: VideoRequest['imageFit'],
): Refusal | null {
	const { width, height } = toPixels(size);
	if (image.width === width && image.height === height) return null;
	return {
		parameter: 'Reference image',
		value: `${image.width}x${image.height} pixels`,
		takes: `exactly the size of the video, ${size}`,
		advice: `Put an Edit Image node before this one and resize the image to ${width} x ${height}${
			imageFit === 'strict'
				? ', or set the option Image Fit to Size From Image to let the image choose portrait or landscape'
				: ''
		}.`,
	};
}

/** The frame to ask for, checked against the model and the image the video begins with. */
function chooseSize(takes: Takes, request: VideoRequest): SizeChoice {
	const { sizes } = modelRow(takes, request.model);
	const choice = askedSize(request, sizes);
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
