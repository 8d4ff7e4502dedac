import { jsonBody, type WireFields } from '../protocol/body';
import { unreadableSize } from '../protocol/checkRequest';
import { isObject } from '../protocol/fields';
import type { ModelRow, Option, Takes } from '../protocol/provider';
import { modelRow, refuseSettings, toList } from '../protocol/refusals';
import type { Encoded, ReferenceImage, Refusal, VideoRequest } from '../protocol/request';
import { askedRatio, ratioOf, readFrameSize, SHORT_SIDE, toPixels } from '../protocol/sizes';
import type { Call } from '../protocol/wire';

/** What is sent to Google: Veo by a long-running operation, Omni by an interaction. */

export type Api = 'operations' | 'interactions';

const RATIOS: readonly string[] = ['16:9', '9:16'];
const VEO_SECONDS = [4, 6, 8];
const OMNI_SECONDS = [3, 4, 5, 6, 7, 8, 9, 10];
/** Longer resolutions and reference images come in this length alone (ai.google.dev, Veo 3.1 parameters). */
const FULL_SECONDS = 8;
const OPTIONS: Readonly<Record<Api, readonly Option[]>> = {
	operations: ['seed', 'negativePrompt'],
	interactions: [],
};
const MAX_REFERENCES: Readonly<Record<Api, number>> = { operations: 3, interactions: Infinity };

const DEFAULT_MODEL = 'gemini-omni-1.1-flash';

export const TAKES: Takes = {
	// Google retires its previews within months: only what is generally available is known here.
	models: [{ id: DEFAULT_MODEL, ...rowOf(DEFAULT_MODEL) }],
	defaultModel: DEFAULT_MODEL,
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'upload',
		lastFrame: true,
		maxReferences: Infinity,
		mustMatchSize: false,
		promptOptional: true,
	},
	options: ['seed', 'negativePrompt'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** What the model's family documents; of names nobody knows, nothing. */
function rowOf(model: string): Omit<ModelRow, 'id'> {
	const ratios = RATIOS;
	if (/^veo-3/.test(model)) {
		const resolutions = ['720p', '1080p', ...(model.includes('lite') ? [] : ['4k'])];
		return { sizes: null, seconds: VEO_SECONDS, ratios, resolutions };
	}
	const isKnownOmni = /^gemini-omni-(1\.1-)?flash/.test(model);
	if (!isKnownOmni) return { sizes: null, seconds: null, ratios };
	const resolutions = ['360p', '720p', '1080p', '4k'];
	return { sizes: null, seconds: OMNI_SECONDS, ratios, resolutions };
}

/** The name without what its own list, and other providers', put before it. */
function bareModel(model: string): string {
	return model.replace(/^(models|google)\//, '');
}

/** `null`: a model that makes no videos, or one of another provider. */
export function apiOf(model: string): Api | null {
	const bare = bareModel(model);
	if (/^veo-[\w.-]+$/i.test(bare)) return 'operations';
	return /^gemini-[\w.-]*(omni|video)[\w.-]*$/i.test(bare) ? 'interactions' : null;
}

function refuseModel({ model }: VideoRequest): Refusal {
	const advice = 'Choose a model from the list, for example gemini-omni-1.1-flash.';
	return { parameter: 'Model', value: model, takes: 'Gemini Omni and Veo models', advice };
}

/** Ratio and resolution in the provider's words. */
interface Frame {
	readonly ratio: string | null;
	readonly resolution: string | null;
}

type Chosen<T> = T | { readonly refusal: Refusal };

/** A size in pixels is a ratio and a resolution here. */
function frameOfSize(text: string): Chosen<Frame> {
	const size = readFrameSize(text);
	if (size === null) return { refusal: unreadableSize(text) };
	const { width, height } = toPixels(size);
	const resolution = Object.entries(SHORT_SIDE).find(
		([, side]) => side === Math.min(width, height),
	)?.[0];
	const ratio = ratioOf(size);
	if (resolution !== undefined && RATIOS.includes(ratio)) return { ratio, resolution };
	const advice = 'Remove the option Size and choose Aspect Ratio and Resolution instead.';
	const takes = 'sizes of 16:9 or 9:16, e.g. 1280x720 or 1080x1920';
	return { refusal: { parameter: 'Size', value: size, takes, advice } };
}

function chooseFrame(request: VideoRequest, row: Omit<ModelRow, 'id'>): Chosen<Frame> {
	const { size, model } = request;
	const asked = askedRatio(request, RATIOS);
	const resolution = request.resolution === 'auto' ? null : request.resolution;
	const frame =
		size === null ? { ratio: asked === 'auto' ? null : asked, resolution } : frameOfSize(size);
	if ('refusal' in frame) return frame;
	const refuse = (parameter: string, value: string, known: readonly string[]) => ({
		refusal: { parameter, value, takes: `${toList(known)} for ${model}` },
	});
	if (frame.ratio !== null && !RATIOS.includes(frame.ratio)) {
		return refuse('Aspect Ratio', frame.ratio, RATIOS);
	}
	const known = row.resolutions ?? null;
	return frame.resolution !== null && known !== null && !known.includes(frame.resolution)
		? refuse('Resolution', frame.resolution, known)
		: frame;
}

/** Both APIs: a film that ends with an image has to begin with one. */
function refuseLoneLastFrame({ firstFrame, lastFrame }: VideoRequest): Refusal | null {
	if (lastFrame === null || firstFrame !== null) return null;
	const advice = 'Give the video a first frame too, under Image Source.';
	return { parameter: 'Last Frame', value: 'without a first one', takes: 'both frames', advice };
}

/** What Veo alone refuses: mixtures, and lengths that a setting rules out. */
function refuseVeo(request: VideoRequest, { resolution }: Frame): Refusal | null {
	const { firstFrame, references, seconds } = request;
	if (references.length > 0 && firstFrame) {
		const advice =
			'Remove Reference Images, or set Image Source to None and remove Last Frame; Gemini Omni takes both.';
		const takes = 'no reference images beside a first image or a last frame';
		return { parameter: 'Reference Images', value: `of ${references.length}`, takes, advice };
	}
	const isFull = references.length > 0 || (resolution !== null && resolution !== '720p');
	if (!isFull || seconds === null || seconds === FULL_SECONDS) return null;
	const takes = `${FULL_SECONDS} seconds at 1080p and 4k, and with reference images`;
	return { parameter: 'Duration', value: String(seconds), takes };
}

/** A link is fetched before, since neither API takes one. */
function refuseLinks({ firstFrame, lastFrame, references }: VideoRequest): Refusal | null {
	const linked = [firstFrame, lastFrame, ...references].find((image) => image?.kind === 'link');
	if (!linked) return null;
	return { parameter: 'An image', value: 'by link', takes: 'images as files' };
}

/** Nothing is sent for what was left to the provider. */
function chosen(fields: WireFields): WireFields {
	const entries = Object.entries(fields);
	return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function base64Of(image: ReferenceImage): string {
	return image.kind === 'link' ? '' : Buffer.from(image.bytes).toString('base64');
}

function mimeTypeOf(image: ReferenceImage): string {
	return image.kind === 'link' ? '' : image.mimeType;
}

function veoImage(image: ReferenceImage): WireFields {
	return { bytesBase64Encoded: base64Of(image), mimeType: mimeTypeOf(image) };
}

/** Fields beside the model's own, which are in `parameters`. */
const VEO_TOP: readonly string[] = ['instances', 'parameters', 'webhookConfig'];

function veoCall(request: VideoRequest, model: string, { ratio, resolution }: Frame): Call {
	const { prompt, firstFrame, lastFrame, references, extraFields } = request;
	const instance = {
		...(prompt !== '' && { prompt }),
		...(firstFrame && { image: veoImage(firstFrame) }),
		...(lastFrame && { lastFrame: veoImage(lastFrame) }),
		...(references.length > 0 && {
			referenceImages: references.map((image) => ({
				image: veoImage(image),
				referenceType: 'asset',
			})),
		}),
	};
	const extra = Object.entries(extraFields);
	const isTop = ([name]: readonly [string, unknown]) => VEO_TOP.includes(name);
	const parameters = chosen({
		aspectRatio: ratio,
		resolution,
		durationSeconds: request.seconds,
		negativePrompt: request.negativePrompt,
		seed: request.seed,
		...Object.fromEntries(extra.filter((entry) => !isTop(entry))),
	});
	const fields = { instances: [instance], parameters };
	return {
		method: 'POST',
		path: `/models/${model}:predictLongRunning`,
		body: jsonBody(fields, mergeInto(fields, Object.fromEntries(extra.filter(isTop)))),
	};
}

/** What the user adds to an object of ours is added to it; anything else stands in its place. */
function mergeInto(fields: WireFields, extra: WireFields): WireFields {
	const merged = Object.entries(extra).map(([name, value]): [string, unknown] => {
		const own = fields[name];
		return [name, isObject(own) && isObject(value) ? { ...own, ...value } : value];
	});
	return Object.fromEntries(merged);
}

const ROLE_TAG = /<(FIRST_FRAME|LAST_FRAME|IMAGE_REF_\d+)>/;

/**
 * What each image is for, declared before the prompt (ai.google.dev, Omni prompt guide): images count
 * from 1, references from 0. Who writes tags himself has declared them.
 */
function omniPrompt({ prompt, firstFrame, lastFrame, references }: VideoRequest): string {
	if (ROLE_TAG.test(prompt)) return prompt;
	const frames = [firstFrame && 'FIRST_FRAME', lastFrame && 'LAST_FRAME'].filter(
		(role) => role !== null,
	);
	const sources = frames.map((role, index) => `<${role}>@Image${index + 1}`);
	const others = references.map(
		(_, index) => `<IMAGE_REF_${index}>@Image${frames.length + index + 1}`,
	);
	const declared = [
		sources.length > 0 ? `[# Sources ${sources.join(' ')}]` : '',
		others.length > 0 ? `[# References ${others.join(' ')}]` : '',
		prompt,
	];
	return declared.filter((text) => text !== '').join(' ');
}

function omniCall(request: VideoRequest, model: string, { ratio, resolution }: Frame): Call {
	const { firstFrame, lastFrame, references, seconds, extraFields } = request;
	const images = [firstFrame, lastFrame, ...references].filter((image) => image !== null);
	const text = omniPrompt(request);
	const blocks = images.map((image) => ({
		type: 'image',
		data: base64Of(image),
		mime_type: mimeTypeOf(image),
	}));
	const format = chosen({
		type: 'video',
		// By default the film itself comes in the answer.
		delivery: 'uri',
		aspect_ratio: ratio,
		resolution,
		// A protobuf Duration: a bare number is refused.
		duration: seconds === null ? null : `${seconds}s`,
	});
	const fields = {
		model,
		input: blocks.length === 0 ? text : [...blocks, { type: 'text', text }],
		// Without it the answer comes when the film is done, and a broken connection loses it.
		background: true,
		response_format: format,
	};
	return {
		method: 'POST',
		path: '/interactions',
		body: jsonBody(fields, mergeInto(fields, extraFields)),
	};
}

export function submit(request: VideoRequest): Encoded {
	const model = bareModel(request.model);
	const api = apiOf(model);
	if (api === null) return { kind: 'refused', refusal: refuseModel(request) };
	const row = { id: request.model, ...rowOf(model) };
	const takes: Takes = {
		...TAKES,
		models: [row],
		images: { ...TAKES.images, maxReferences: MAX_REFERENCES[api] },
		options: OPTIONS[api],
	};
	const settings = refuseSettings(takes, request) ?? refuseLoneLastFrame(request);
	if (settings) return { kind: 'refused', refusal: settings };
	const frame = chooseFrame(request, modelRow(takes, request.model));
	if ('refusal' in frame) return { kind: 'refused', refusal: frame.refusal };
	const refusal = refuseLinks(request) ?? (api === 'operations' ? refuseVeo(request, frame) : null);
	if (refusal) return { kind: 'refused', refusal };
	const call =
		api === 'operations' ? veoCall(request, model, frame) : omniCall(request, model, frame);
	// A ratio leaves the exact pixels to the model.
	const size = request.size === null ? null : readFrameSize(request.size);
	return { kind: 'call', call, asked: { size, seconds: request.seconds } };
}
