import { imageAddress, jsonBody, type WireFields } from '../protocol/body';
import { unreadableSize } from '../protocol/checkRequest';
import { linksOf } from '../protocol/familyPaths';
import { at, isObject, readNumber, readText } from '../protocol/fields';
import { type Fitted, LEAVE, NOTHING, refuse } from '../protocol/fitted';
import type { Cost, JobReading } from '../protocol/job';
import { createVideo, openAiFamily } from '../protocol/openAiFamily';
import type { Takes } from '../protocol/provider';
import { describeReferences, refuseSettings, toList } from '../protocol/refusals';
import { type Encoded, type Refusal, toBoolean, type VideoRequest } from '../protocol/request';
import { askedRatio, frameSize, ratioOf, readFrameSize, toPixels } from '../protocol/sizes';
import { USUAL_PROOFS } from '../protocol/verdicts';
import { type Frame, modelOf, MODELS, type TogetherModel } from './togetherModels';

type Model = Omit<TogetherModel, 'id'>;

const TAKES: Takes = {
	models: MODELS,
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		lastFrame: true,
		maxReferences: Infinity,
		mustMatchSize: false,
		promptOptional: false,
	},
	options: ['seed', 'negativePrompt', 'audio'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** Kling alone begins with images and may do without words. */
function takesFor({ model }: VideoRequest): Takes {
	const promptOptional = /^kwaivgi\//i.test(model);
	return { ...TAKES, images: { ...TAKES.images, promptOptional } };
}

/** Every model belongs to somebody, which `sora-2` of other providers does not. */
function refuseModel({ model }: VideoRequest): Refusal | null {
	if (model.includes('/')) return null;
	const advice = 'Choose a model from the list, for example google/veo-3.1.';
	return { parameter: 'Model', value: model, takes: 'models named owner/name', advice };
}

function refuseImages({ pins, references: max }: Model, request: VideoRequest): Refusal | null {
	const { model, firstFrame, lastFrame, references } = request;
	const advice = 'Choose a model for it: names of those for images often end in i2v or r2v.';
	if (firstFrame && pins?.includes('first') === false) {
		return { parameter: 'Image Source', value: 'an image', takes: `no image for ${model}`, advice };
	}
	if (lastFrame && pins?.includes('last') === false) {
		const takes = `no last frame for ${model}`;
		return { parameter: 'Last Frame', value: 'of an image', takes, advice };
	}
	const value = `of ${references.length}`;
	if (max !== null && references.length > max) {
		const takes = `${describeReferences(max)} for ${model}`;
		return { parameter: 'Reference Images', value, takes, advice };
	}
	if (references.length === 0 || (!firstFrame && !lastFrame) || !max) return null;
	const takes = `no reference images beside a first image or a last frame for ${model}`;
	return {
		parameter: 'Reference Images',
		value,
		takes,
		advice: 'Remove Reference Images, or set Image Source to None and remove Last Frame.',
	};
}

function refuseOptions({ sound, hasNoNegativePrompt }: Model, request: VideoRequest) {
	const { model, audio, negativePrompt } = request;
	if (sound === 'always' && audio === 'off') {
		return { parameter: 'Audio', value: 'Off', takes: `no videos without sound for ${model}` };
	}
	if (!hasNoNegativePrompt || negativePrompt === null) return null;
	const takes = `no negative prompt for ${model}`;
	return { parameter: 'Negative Prompt', value: negativePrompt, takes };
}

function pixels(size: string): Fitted {
	return { kind: 'fields', fields: toPixels(size) };
}

/** Models have 864x480 for 16:9; the next shape is far from that. */
const SAME_SHAPE = 0.05;

function hasShape(size: string, ratio: string): boolean {
	const { width, height } = toPixels(size);
	const [across, down] = ratio.split(':').map(Number);
	return Math.abs(Math.log((width * (down ?? 1)) / (height * (across ?? 1)))) < SAME_SHAPE;
}

/** The smallest of the model's sizes that has the shape, at the resolution if one was chosen. */
function fitSizes({ tiers }: Extract<Frame, { kind: 'sizes' }>, request: VideoRequest): Fitted {
	const { size, resolution, model } = request;
	const all = Object.values(tiers).flat();
	if (size !== null) {
		const read = readFrameSize(size);
		if (read === null) return { kind: 'refused', refusal: unreadableSize(size) };
		return all.includes(read) ? pixels(read) : refuse('Size', read, `${toList(all)} for ${model}`);
	}
	const known = resolution === 'auto' ? all : tiers[resolution];
	if (known === undefined) {
		return refuse('Resolution', resolution, `${toList(Object.keys(tiers))} for ${model}`);
	}
	const ratio = askedRatio(request, known.map(ratioOf));
	if (ratio === 'auto' && resolution === 'auto') return NOTHING;
	const found = known.find((one) => hasShape(one, ratio === 'auto' ? '16:9' : ratio));
	return found === undefined
		? refuse('Aspect Ratio', ratio, `${toList(known)} for ${model}`)
		: pixels(found);
}

/** A word for the resolution, and the ratio; with a frame, the node's own shape is nobody's wish. */
function fitWords(
	{ words, ratios }: Extract<Frame, { kind: 'words' }>,
	request: VideoRequest,
): Fitted {
	const { size, resolution, model, firstFrame } = request;
	if (size !== null) {
		return refuse(
			'Size',
			size,
			'no size in pixels',
			'Remove the option Size and choose Aspect Ratio and Resolution instead.',
		);
	}
	const word = resolution === 'auto' ? undefined : words[resolution];
	if (word === undefined && resolution !== 'auto') {
		return refuse('Resolution', resolution, `${toList(Object.keys(words))} for ${model}`);
	}
	const asked = askedRatio(request, ratios);
	const isUnasked = asked === '16:9' && (firstFrame !== null || ratios.length === 0);
	const ratio = asked === 'auto' || isUnasked ? undefined : asked;
	if (ratio !== undefined && !ratios.includes(ratio)) {
		const takes = ratios.length === 0 ? 'no aspect ratio' : toList(ratios);
		return refuse(
			'Aspect Ratio',
			ratio,
			`${takes} for ${model}`,
			ratios.length ? undefined : LEAVE,
		);
	}
	return { kind: 'fields', fields: { resolution: word, ratio } };
}

/** The general fields, where something was chosen at all. */
function fitUnknown(request: VideoRequest): Fitted {
	const { size, resolution, aspectRatio } = request;
	if (size !== null) {
		const read = readFrameSize(size);
		return read === null ? { kind: 'refused', refusal: unreadableSize(size) } : pixels(read);
	}
	const isUnasked = aspectRatio === 'auto' || aspectRatio === '16:9';
	if (resolution === 'auto' && isUnasked) return NOTHING;
	const shape = aspectRatio === 'auto' ? '16:9' : aspectRatio;
	return pixels(frameSize(shape, resolution === 'auto' ? '720p' : resolution));
}

function fitFrame({ frame }: Model, request: VideoRequest): Fitted {
	if (frame === null) return fitUnknown(request);
	return frame.kind === 'sizes' ? fitSizes(frame, request) : fitWords(frame, request);
}

function mediaOf({ firstFrame, lastFrame, references }: VideoRequest): WireFields | undefined {
	const frames = [
		firstFrame && { input_image: imageAddress(firstFrame), frame: 'first' },
		lastFrame && { input_image: imageAddress(lastFrame), frame: 'last' },
	].filter((frame) => frame !== null);
	if (frames.length === 0 && references.length === 0) return undefined;
	return {
		...(frames.length > 0 && { frame_images: frames }),
		...(references.length > 0 && { reference_images: references.map(imageAddress) }),
	};
}

function soundFields({ sound }: Model, { audio }: VideoRequest): WireFields {
	const isOn = toBoolean(audio);
	if (sound === 'always' || isOn === undefined) return {};
	return sound === 'setting' ? { settings: { audio: isOn } } : { generate_audio: isOn };
}

function submit(request: VideoRequest): Encoded {
	const row = modelOf(request);
	const refusal =
		refuseModel(request) ??
		refuseSettings(takesFor(request), request) ??
		refuseImages(row, request) ??
		refuseOptions(row, request);
	if (refusal) return { kind: 'refused', refusal };
	const frame = fitFrame(row, request);
	if (frame.kind === 'refused') return frame;
	const { model, prompt, seconds, seed, negativePrompt, extraFields } = request;
	const { width, height } = frame.fields;
	const fields = {
		model,
		prompt: prompt === '' ? undefined : prompt,
		seconds: seconds === null ? undefined : String(seconds),
		...frame.fields,
		seed,
		negative_prompt: negativePrompt,
		...soundFields(row, request),
		media: mediaOf(request),
	};
	const size = width === undefined ? null : `${String(width)}x${String(height)}`;
	return createVideo(jsonBody(fields, extraFields), { size, seconds });
}

function readCost(answer: unknown): Cost | null {
	const amount = readNumber(at(answer, 'outputs', 'cost'));
	return amount === null || amount < 0 ? null : { amount, currency: 'USD' };
}

function refine(reading: JobReading, answer: unknown): JobReading {
	const cost = readCost(answer);
	const isLost = reading.job.status !== 'completed' && (cost?.amount ?? 0) > 0;
	return { ...reading, cost, ...(isLost && { isCharged: true }) };
}

/** Their list is of version 1 of the API, on the same host. */
function listUrl(baseUrl: string): string {
	return `${baseUrl.replace(/\/v2$/, '/v1')}/models`;
}

/** docs.together.ai, "Generate videos" and API reference; together-ai 0.52, resources/videos.ts. */
export const together = openAiFamily({
	info: {
		label: 'Together AI',
		website: 'https://www.together.ai',
		keyPage: 'https://api.together.ai/settings/api-keys',
		accessHint:
			'Check on api.together.ai that the key may use this model and that there is balance left.',
	},
	server: {
		baseUrl: 'https://api.together.ai/v2',
		versionPath: '/v2',
		hosts: /^api\.together\.(ai|xyz)$/i,
	},
	takes: TAKES,
	billing: {
		charged: 'per video or per second; the amount comes with the finished video',
		failedJobs: 'not stated; no amount comes with them',
		cancelledJobs: 'cannot be cancelled',
		proofs: USUAL_PROOFS,
	},
	submit,
	refine,
	files: (reading) => {
		const sources = linksOf(reading);
		return sources.length === 0 ? [] : [{ sources }];
	},
	models: {
		calls: (baseUrl) => [{ method: 'GET', url: listUrl(baseUrl) }],
		readIds: (json) =>
			[Array.isArray(json) ? json : at(json, 'data')]
				.flat()
				.filter((model) => isObject(model) && model.type === 'video')
				.flatMap((model) => readText(at(model, 'id')) ?? []),
	},
});
