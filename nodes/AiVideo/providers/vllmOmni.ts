import { formBody, imageAddress, type WireFields } from '../protocol/body';
import { failureOf } from '../protocol/cause';
import { checkRequest } from '../protocol/checkRequest';
import { at, isObject, readText } from '../protocol/fields';
import { createVideo, familyModels, openAiFamily } from '../protocol/openAiFamily';
import type { ModelRow, Takes } from '../protocol/provider';
import {
	type Encoded,
	imagesOf,
	type ReferenceImage,
	type VideoRequest,
} from '../protocol/request';
import { toPixels } from '../protocol/sizes';
import type { HttpResponse } from '../protocol/wire';
import { USUAL_PROOFS } from '../protocol/verdicts';

/** Without a length most models make a single frame; this is the length their jobs then claim. */
const DEFAULT_SECONDS = 4;
/** Left out, the server takes the one model it has. */
const NO_MODEL = '';

/** What the pipelines of some models need of a video. */
interface Pipeline {
	readonly models: RegExp;
	/** Width and height are multiples of this. */
	readonly step: number;
	/** Frames a second, where the length has to be told in frames: eight for each step, and one. */
	readonly framesPerSecond?: number;
	/** It has a size and a length of its own, and refuses every other. */
	readonly isFixed?: true;
}

const PIPELINES: readonly Pipeline[] = [
	{ models: /ltx/i, step: 32, framesPerSecond: 24 },
	{ models: /magi/i, step: 1, isFixed: true },
];
const OTHER: Pipeline = { models: /./, step: 16 };

function pipelineOf(model: string): Pipeline {
	return PIPELINES.find(({ models }) => models.test(model)) ?? OTHER;
}

const TAKES: Takes = {
	defaultModel: NO_MODEL,
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', lastFrame: true, mustMatchSize: false, promptOptional: false },
	options: ['seed', 'negativePrompt'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** One file goes as `input_reference`, anything else inside `image_reference`; never both. */
function imageFields(images: readonly ReferenceImage[]): {
	readonly fields: WireFields;
	readonly files: readonly ReferenceImage[];
} {
	const [first] = images;
	if (images.length === 1 && first?.kind === 'upload') return { fields: {}, files: [first] };
	const references = images.map((image) => ({ image_url: imageAddress(image) }));
	const image_reference = references.length > 1 ? references : references[0];
	return { fields: { image_reference }, files: [] };
}

/** The nearest size that the model can make; the user's own is sent as it is. */
function sizeFor(
	{ size }: VideoRequest,
	chosen: string | null,
	{ step, isFixed }: Pipeline,
): string | null {
	if (size !== null || chosen === null) return chosen;
	if (isFixed) return null;
	const { width, height } = toPixels(chosen);
	const round = (pixels: number) => Math.max(step, Math.round(pixels / step) * step);
	// Down where both are as near: a step more may be more than the model was made for.
	const fit = (pixels: number) => (pixels % step === step / 2 ? pixels - step / 2 : round(pixels));
	return `${fit(width)}x${fit(height)}`;
}

function lengthFields(seconds: number | null, { framesPerSecond }: Pipeline): WireFields {
	if (seconds === null) return {};
	const fields = { seconds: String(seconds) };
	return framesPerSecond === undefined
		? fields
		: { ...fields, num_frames: framesPerSecond * seconds + 1 };
}

/** A server has one model, under whatever name. */
function readRows(json: unknown): readonly ModelRow[] {
	const [servedAs] = MODELS.readIds(json);
	return servedAs === undefined ? [] : [{ id: NO_MODEL, servedAs, sizes: null, seconds: null }];
}

const MODELS = familyModels([]);

function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const choice = checkRequest(TAKES, request);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seed, negativePrompt, extraFields } = request;
	const pipeline = pipelineOf(listed?.servedAs ?? model);
	const size = sizeFor(request, choice.size, pipeline);
	const seconds = request.seconds ?? (pipeline.isFixed ? null : DEFAULT_SECONDS);
	const { fields: imageParts, files } = imageFields(imagesOf(request));
	const fields = {
		model: model === NO_MODEL ? undefined : model,
		prompt,
		size,
		...lengthFields(seconds, pipeline),
		seed,
		negative_prompt: negativePrompt,
		...imageParts,
	};
	return createVideo(formBody(fields, extraFields, 'input_reference', files), { size, seconds });
}

/** It names the field of the body it misses, as FastAPI did in its older versions. */
function missesForm({ status, json }: HttpResponse): boolean {
	const param = readText(at(json, 'error', 'param')) ?? '';
	if (status === 400) return param.startsWith('body.');
	return status === 422 && isObject(json) && Array.isArray(json.detail);
}

/** Said before a job is made: by a server that was started with several processes, or without video. */
const CANNOT = /asynchronous video jobs|handler not initialized/i;

/** vllm-project/vllm-omni, docs/serving/videos_api.md: a form always, since JSON is not taken. */
export const vllmOmni = openAiFamily({
	info: {
		label: 'vLLM-Omni',
		website: 'https://github.com/vllm-project/vllm-omni',
		accessHint: 'Check that the key is the one the server was started with.',
	},
	server: {
		baseUrl: null,
		example: 'http://vllm:8091/v1',
		versionPath: '/v1',
		isTypicalRefusal: missesForm,
		forgetsJobs: true,
	},
	takes: TAKES,
	billing: {
		charged: 'nothing: the server is yours',
		failedJobs: 'free',
		cancelledJobs: 'free',
		proofs: USUAL_PROOFS,
	},
	offers: ['list', 'remove'],
	models: { ...MODELS, readRows },
	proof: (response) => (CANNOT.test(failureOf(response)?.message ?? '') ? 'rejected' : null),
	submit,
});
