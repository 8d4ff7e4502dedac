import type { Cost, Dialect, Encoded, ModelRow, Refusal, VideoRequest } from '../protocol/dialect';
import { readFrameSize } from '../protocol/frameSize';
import { frameFields, imageFields, refuseFrame } from './openRouterRequest';
import { readModels } from './openRouterModels';
import { at, readNumber } from '../protocol/readFields';
import { readJob } from '../protocol/readJob';
import {
	firstRefusal,
	modelRow,
	refuseDuration,
	refuseEmptyPrompt,
	refuseImages,
	refuseUnknownOptions,
} from '../protocol/refusals';
import { bearer, create, getStatus, jsonBody, urlsOnly, videoPath } from '../protocol/videosApi';

/** Every model belongs to a vendor; the node's own default, `sora-2`, does not. */
function refuseModel({ model }: VideoRequest): Refusal | null {
	if (model.includes('/')) return null;
	const advice = 'Choose a model from the list, for example google/veo-3.1.';
	return { parameter: 'Model', value: model, takes: 'models named vendor/model', advice };
}

function encode(request: VideoRequest, listed?: ModelRow): Encoded {
	const rules = listed ? { ...openRouter, models: [listed] } : openRouter;
	const row = listed ?? modelRow(openRouter, request.model);
	const refusal =
		firstRefusal(rules, request, [
			(_rules, asked) => refuseModel(asked),
			refuseEmptyPrompt,
			refuseDuration,
			refuseImages,
			(_rules, asked) => refuseUnknownOptions(asked, ['seed']),
		]) ?? refuseFrame(request, row);
	if (refusal) return { kind: 'refused', refusal };
	const { model, prompt, seconds, size, seed, extraFields } = request;
	const fields = {
		model,
		prompt: prompt === '' ? undefined : prompt,
		duration: seconds,
		...frameFields(request, row),
		...imageFields(request),
		seed,
	};
	// Resolution and ratio leave the exact pixels to the model.
	const asked = { size: size === null ? null : readFrameSize(size), seconds };
	return create(jsonBody(fields, extraFields), asked);
}

function readCost(answer: unknown): Cost | null {
	const amount = readNumber(at(answer, 'usage', 'cost'));
	return amount === null || amount < 0 ? null : { amount, currency: 'USD' };
}

/** openrouter.ai, video guide and OpenAPI file. `polling_url` is left alone: an ID cannot lead elsewhere. */
export const openRouter: Dialect = {
	name: 'openRouter',
	label: 'OpenRouter',
	website: 'https://openrouter.ai',
	baseUrl: 'https://openrouter.ai/api/v1',
	versionPath: '/api/v1',
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		atMost: 2,
		asReference: true,
		mustMatchSize: false,
		promptOptional: true,
	},
	variants: ['video'],
	pace: { runningJobs: null },
	billing: {
		charged: 'as the model is priced; the amount comes with the finished video',
		failedJobs: 'not stated',
	},
	accessHint: 'Check on openrouter.ai that the key may use this model and has credit left.',
	authorize: bearer,
	encode,
	status: getStatus,
	readJob: (answer, jobId) => {
		const reading = readJob('openRouter', answer, jobId);
		return reading && { ...reading, cost: readCost(answer) };
	},
	content: (reading) => {
		const path = videoPath(reading.job.id, 'content');
		const call = { method: 'GET', path, query: { index: '0' } } as const;
		return [{ kind: 'endpoint', call }, ...urlsOnly(reading)];
	},
	listModels: () => ({ method: 'GET', path: '/videos/models' }),
	readModels,
};
