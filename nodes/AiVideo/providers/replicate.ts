import { jsonBody } from '../protocol/body';
import { at, decodeId, listAt, readId, readText } from '../protocol/fields';
import { type Fitted, refuse } from '../protocol/fitted';
import { type InputSchema, readInputSchema } from '../protocol/inputSchema';
import type { JobRef } from '../protocol/job';
import type { ModelRow, ProbeVerdict, Provider, Takes } from '../protocol/provider';
import { type Encoded, imagesOf, type Refusal, type VideoRequest } from '../protocol/request';
import { fitRequest } from '../protocol/schemaFit';
import * as verdicts from '../protocol/verdicts';
import { isUnasked } from '../protocol/usualFields';
import type { Call, HttpResponse } from '../protocol/wire';
import { readingOf, readPage, readReason } from './replicateAnswers';

/** What the list shows where Replicate's own cannot be had (its page "Generate videos"). */
const KNOWN = [
	...['bytedance/seedance-2.5', 'bytedance/seedance-2.0', 'bytedance/seedance-2.0-fast'],
	...['bytedance/seedance-1.5-pro', 'google/veo-3.1', 'google/veo-3.1-fast', 'google/veo-3.1-lite'],
	...['kwaivgi/kling-v3-video', 'kwaivgi/kling-v3-omni-video', 'runwayml/gen-4.5'],
	...['minimax/hailuo-2.3', 'minimax/hailuo-2.3-fast', 'pixverse/pixverse-v5.6'],
	...['vidu/q3-pro', 'vidu/q3-turbo', 'wan-video/wan-2.7-t2v', 'wan-video/wan-2.5-t2v'],
	...['wan-video/wan-2.5-t2v-fast', 'wan-video/wan-2.5-i2v-fast', 'xai/grok-imagine-video'],
];

const TAKES: Takes = {
	models: KNOWN.map((id) => ({ id, sizes: null, seconds: null })),
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

/** `owner/name`, or with the version that runs: replicate-javascript, lib/identifier.js. */
const MODEL = /^(\w[\w.-]*\/\w[\w.-]*)(?::(\w+))?$/;

function refuseModel({ model }: VideoRequest): Refusal | null {
	if (MODEL.test(model)) return null;
	const advice = 'Choose a model from the list, for example google/veo-3.1.';
	const takes = 'models named owner/name, or owner/name:version';
	return { parameter: 'Model', value: model, takes, advice };
}

const NOT_TOLD =
	'Replicate did not tell what this model takes. Run the node again later, or set its own field under Extra Fields.';

/** What was chosen besides the prompt, as people see it. */
function chosenSettings(request: VideoRequest): ReadonlyArray<readonly [string, string | null]> {
	const { seconds, size, resolution, aspectRatio, seed, audio, watermark } = request;
	const [image] = imagesOf(request);
	return [
		['An image', image ? (image.kind === 'link' ? image.url : image.fileName) : null],
		['Size', size],
		['Aspect Ratio', isUnasked(aspectRatio) ? null : aspectRatio],
		['Resolution', resolution === 'auto' ? null : resolution],
		['Duration', seconds === null ? null : String(seconds)],
		['Seed', seed === null ? null : String(seed)],
		['Negative Prompt', request.negativePrompt],
		['Audio', audio === 'auto' ? null : audio],
		['Watermark', watermark === 'auto' ? null : watermark],
	];
}

/**
 * Of a model whose schema could not be had. A model overlooks fields it does not know and makes a
 * video without them, at the same price: only the prompt is the same for all.
 */
function fitPrompt(request: VideoRequest): Fitted {
	const chosen = chosenSettings(request).find(([, value]) => value !== null);
	if (chosen) {
		const [parameter, value] = chosen;
		return refuse(
			parameter,
			value ?? '',
			'the prompt alone while its fields are not known',
			NOT_TOLD,
		);
	}
	const { prompt } = request;
	return prompt === '' ? refuse('Prompt', '', 'a text') : { kind: 'fields', fields: { prompt } };
}

/** Models that Replicate runs itself are a path; of others, the version is what runs. */
function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const refusal = refuseModel(request);
	if (refusal) return { kind: 'refused', refusal };
	const { model, seconds, extraFields } = request;
	const schema = listed?.schema;
	const fitted = schema ? fitRequest(schema, request, { imagesBy: 'either' }) : fitPrompt(request);
	if (fitted.kind === 'refused') return fitted;
	const input = jsonBody(fitted.fields, extraFields);
	const [, name = '', given] = MODEL.exec(model) ?? [];
	const version = given ?? schema?.version;
	const path = version === undefined ? `/models/${name}/predictions` : '/predictions';
	const body = jsonBody({ version, input: input.kind === 'json' ? input.fields : {} });
	return { kind: 'call', call: { method: 'POST', path, body }, asked: { size: null, seconds } };
}

function jobPath({ id }: JobRef): string {
	return `/predictions/${encodeURIComponent(id)}`;
}

/** A job's own address in the API, and its page. */
const JOB_ADDRESS = /^https?:\/\/[^?#]*\/(?:predictions|p)\/([^/?#]+)/;

function read(text: string): JobRef | null {
	const segment = JOB_ADDRESS.exec(text)?.[1];
	const id = readId(segment === undefined ? text : decodeId(segment));
	return id === null || /^https?:\/\//.test(id) ? null : { id };
}

function readProbe(response: HttpResponse): ProbeVerdict {
	if (!verdicts.isSuccess(response)) {
		return response.status === 404 ? 'wrongAddress' : verdicts.judgeProbe(response);
	}
	return readText(at(response.json, 'username')) === null ? 'wrongAddress' : 'connected';
}

/** The schema of a version, or of a model's latest one; the version is needed where it is what runs. */
function readSchema(json: unknown, model: string): InputSchema | null {
	const latest = at(json, 'latest_version');
	const document = at(latest ?? json, 'openapi_schema');
	const schema = readInputSchema(at(document, 'components', 'schemas', 'Input'), document);
	const version = at(json, 'is_official') === false ? readId(at(latest, 'id')) : null;
	return schema && version !== null && MODEL.test(`${model}:${version}`)
		? { ...schema, version }
		: schema;
}

/** replicate.com: predictions, each model with an input of its own (HTTP reference; replicate-javascript). */
export const replicate: Provider = {
	info: {
		label: 'Replicate',
		website: 'https://replicate.com',
		keyPage: 'https://replicate.com/account/api-tokens',
		accessHint:
			'Check on replicate.com that the key may run this model and that there is credit left.',
	},
	server: { baseUrl: 'https://api.replicate.com/v1', versionPath: '/v1' },
	takes: TAKES,
	billing: {
		charged: 'per video or second of video; models run by version per second of compute',
		failedJobs: 'not stated; models run by version for the time they ran',
		cancelledJobs: 'charged once they run, free before',
		proofs: verdicts.USUAL_PROOFS,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
	probe: { call: { method: 'GET', path: '/account' }, read: readProbe },
	submit,
	readSubmission(response) {
		const reading = verdicts.isSuccess(response) ? readingOf(response.json) : null;
		return reading ? { kind: 'accepted', reading } : verdicts.judgeSubmission(response);
	},
	poll: (ref) => ({ method: 'GET', path: jobPath(ref) }),
	readPoll(response, { id }) {
		const reading = verdicts.isSuccess(response) ? readingOf(response.json) : null;
		return reading?.ref.id === id ? { kind: 'reading', reading } : verdicts.judgePoll(response);
	},
	files: ({ contentUrls }) => contentUrls.map((url) => ({ sources: [{ kind: 'url', url }] })),
	readFailure: readReason,
	refText: { write: ({ id }) => id, read },
	models: {
		calls: () =>
			['text-to-video', 'image-to-video'].map((slug): Call => ({
				method: 'GET',
				path: `/collections/${slug}`,
			})),
		readIds(json) {
			return listAt(json, 'models')
				.map((model) => `${readText(at(model, 'owner'))}/${readText(at(model, 'name'))}`)
				.filter((id) => MODEL.test(id) && !/\bnull\b/.test(id));
		},
	},
	schema: {
		call(model) {
			const [, name, version] = MODEL.exec(model) ?? [];
			if (name === undefined) return null;
			const path =
				version === undefined ? `/models/${name}` : `/models/${name}/versions/${version}`;
			return { method: 'GET', path };
		},
		read: readSchema,
	},
	list: { first: () => ({ method: 'GET', path: '/predictions' }), readPage },
	remove: {
		call: (ref) => ({ method: 'POST', path: `${jobPath(ref)}/cancel` }),
		// A prediction that has ended keeps its end.
		read: (response) =>
			verdicts.isRemoved(response) &&
			!['succeeded', 'failed'].includes(readText(at(response.json, 'status')) ?? ''),
	},
};
