import type { ImagePath, ModelRow, Option, Takes } from './provider';
import {
	imagesOf,
	type ReferenceImage,
	type Refusal,
	type Switch,
	type VideoRequest,
} from './request';

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
	if (request.prompt !== '' || (promptOptional && imagesOf(request).length > 0)) return null;
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

export const OPTION_ADVICE =
	"Remove the option. If the provider's documentation has this setting, add it under Extra Fields under the name given there.";

/** The refusal of each option that was chosen, by a provider that does not know it. */
function chosenOptions(
	request: VideoRequest,
): ReadonlyArray<{ readonly option: Option; readonly refusal: Refusal }> {
	const { seed, negativePrompt, audio, watermark } = request;
	const chosen = (option: Option, parameter: string, value: string | null, takes: string) =>
		value === null ? [] : [{ option, refusal: { parameter, value, takes, advice: OPTION_ADVICE } }];
	const isOn = (value: Switch) => (value === 'auto' ? null : value === 'on' ? 'On' : 'Off');
	return [
		...chosen('seed', 'Seed', seed === null ? null : String(seed), 'no seed'),
		...chosen('negativePrompt', 'Negative Prompt', negativePrompt, 'no negative prompt'),
		...chosen('audio', 'Audio', isOn(audio), 'no choice of sound'),
		...chosen('watermark', 'Watermark', isOn(watermark), 'no choice of watermarks'),
	];
}

/** Nothing is sent that a provider does not know. */
function refuseOptions({ options }: Pick<Takes, 'options'>, request: VideoRequest): Refusal | null {
	const unknown = chosenOptions(request).find(({ option }) => !options.includes(option));
	if (unknown) return unknown.refusal;
	const { seed } = request;
	if (seed === null || Number.isInteger(seed)) return null;
	return { parameter: 'Seed', value: String(seed), takes: 'whole numbers' };
}

/** How images get to the provider for this model. */
export function imagePath(
	takes: Pick<Takes, 'images' | 'models' | 'otherModels'>,
	model: string,
): ImagePath {
	return modelRow(takes, model).imagesBy ?? takes.images.by;
}

/** `one reference image`, `at most 3 reference images`, `no reference images`. */
export function describeReferences(max: number): string {
	if (max === 0) return 'no reference images';
	return max === 1 ? 'one reference image' : `at most ${max} reference images`;
}

/** An image the provider would have to get as bytes, and takes by link only. */
export function refuseUpload({
	firstFrame,
	lastFrame,
	references,
}: Pick<VideoRequest, 'firstFrame' | 'lastFrame' | 'references'>): Refusal | null {
	const takes = 'images by URL only';
	const upload =
		'upload it to a public address first (for example with an S3 node) and pass on its URL';
	if (firstFrame?.kind === 'upload') {
		const advice = `Set Image Source to URL. To use a file, ${upload}.`;
		return { parameter: 'Image Source', value: 'Binary Data', takes, advice };
	}
	const advice = `Enter an address. To use a file, ${upload}.`;
	const isUpload = (image: ReferenceImage | null) => image?.kind === 'upload';
	if (isUpload(lastFrame)) return { parameter: 'Last Frame', value: 'of a file', takes, advice };
	if (references.some(isUpload)) {
		return { parameter: 'Reference Images', value: 'of files', takes, advice };
	}
	return null;
}

function refuseImages(takes: Takes, request: VideoRequest): Refusal | null {
	const { lastFrame = false, maxReferences = 0 } = takes.images;
	const { references } = request;
	if (request.lastFrame && !lastFrame) {
		const advice = 'Remove the option, or choose a provider that takes one.';
		return { parameter: 'Last Frame', value: 'of an image', takes: 'no last frame', advice };
	}
	if (references.length > maxReferences) {
		const value = references.length === 1 ? 'of one image' : `of ${references.length} images`;
		const advice =
			maxReferences === 0
				? 'Remove the option, or choose a provider that takes such images.'
				: 'Leave only as many as the provider takes.';
		const parameter = 'Reference Images';
		return { parameter, value, takes: describeReferences(maxReferences), advice };
	}
	return imagePath(takes, request.model) === 'link' ? refuseUpload(request) : null;
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
