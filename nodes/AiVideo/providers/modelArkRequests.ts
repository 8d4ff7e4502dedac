import { imageAddress, jsonBody, type WireFields } from '../protocol/body';
import type { Takes } from '../protocol/provider';
import { refuseSettings, toList } from '../protocol/refusals';
import {
	type Encoded,
	imagesOf,
	type ReferenceImage,
	type Refusal,
	toBoolean,
	type VideoRequest,
} from '../protocol/request';
import type { Call } from '../protocol/wire';
import { MODELS, type Seedance, seedanceOf } from './modelArkModels';

/** ModelArk's requests: volcengine.com/docs/82379/1520757, docs.byteplus.com/en/docs/ModelArk/1520757. */

export const TASKS = '/contents/generations/tasks';

export const TAKES: Takes = {
	models: MODELS,
	defaultModel: 'dreamina-seedance-2-0-260128',
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		lastFrame: true,
		maxReferences: Infinity,
		mustMatchSize: false,
		promptOptional: true,
	},
	options: ['seed', 'audio', 'watermark'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** What a workflow may bring along from another provider. */
function refuseModel({ model }: VideoRequest): Refusal | null {
	if (!model.startsWith('sora-')) return null;
	const advice = 'Choose a model from the list, for example dreamina-seedance-2-0-260128.';
	return { parameter: 'Model', value: model, takes: 'Seedance models, or endpoints', advice };
}

function refuseSeconds({ seconds, model }: VideoRequest, known: Seedance): Refusal | null {
	const [least, most] = known.seconds;
	const fits =
		seconds === null || (Number.isInteger(seconds) && seconds >= least && seconds <= most);
	if (fits) return null;
	const takes = `${least} to ${most} whole seconds for ${model}`;
	return { parameter: 'Duration', value: String(seconds), takes };
}

/** "First/last frame content cannot be mixed with reference media content", and each model has its own. */
function refuseImages(request: VideoRequest, known: Seedance | undefined): Refusal | null {
	const { firstFrame, lastFrame, references, model } = request;
	const count = references.length;
	const value = count === 1 ? 'of one image' : `of ${count} images`;
	const parameter = 'Reference Images';
	if (count > 0 && (firstFrame || lastFrame)) {
		const advice = 'Remove Reference Images, or set Image Source to None and remove Last Frame.';
		return {
			parameter,
			value,
			takes: 'no reference images beside a first image or a last frame',
			advice,
		};
	}
	if (lastFrame && !firstFrame) {
		return { parameter: 'Image Source', value: 'None', takes: 'a first frame beside a last one' };
	}
	if (known === undefined) return null;
	const { frames, maxReferences, needsImage = false } = known;
	if (firstFrame && !frames.includes('first')) {
		const advice = 'Choose another model, or remove the image.';
		return { parameter: 'Model', value: model, takes: 'no images', advice };
	}
	if (lastFrame && !frames.includes('last')) {
		return { parameter: 'Last Frame', value: 'of an image', takes: `no last frame for ${model}` };
	}
	if (count > maxReferences) {
		const takes = maxReferences === 0 ? 'no reference images' : `at most ${maxReferences} images`;
		return { parameter, value, takes: `${takes} for ${model}` };
	}
	if (needsImage && imagesOf(request).length === 0) {
		return { parameter: 'Image Source', value: 'None', takes: `an image for ${model}` };
	}
	return null;
}

function refuseFrame(request: VideoRequest, known: Seedance | undefined): Refusal | null {
	const { size, resolution, aspectRatio, references, firstFrame, model } = request;
	if (size !== null) {
		const advice = 'Remove the option Size and choose Aspect Ratio and Resolution instead.';
		return { parameter: 'Size', value: size, takes: 'no size in pixels', advice };
	}
	if (known === undefined) return null;
	const isGuided = references.length > 0 && known.referencesUpTo720p;
	const heights = known.resolutions.filter((height) => !isGuided || height !== '1080p');
	if (resolution !== 'auto' && !heights.includes(resolution)) {
		const takes = `${toList(heights)} for ${model}${isGuided ? ' with reference images' : ''}`;
		return { parameter: 'Resolution', value: resolution, takes };
	}
	if (firstFrame && known.followsFrames && !['auto', '16:9'].includes(aspectRatio)) {
		const advice = "Set it to Provider's Default: the video has the shape of its first frame.";
		const takes = `no choice of shape beside a first frame for ${model}`;
		return { parameter: 'Aspect Ratio', value: aspectRatio, takes, advice };
	}
	return null;
}

const WHOLE_SEEDS = 2 ** 32 - 1;

function refuseRest(request: VideoRequest, known: Seedance | undefined): Refusal | null {
	const { seed, audio, model } = request;
	if (seed !== null && (seed < -1 || seed > WHOLE_SEEDS)) {
		return { parameter: 'Seed', value: String(seed), takes: `-1 to ${WHOLE_SEEDS}` };
	}
	if (audio === 'on' && known?.hasSound === false) {
		const advice = 'Choose a model that makes sound, for example seedance-1-5-pro-251215.';
		return { parameter: 'Audio', value: 'On', takes: `no sound for ${model}`, advice };
	}
	return null;
}

function refuse(request: VideoRequest, known: Seedance | undefined): Refusal | null {
	return (
		refuseModel(request) ??
		(known ? refuseSeconds(request, known) : null) ??
		refuseSettings(TAKES, request) ??
		refuseImages(request, known) ??
		refuseFrame(request, known) ??
		refuseRest(request, known)
	);
}

/**
 * `adaptive` is the shape of the first frame, and the default beside one: the node's own is nobody's
 * wish then, and would have the image cut.
 */
function ratioOf(request: VideoRequest, known: Seedance | undefined): string | undefined {
	const { aspectRatio, firstFrame, imageFit } = request;
	if (firstFrame && known?.followsFrames) return undefined;
	if (firstFrame && imageFit === 'sizeFromImage') return 'adaptive';
	const isUnasked = aspectRatio === 'auto' || (firstFrame !== null && aspectRatio === '16:9');
	return isUnasked ? undefined : aspectRatio;
}

function imagePart(image: ReferenceImage, role: string): WireFields {
	return { type: 'image_url', image_url: { url: imageAddress(image) }, role };
}

function contentOf({
	prompt,
	firstFrame,
	lastFrame,
	references,
}: VideoRequest): readonly WireFields[] {
	return [
		prompt === '' ? null : { type: 'text', text: prompt },
		firstFrame && imagePart(firstFrame, 'first_frame'),
		lastFrame && imagePart(lastFrame, 'last_frame'),
		...references.map((image) => imagePart(image, 'reference_image')),
	].filter((part) => part !== null);
}

export function submit(request: VideoRequest): Encoded {
	const { model, resolution, seconds, audio, extraFields } = request;
	const known = seedanceOf(model);
	const refusal = refuse(request, known);
	if (refusal) return { kind: 'refused', refusal };
	const fields = {
		model,
		content: contentOf(request),
		resolution: resolution === 'auto' ? undefined : resolution,
		ratio: ratioOf(request, known),
		duration: seconds,
		seed: request.seed,
		// A model without sound has no such field, and no sound.
		generate_audio: known?.hasSound === false ? undefined : toBoolean(audio),
		watermark: toBoolean(request.watermark),
	};
	const call: Call = { method: 'POST', path: TASKS, body: jsonBody(fields, extraFields) };
	return { kind: 'call', call, asked: { size: null, seconds } };
}
