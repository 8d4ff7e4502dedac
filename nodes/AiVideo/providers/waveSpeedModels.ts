import { jsonBody } from '../protocol/body';
import { at, listAt, readText } from '../protocol/fields';

import { type InputSchema, readInputSchema } from '../protocol/inputSchema';
import type { ModelList, ModelRow, SchemaSource, Takes } from '../protocol/provider';
import type { Encoded, Refusal, VideoRequest } from '../protocol/request';
import { fitRequest } from '../protocol/schemaFit';
import { fitUsual } from '../protocol/usualFields';
import type { Call } from '../protocol/wire';

/** WaveSpeed's models, and what is sent to them. */

/** What the list shows where WaveSpeed's own cannot be had. */
const KNOWN = [
	...['bytedance/seedance-2.5', 'bytedance/seedance-2.0', 'bytedance/seedance-v1.5-pro'],
	...['kwaivgi/kling-v3.0-pro', 'kwaivgi/kling-v3.0-std', 'kwaivgi/kling-v2.6-pro'],
	...['google/veo3.1', 'google/veo3.1-fast', 'openai/sora-2', 'alibaba/wan-2.6'],
].flatMap((name) => [`${name}/text-to-video`, `${name}/image-to-video`]);

export const TAKES: Takes = {
	models: KNOWN.map((id) => ({ id, sizes: null, seconds: null })),
	// The one WaveSpeedAI/n8n-nodes-wavespeed begins with.
	defaultModel: 'bytedance/seedance-2.5/text-to-video',
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		lastFrame: true,
		maxReferences: Infinity,
		mustMatchSize: false,
		promptOptional: true,
	},
	options: ['seed', 'negativePrompt', 'audio', 'watermark'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** What all models name alike: what is spelled in several ways might be dropped, and be paid for. */
const USUAL: Takes = {
	...TAKES,
	images: { by: 'either', mustMatchSize: false, promptOptional: false },
	options: ['seed', 'negativePrompt'],
};

/** A model is a path, and may not be one of the API's own. */
const MODEL_PATH =
	/^(?!(?:account|balance|billings?|media|models?|predictions?|uploads?|webhooks?)\/)[\w-]+(?:\/[\w-][\w.-]*)+$/i;

function refuseModel({ model }: VideoRequest): Refusal | null {
	if (MODEL_PATH.test(model)) return null;
	const advice = 'Choose a model from the list, for example google/veo3.1/text-to-video.';
	return { parameter: 'Model', value: model, takes: 'models named vendor/name', advice };
}

/** Some models demand what they name a default for, such as the length. */
function demandedBy({ fields }: InputSchema): Readonly<Record<string, unknown>> {
	const wanted = fields.filter(({ isRequired, fallback }) => isRequired && fallback !== null);
	return Object.fromEntries(wanted.map(({ name, fallback }) => [name, fallback]));
}

export function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const refusal = refuseModel(request);
	if (refusal) return { kind: 'refused', refusal };
	const { model, seconds, extraFields } = request;
	const schema = listed?.schema;
	const fitted = schema
		? fitRequest(schema, request)
		: fitUsual(USUAL, { firstFrame: 'image' }, request);
	if (fitted.kind === 'refused') return fitted;
	const body = jsonBody({ ...(schema && demandedBy(schema)), ...fitted.fields }, extraFields);
	return {
		kind: 'call',
		call: { method: 'POST', path: `/${model}`, body },
		asked: { size: null, seconds },
	};
}

/** Of the types, `image-to-video` and its like; a video to begin with is no setting of ours. */
function makesVideos(model: unknown): boolean {
	const words = [readText(at(model, 'type')) ?? '', readText(at(model, 'model_id')) ?? ''];
	return words.some((word) => /(?<!video)-to-video|\b[ti]2v\b/.test(word));
}

/** The schema of one model in the list of all; `model_run` is what a submission takes. */
function readSchema(json: unknown, model: string): InputSchema | null {
	const listed = listAt(json, 'data').find((one) => at(one, 'model_id') === model);
	const schemas = listAt(listed, 'api_schema', 'api_schemas');
	const own = schemas.find((one) => at(one, 'type') === 'model_run') ?? schemas[0];
	return readInputSchema(at(own, 'request_schema'));
}

const LIST: Call = { method: 'GET', path: '/models' };

/** A thousand models, with the schema of each. */
const MAX_LIST_BYTES = 16 * 1024 * 1024;

export const MODELS: ModelList = {
	calls: () => [LIST],
	maxBytes: MAX_LIST_BYTES,
	readIds: (json) =>
		listAt(json, 'data')
			.filter(makesVideos)
			.flatMap((model) => readText(at(model, 'model_id')) ?? []),
};

export const SCHEMA: SchemaSource = {
	call: (model) => (MODEL_PATH.test(model) ? LIST : null),
	maxBytes: MAX_LIST_BYTES,
	read: readSchema,
};
