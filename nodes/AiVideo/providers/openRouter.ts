import { imageAddress, jsonBody, type WireFields } from '../protocol/body';
import { unreadableSize } from '../protocol/checkRequest';
import { at, isObject, listAt, readNumber, readText } from '../protocol/fields';
import type { Cost, JobReading } from '../protocol/job';
import { linksOf, videoPath } from '../protocol/familyPaths';
import { createVideo, openAiFamily } from '../protocol/openAiFamily';
import type { ModelRow, Takes } from '../protocol/provider';
import { modelRow, refuseSettings, toList } from '../protocol/refusals';
import {
	type Encoded,
	type Height,
	type ReferenceImage,
	type Refusal,
	toBoolean,
	type VideoRequest,
} from '../protocol/request';
import { askedRatio, readFrameSize } from '../protocol/sizes';
import type { Source, VideoFile } from '../protocol/wire';
import { USUAL_PROOFS } from '../protocol/verdicts';

const TAKES: Takes = {
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		lastFrame: true,
		maxReferences: Infinity,
		mustMatchSize: false,
		promptOptional: true,
	},
	options: ['seed', 'audio'],
	variants: ['video'],
	maxRunningJobs: null,
};

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
const RESOLUTION_WORDS: Readonly<Record<Height, string | null>> = {
	'360p': null,
	'480p': '480p',
	'540p': null,
	'720p': '720p',
	'768p': '768p',
	'1024p': null,
	'1080p': '1080p',
	'2k': '2K',
	'4k': '4K',
};
const RESOLUTIONS = Object.values(RESOLUTION_WORDS).filter((word) => word !== null);
const FRAME_TYPES = ['first_frame', 'last_frame'] as const;

type Row = Omit<ModelRow, 'id'>;

function refuse(parameter: string, value: string, known: readonly string[], of: string): Refusal {
	return { parameter, value, takes: `${toList(known)}${of}` };
}

function refuseFrameType(type: (typeof FRAME_TYPES)[number], of: string): Refusal {
	const value = 'of an image';
	return type === 'last_frame'
		? {
				parameter: 'Last Frame',
				value,
				takes: `no last frame${of}`,
				advice: 'Remove the option, or choose another model.',
			}
		: {
				parameter: 'Image Source',
				value,
				takes: `no first image${of}`,
				advice: 'Set Image Source to None, or choose another model.',
			};
}

/** What the API, or the model by its listed capabilities, is known to answer with 400. */
function refuseFrame(request: VideoRequest, row: Row): Refusal | null {
	const { size, resolution, model, firstFrame, lastFrame } = request;
	const of = ` for ${model}`;
	const frames = [firstFrame && FRAME_TYPES[0], lastFrame && FRAME_TYPES[1]];
	const missing = frames
		.filter((type) => type !== null)
		.find((type) => row.frames && !row.frames.includes(type));
	if (missing !== undefined) return refuseFrameType(missing, of);
	if (size !== null) {
		const read = readFrameSize(size);
		if (read === null) return unreadableSize(size);
		return row.sizes && !row.sizes.includes(read) ? refuse('Size', read, row.sizes, of) : null;
	}
	const word = resolution === 'auto' ? undefined : RESOLUTION_WORDS[resolution];
	if (word === null || (word && row.resolutions && !row.resolutions.includes(word))) {
		return refuse('Resolution', resolution, row.resolutions ?? RESOLUTIONS, of);
	}
	const ratio = askedRatio(request, row.ratios ?? RATIOS);
	return ratio !== 'auto' && row.ratios && !row.ratios.includes(ratio)
		? refuse('Aspect Ratio', ratio, row.ratios, of)
		: null;
}

/** `size`, or the two words in its place. */
function frameFields(request: VideoRequest, row: Row): WireFields {
	const { size, resolution } = request;
	if (size !== null) return { size: readFrameSize(size) };
	const ratio = askedRatio(request, row.ratios ?? RATIOS);
	return {
		resolution: resolution === 'auto' ? undefined : RESOLUTION_WORDS[resolution],
		aspect_ratio: ratio === 'auto' ? undefined : ratio,
	};
}

function imagePart(image: ReferenceImage): WireFields {
	return { type: 'image_url', image_url: { url: imageAddress(image) } };
}

function imageFields({ firstFrame, lastFrame, references }: VideoRequest): WireFields {
	const frames = [
		firstFrame && { ...imagePart(firstFrame), frame_type: FRAME_TYPES[0] },
		lastFrame && { ...imagePart(lastFrame), frame_type: FRAME_TYPES[1] },
	].filter((frame) => frame !== null);
	return {
		...(frames.length > 0 && { frame_images: frames }),
		...(references.length > 0 && { input_references: references.map(imagePart) }),
	};
}

/** Frames beat references when both are sent: what would be dropped in silence is refused. */
function refuseMixture({ firstFrame, lastFrame, references }: VideoRequest): Refusal | null {
	if (references.length === 0 || (!firstFrame && !lastFrame)) return null;
	const advice = 'Remove Reference Images, or set Image Source to None and remove Last Frame.';
	const takes = 'no reference images beside a first image or a last frame';
	return { parameter: 'Reference Images', value: `of ${references.length}`, takes, advice };
}

/** Every model belongs to a vendor; the node's own default, `sora-2`, does not. */
function refuseModel({ model }: VideoRequest): Refusal | null {
	if (model.includes('/')) return null;
	const advice = 'Choose a model from the list, for example google/veo-3.1.';
	return { parameter: 'Model', value: model, takes: 'models named vendor/model', advice };
}

function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const takes = listed ? { ...TAKES, models: [listed] } : TAKES;
	const row = modelRow(takes, request.model);
	const refusal =
		refuseModel(request) ??
		refuseSettings(takes, request) ??
		refuseMixture(request) ??
		refuseFrame(request, row);
	if (refusal) return { kind: 'refused', refusal };
	const { model, prompt, seconds, size, seed, extraFields } = request;
	const fields = {
		model,
		prompt: prompt === '' ? undefined : prompt,
		duration: seconds,
		...frameFields(request, row),
		...imageFields(request),
		seed,
		generate_audio: toBoolean(request.audio),
	};
	// Resolution and ratio leave the exact pixels to the model.
	const asked = { size: size === null ? null : readFrameSize(size), seconds };
	return createVideo(jsonBody(fields, extraFields), asked);
}

function readCost(answer: unknown): Cost | null {
	const amount = readNumber(at(answer, 'usage', 'cost'));
	return amount === null || amount < 0 ? null : { amount, currency: 'USD' };
}

/** Each address is a video of its own; the endpoint serves them by number, and newer answers sign them too. */
function files(reading: JobReading): readonly VideoFile[] {
	const links = linksOf(reading);
	const signed = reading.spareUrls ?? [];
	const others = (index: number): readonly Source[] => {
		const url = signed[index];
		return url === undefined || reading.contentUrls.includes(url) ? [] : [{ kind: 'url', url }];
	};
	const endpoint = (index: number): Source => ({
		kind: 'endpoint',
		call: {
			method: 'GET',
			path: videoPath(reading.ref, 'content'),
			query: { index: String(index) },
		},
	});
	if (links.length === 0) return [{ sources: [endpoint(0)] }];
	return links.map((link, index) => ({ sources: [endpoint(index), link, ...others(index)] }));
}

function spareUrls(answer: unknown): Pick<JobReading, 'spareUrls'> {
	const signed = readList(at(answer, 'urls'), readText);
	return signed === null ? {} : { spareUrls: signed };
}

/** A list may be null or empty, which says nothing. */
function readList<T>(list: unknown, read: (entry: unknown) => T | null): readonly T[] | null {
	const values = listAt(list).flatMap((entry) => read(entry) ?? []);
	return values.length === 0 ? null : values;
}

/** `GET /videos/models` → `{data: [{id, supported_durations, …}]}`. */
function readRows(answer: unknown): readonly ModelRow[] {
	return listAt(answer, 'data')
		.filter(isObject)
		.flatMap((model) => {
			const id = readText(model.id);
			if (id === null) return [];
			const sizes = readList(model.supported_sizes, readText);
			const seconds = readList(model.supported_durations, readNumber);
			const resolutions = readList(model.supported_resolutions, readText);
			const ratios = readList(model.supported_aspect_ratios, readText);
			const frames = readList(model.supported_frame_images, readText);
			return { id, sizes, seconds, resolutions, ratios, frames };
		});
}

/** openrouter.ai, video guide and OpenAPI file. `polling_url` is left alone: an ID cannot lead elsewhere. */
export const openRouter = openAiFamily({
	info: {
		label: 'OpenRouter',
		website: 'https://openrouter.ai',
		keyPage: 'https://openrouter.ai/settings/keys',
		accessHint: 'Check on openrouter.ai that the key may use this model and has credit left.',
	},
	server: { baseUrl: 'https://openrouter.ai/api/v1', versionPath: '/api/v1' },
	takes: TAKES,
	billing: {
		charged: 'as the model is priced; the amount comes with the finished video',
		failedJobs: 'not stated',
		cancelledJobs: 'cannot be cancelled',
		proofs: USUAL_PROOFS,
	},
	submit,
	refine: (reading, answer) => ({
		...reading,
		contentUrls:
			readList(at(answer, 'unsigned_urls'), readText) ??
			readList(at(answer, 'urls'), readText) ??
			reading.contentUrls,
		...spareUrls(answer),
		cost: readCost(answer),
	}),
	files,
	models: {
		calls: () => [{ method: 'GET', path: '/videos/models' }],
		readIds: (json) => readRows(json).map(({ id }) => id),
		readRows,
	},
});
