import { jsonBody } from '../protocol/body';
import { readFailure } from '../protocol/failure';
import {
	at,
	isObject,
	listAt,
	readId,
	readName,
	readNumber,
	readProse,
	readText,
} from '../protocol/fields';
import { type Fitted } from '../protocol/fitted';
import { type InputSchema, readInputSchema } from '../protocol/inputSchema';
import {
	type Cost,
	type Failure,
	type Job,
	type JobReading,
	type JobRef,
	unseenJob,
} from '../protocol/job';
import { schemaOf } from '../protocol/knownFields';
import type {
	ModelRow,
	PollVerdict,
	Provider,
	SubmissionVerdict,
	Takes,
} from '../protocol/provider';
import { type Encoded, type VideoRequest } from '../protocol/request';
import { fitRequest } from '../protocol/schemaFit';
import { toJobStatus } from '../protocol/status';
import * as verdicts from '../protocol/verdicts';
import { fitUsual, type UsualNames } from '../protocol/usualFields';
import type { Call, HttpResponse } from '../protocol/wire';
import { MODELS, TAKES } from './aimlApiModels';

const GENERATIONS = '/v2/video/generations';

/** What is sent under the usual names to a model of which neither schema nor row is there. */
const USUAL: Takes = {
	...TAKES,
	images: { by: 'either', mustMatchSize: false, promptOptional: false },
};

const USUAL_NAMES: UsualNames = {
	firstFrame: 'image_url',
	audio: 'generate_audio',
	watermark: 'watermark',
};

function fit(request: VideoRequest, published: InputSchema | undefined): Fitted {
	const known = Object.hasOwn(MODELS, request.model) ? MODELS[request.model] : undefined;
	if (published) return fitRequest(published, request);
	return known ? fitRequest(schemaOf(known), request) : fitUsual(USUAL, USUAL_NAMES, request);
}

function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const { model, seconds, extraFields } = request;
	if (model === '') {
		const advice = 'Choose a model from the list, for example google/veo-3.1-t2v.';
		const refusal = { parameter: 'Model', value: '', takes: 'the name of a model', advice };
		return { kind: 'refused', refusal };
	}
	const fitted = fit(request, listed?.schema);
	if (fitted.kind === 'refused') return fitted;
	const body = jsonBody({ model, ...fitted.fields }, extraFields);
	const call: Call = { method: 'POST', path: GENERATIONS, body };
	return { kind: 'call', call, asked: { size: null, seconds } };
}

/** One video, or a list of them: aimlapi/hypit-aimlapi, provider.ts, has seen both. */
function linksIn(json: unknown): readonly string[] {
	const found = [at(json, 'video'), at(json, 'videos')].flat();
	return found.flatMap((video) => readText(at(video, 'url')) ?? []);
}

function costIn(json: unknown): Cost | null {
	const [dollars, credits] = ['usd_spent', 'credits_used'].map((key) =>
		readNumber(at(json, 'meta', 'usage', key)),
	);
	if (dollars != null && dollars > 0) return { amount: dollars, currency: 'USD' };
	return credits != null && credits > 0 ? { amount: credits, unit: 'credits' } : null;
}

function errorIn(json: unknown): Failure | null {
	const error = at(json, 'error');
	const code = readName(at(error, 'name'));
	const message = readProse(at(error, 'message')) ?? readProse(error);
	return code === null && message === null ? null : { code, message };
}

/** The pages' examples poll on `waiting` and `active` too. */
function statusOf(word: string): Job['status'] | undefined {
	return /^active$/i.test(word) ? 'in_progress' : toJobStatus(word);
}

function read(ref: JobRef, json: unknown): JobReading {
	const told = statusOf(readText(at(json, 'status')) ?? '');
	const contentUrls = linksIn(json);
	const failure = errorIn(json);
	const isEmpty = told === 'completed' && contentUrls.length === 0 && failure !== null;
	const status = isEmpty ? 'failed' : (told ?? 'in_progress');
	const cost = costIn(json);
	const seconds = readNumber(at([at(json, 'video')].flat(), 0, 'duration'));
	const unseen = unseenJob(ref, ref.id);
	return {
		...unseen,
		answer: json,
		contentUrls,
		cost,
		...(cost !== null && status === 'failed' && { isCharged: true }),
		...(told === undefined && { isVague: true }),
		job: {
			...unseen.job,
			status,
			failure: status === 'completed' ? null : failure,
			model: readName(at(json, 'model')),
			seconds: seconds !== null && seconds > 0 ? seconds : null,
		},
	};
}

/** An ID beside nothing but an error is that of the request. */
function readSubmission(response: HttpResponse): SubmissionVerdict {
	const { json } = response;
	const id = readId(at(json, 'id')) ?? readId(at(json, 'generation_id'));
	const isJob = readText(at(json, 'status')) !== null || errorIn(json) === null;
	if (!verdicts.isSuccess(response) || id === null || !isJob) {
		return verdicts.judgeSubmission(response);
	}
	return { kind: 'accepted', reading: read({ id }, json) };
}

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const isTold = readText(at(response.json, 'status')) !== null;
	if (!verdicts.isSuccess(response) || !isTold) return verdicts.judgePoll(response);
	return { kind: 'reading', reading: read(ref, response.json) };
}

/** The alternatives of a schema that name a model, the asked one's first. */
function schemaWithin(schema: unknown, model: string): unknown {
	const all = [schema, at(schema, 'oneOf'), at(schema, 'anyOf')].flat();
	const named = all.filter((one) => isObject(at(one, 'properties', 'model')));
	const isOwn = (one: unknown) => {
		const names = at(one, 'properties', 'model', 'enum');
		return Array.isArray(names) && names.includes(model);
	};
	return named.find(isOwn) ?? named[0];
}

/** The OpenAPI file of one model: its input is what one of its paths takes by POST. */
function readSchema(json: unknown, model: string): InputSchema | null {
	const paths = at(json, 'paths');
	const written = isObject(paths) ? Object.entries(paths) : [];
	const bodies = written
		.filter(([path]) => path.endsWith('/video/generations') || /\/generate\/video\//.test(path))
		.map(([, path]) => at(path, 'post', 'requestBody', 'content', 'application/json', 'schema'));
	const own = bodies.map((body) => schemaWithin(body, model)).find((schema) => schema);
	const read = readInputSchema(own, json);
	return read && { fields: read.fields.filter(({ name }) => name !== 'model') };
}

const JOB_ADDRESS = /^https?:\/\/[^#]*[?&]generation_id=/i;

function readRef(text: string): JobRef | null {
	const isAddress = JOB_ADDRESS.test(text) && URL.canParse(text);
	const id = readId(isAddress ? new URL(text).searchParams.get('generation_id') : text);
	return id === null ? null : { id };
}

/** docs.aimlapi.com (aimlapi/api-docs): one path for all models, polled by an ID that has the model's name in it. */
export const aimlApi: Provider = {
	info: {
		label: 'AIMLAPI',
		website: 'https://aimlapi.com',
		keyPage: 'https://aimlapi.com/app/keys',
		accessHint: 'Check on aimlapi.com that the key is active and that there is credit left.',
	},
	server: { baseUrl: 'https://api.aimlapi.com', versionPath: '' },
	takes: TAKES,
	billing: {
		charged: 'when the video is done; the amount comes with it',
		failedJobs: 'free',
		cancelledJobs: 'cannot be cancelled',
		proofs: verdicts.USUAL_PROOFS,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
	probe: { call: { method: 'GET', path: '/v2/billing' }, read: verdicts.judgeProbe },
	submit,
	readSubmission,
	poll: ({ id }) => ({ method: 'GET', path: GENERATIONS, query: { generation_id: id } }),
	readPoll,
	files: ({ contentUrls }) => contentUrls.map((url) => ({ sources: [{ kind: 'url', url }] })),
	readFailure: ({ json }) => errorIn(json) ?? readFailure(json),
	refText: { write: ({ id }) => id, read: readRef },
	models: {
		calls: () => [
			{
				method: 'GET',
				path: '/v1/models',
				query: { capabilities: 'text_to_video,image_to_video' },
			},
		],
		readIds: (json) => {
			const ids = listAt(json, 'data').flatMap((model) =>
				/video/i.test(readText(at(model, 'type')) ?? '') ? (readText(at(model, 'id')) ?? []) : [],
			);
			return [...new Set(ids)];
		},
	},
	schema: {
		call: (model) => ({
			method: 'GET',
			path: '/docs-json',
			query: { model, endpoint: 'internal/video-generations/submit' },
		}),
		read: readSchema,
	},
};
