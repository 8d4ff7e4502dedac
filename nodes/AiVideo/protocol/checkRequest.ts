import type { ModelRow, Takes } from './provider';
import { modelRow, refuseSettings, toList } from './refusals';
import type { Refusal, UploadImage, VideoRequest } from './request';
import { frameSize, readFrameSize, toPixels } from './sizes';

/** The check of a request at a provider with sizes in pixels, and which size to ask for. */

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

/** A size that is none. */
export function unreadableSize(value: string): Refusal {
	return { parameter: 'Size', value, takes: 'WIDTHxHEIGHT in pixels, e.g. 1280x720' };
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

/** The frame to ask for, checked against the model and the reference image. */
function chooseSize(takes: Takes, request: VideoRequest): SizeChoice {
	const { sizes } = modelRow(takes, request.model);
	const size = askedSize(request, sizes);
	if (size === null) {
		return { kind: 'refused', refusal: unreadableSize(request.size ?? '') };
	}
	if (sizes !== null && !sizes.includes(size)) {
		return { kind: 'refused', refusal: refuseSize(request, size, sizes) };
	}
	const image = firstUpload(request);
	const refusal =
		image && takes.images.mustMatchSize && sizes !== null
			? refuseImageSize(image, size, request.imageFit)
			: null;
	return refusal ? { kind: 'refused', refusal } : { kind: 'size', size };
}

/** Everything that is checked on a provider with sizes in pixels; the size when nothing is broken. */
export function checkRequest(takes: Takes, request: VideoRequest): SizeChoice {
	const refusal = refuseSettings(takes, request);
	return refusal ? { kind: 'refused', refusal } : chooseSize(takes, request);
}
