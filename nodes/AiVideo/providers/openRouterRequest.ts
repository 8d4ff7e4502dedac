import type { AspectRatio, ModelRow, Refusal, Resolution, VideoRequest } from '../protocol/dialect';
import { nearestRatio, readFrameSize } from '../protocol/frameSize';
import { imageAddress } from '../protocol/imageAddress';
import { toList } from '../protocol/refusals';
import type { WireFields } from '../protocol/videosApi';

/** OpenRouter's words for frames and images: openrouter.ai, OpenAPI file, `POST /videos`. */

const RATIOS: readonly string[] = [
	'16:9',
	'9:16',
	'1:1',
	'4:3',
	'3:4',
	'3:2',
	'2:3',
	'21:9',
	'9:21',
];
/** 1024p is a size of Sora alone and has no word here. */
const RESOLUTION_WORDS: Readonly<Record<Resolution, string | null>> = {
	'480p': '480p',
	'720p': '720p',
	'1024p': null,
	'1080p': '1080p',
	'4k': '4K',
};
const RESOLUTIONS = Object.values(RESOLUTION_WORDS).filter((word) => word !== null);
const FRAME_TYPES = ['first_frame', 'last_frame'] as const;

type Row = Omit<ModelRow, 'id'>;

/** With Size From Image, the known shape that is nearest to the image's. */
function ratioFor(request: VideoRequest, row: Row): AspectRatio | string {
	const image = request.images.find(({ kind }) => kind === 'upload');
	if (request.imageFit !== 'sizeFromImage' || image?.kind !== 'upload') return request.aspectRatio;
	return nearestRatio(`${image.width}x${image.height}`, row.ratios ?? RATIOS) ?? '16:9';
}

function refuse(parameter: string, value: string, known: readonly string[], of: string): Refusal {
	return { parameter, value, takes: `${toList(known)}${of}` };
}

/** What the API, or the model by its listed capabilities, is known to answer with 400. */
export function refuseFrame(request: VideoRequest, row: Row): Refusal | null {
	const { size, resolution, model, images, imageRole } = request;
	const of = ` for ${model}`;
	const frames = imageRole === 'frames' ? images.length : 0;
	const missing = FRAME_TYPES.slice(0, frames).find(
		(type) => row.frames && !row.frames.includes(type),
	);
	if (missing !== undefined && row.frames) {
		return refuse('Reference image', `as ${missing}`, row.frames, of);
	}
	if (size !== null) {
		const read = readFrameSize(size);
		if (read === null) {
			return { parameter: 'Size', value: size, takes: 'WIDTHxHEIGHT in pixels, e.g. 1280x720' };
		}
		return row.sizes && !row.sizes.includes(read) ? refuse('Size', read, row.sizes, of) : null;
	}
	const word = RESOLUTION_WORDS[resolution];
	if (word === null || (row.resolutions && !row.resolutions.includes(word))) {
		return refuse('Resolution', resolution, row.resolutions ?? RESOLUTIONS, of);
	}
	const ratio = ratioFor(request, row);
	return row.ratios && !row.ratios.includes(ratio)
		? refuse('Aspect Ratio', ratio, row.ratios, of)
		: null;
}

/** `size`, or the two words in its place. */
export function frameFields(request: VideoRequest, row: Row): WireFields {
	const { size, resolution } = request;
	if (size !== null) return { size: readFrameSize(size) };
	return { resolution: RESOLUTION_WORDS[resolution], aspect_ratio: ratioFor(request, row) };
}

/** Frames beat references when both are sent, so only one of them ever is. */
export function imageFields({ images, imageRole }: VideoRequest): WireFields {
	if (images.length === 0) return {};
	const parts = images.map((image) => ({
		type: 'image_url',
		image_url: { url: imageAddress(image) },
	}));
	if (imageRole === 'reference') return { input_references: parts };
	const frames = parts.map((part, index) => ({ ...part, frame_type: FRAME_TYPES[index] }));
	return { frame_images: frames };
}
