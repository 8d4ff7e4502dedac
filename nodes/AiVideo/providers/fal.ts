import { jsonBody } from '../protocol/body';
import { readFailure } from '../protocol/failure';
import {
	at,
	decodeId,
	isObject,
	listAt,
	readId,
	readName,
	readNumber,
	readProse,
	readText,
} from '../protocol/fields';
import { type Failure, type Job, type JobReading, type JobRef, unseenJob } from '../protocol/job';

import { type InputSchema, readInputSchema } from '../protocol/inputSchema';
import type { ModelRow, PollVerdict, Provider, Takes } from '../protocol/provider';
import { type Encoded, type Refusal, type VideoRequest } from '../protocol/request';
import { fitRequest } from '../protocol/schemaFit';
import { fitUsual, type UsualNames } from '../protocol/usualFields';
import type { Call, HttpResponse, Target } from '../protocol/wire';
import * as verdicts from '../protocol/verdicts';

/** What the list shows where fal's own cannot be had (fal-ai/fal-js, endpoints.d.ts). */
const KNOWN = [
	...['fal-ai/veo3.1', 'fal-ai/veo3.1/image-to-video', 'fal-ai/veo3.1/fast'],
	...['fal-ai/kling-video/v3/pro', 'fal-ai/kling-video/v2.6/pro', 'fal-ai/sora-2'].flatMap(pair),
	...['v1.5/pro', 'v1/pro'].flatMap((version) => pair(`fal-ai/bytedance/seedance/${version}`)),
	...['fal-ai/minimax/hailuo-2.3/standard', 'fal-ai/wan-25-preview', 'fal-ai/ltx-2'].flatMap(pair),
];

/** The two models of one name: from text, and from frames. */
function pair(base: string): readonly string[] {
	return [`${base}/text-to-video`, `${base}/image-to-video`];
}

const TAKES: Takes = {
	models: KNOWN.map((id) => ({ id, sizes: null, seconds: null })),
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

/** A model is a path; the node's own default is none. */
const MODEL_PATH = /^[\w-]+(\/[\w-][\w.-]*)+$/;

function refuseModel({ model }: VideoRequest): Refusal | null {
	if (MODEL_PATH.test(model)) return null;
	const advice = 'Choose a model from the list, for example fal-ai/veo3.1.';
	return { parameter: 'Model', value: model, takes: 'models named owner/name', advice };
}

const USUAL: UsualNames = {
	firstFrame: 'image_url',
	lastFrame: 'end_image_url',
	references: 'image_urls',
	audio: 'generate_audio',
	toSeconds: String,
};

function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const refusal = refuseModel(request);
	if (refusal) return { kind: 'refused', refusal };
	const { model, seconds, extraFields } = request;
	const fitted = listed?.schema
		? fitRequest(listed.schema, request)
		: fitUsual(TAKES, USUAL, request);
	if (fitted.kind === 'refused') return fitted;
	const body = jsonBody(fitted.fields, extraFields);
	const call: Call = { method: 'POST', path: `/${model}`, body };
	return { kind: 'call', call, asked: { size: null, seconds } };
}

/** A job's own address, or the part of it that people see as the ID. */
const JOB_ADDRESS = /^(?:https?:\/\/[^/]+\/)?([^?#]+)\/requests\/([^/?#]+)/;

/** fal-js, utils.js: these name spaces come before the owner. */
const NAME_SPACES = ['workflows', 'comfy'];

/** Owner and app of a model, without its further path: there its jobs are asked for. */
function routeOf(call: Call): string {
	const segments = 'path' in call ? call.path.split('/').slice(1) : [];
	return segments.slice(0, NAME_SPACES.includes(segments[0] ?? '') ? 3 : 2).join('/');
}

function write({ id, route = '' }: JobRef): string {
	return `${route}/requests/${encodeURIComponent(id)}`;
}

/** Before the owner, an address may have the path of a base URL. */
function read(text: string): JobRef | null {
	const [, path = '', segment] = JOB_ADDRESS.exec(text) ?? [];
	const segments = path.split('/');
	const route = segments.slice(NAME_SPACES.includes(segments.at(-3) ?? '') ? -3 : -2).join('/');
	const id = segment === undefined ? null : readId(decodeId(segment));
	return id !== null && MODEL_PATH.test(route) ? refOf(id, route) : null;
}

/** `null` when it is longer than any reference, which is an ID to those who ask for it. */
function refOf(id: string, route: string): JobRef | null {
	const ref = { id, route };
	return readId(write(ref)) === null ? null : ref;
}

function jobCall(method: Call['method'], { id, route = '' }: JobRef, end = ''): Call {
	return { method, path: `/${route}/requests/${encodeURIComponent(id)}${end}` };
}

/** Model errors are FastAPI's `detail` with a type each, others name their type beside it. */
function readReason({ json, headers }: HttpResponse): Failure | null {
	const failure = readFailure(json);
	const type =
		readText(at(json, 'detail', 0, 'type')) ??
		readText(at(json, 'error_type')) ??
		headers['x-fal-error-type'] ??
		null;
	const message = failure?.message ?? readText(at(json, 'status'));
	return type === null && message === null
		? null
		: { code: readName(type), message: readProse(message) };
}

function readingOf(ref: JobRef, answer: unknown, job: Partial<Job>): JobReading {
	const unseen = unseenJob(ref, write(ref));
	return { ...unseen, answer, job: { ...unseen.job, ...job } };
}

function failed(ref: JobRef, response: HttpResponse): PollVerdict {
	const failure = readReason(response);
	const status = failure?.code === 'client_cancelled' ? 'cancelled' : 'failed';
	return { kind: 'reading', reading: readingOf(ref, response.json, { status, failure }) };
}

const STATES: Readonly<Record<string, Job['status']>> = {
	IN_QUEUE: 'queued',
	IN_PROGRESS: 'in_progress',
	COMPLETED: 'completed',
};

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const { json } = response;
	const status = STATES[readText(at(json, 'status')) ?? ''];
	if (!verdicts.isSuccess(response)) return verdicts.judgePoll(response);
	if (status === undefined) return { kind: 'late' };
	if (readText(at(json, 'error')) !== null) return failed(ref, response);
	return { kind: 'reading', reading: readingOf(ref, json, { status }) };
}

/** The videos of an output: one, or a list. */
function videosOf(json: unknown): readonly unknown[] {
	const found = [at(json, 'video'), at(json, 'videos')].flat();
	return found.filter((video) => readText(at(video, 'url')) !== null);
}

function readOutput({ ref }: JobReading, json: unknown): PollVerdict {
	const videos = videosOf(json);
	const [width, height, seconds] = ['width', 'height', 'duration'].map((key) =>
		readNumber(at(videos[0], key)),
	);
	const size = width && height ? `${width}x${height}` : null;
	const job = { status: 'completed', size, seconds: seconds ?? null } as const;
	const contentUrls = videos.flatMap((video) => readText(at(video, 'url')) ?? []);
	return { kind: 'reading', reading: { ...readingOf(ref, json, job), contentUrls } };
}

/** Trouble on the way to a result, as fal-js tries it again. */
const PASSING: readonly number[] = [408, 425, 429];
const GATEWAY: readonly number[] = [502, 503, 504];

/** A model says what failed by a type, or by FastAPI's `detail`; all else is trouble on the way. */
function isFromModel(response: HttpResponse): boolean {
	if (readReason(response)?.code != null) return true;
	return !GATEWAY.includes(response.status) && at(response.json, 'detail') !== undefined;
}

/** The result of a failed job is its error answer. */
function readResult(response: HttpResponse, polled: JobReading): PollVerdict {
	const { status, json } = response;
	if (verdicts.isSuccess(response)) return readOutput(polled, json);
	if (status === 401 || status === 403) return { kind: 'denied' };
	const words = readText(at(json, 'detail')) ?? '';
	if (status === 404 && /request not found/i.test(words)) return { kind: 'missing' };
	const isFailure = isFromModel(response) && !PASSING.includes(status);
	if (!isFailure || /still in progress/i.test(words)) return { kind: 'late' };
	return failed(polled.ref, response);
}

/** The OpenAPI file of one model: its input is what its own path takes by POST. */
function readSchema(json: unknown, model: string): InputSchema | null {
	const post = at(json, 'paths', `/${model}`, 'post', 'requestBody', 'content');
	return readInputSchema(at(post, 'application/json', 'schema'), json);
}

/** fal's own lists live at other hosts of fal; a server of one's own has them below its base. */
function publicly(baseUrl: string, host: string, path: string): Target {
	const isFal = new URL(baseUrl).hostname === 'queue.fal.run';
	return isFal ? { publicUrl: `https://${host}${path}` } : { path };
}

/** fal.ai, queue API and fal-ai/fal-js, queue.js: the model is the path, the outcome a second answer. */
export const fal: Provider = {
	info: {
		label: 'fal',
		website: 'https://fal.ai',
		keyPage: 'https://fal.ai/dashboard/keys',
		accessHint: 'Check on fal.ai that the key may use this model and that there is balance left.',
	},
	server: { baseUrl: 'https://queue.fal.run', versionPath: '' },
	takes: TAKES,
	billing: {
		charged: 'per video or per second, when the video is done',
		failedJobs: 'free; some models charge what they moderated',
		cancelledJobs: 'free before they run',
		proofs: verdicts.USUAL_PROOFS,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { Authorization: `Key ${apiKey}` } }),
	probe: {
		call: jobCall('GET', { id: 'n8n-credential-test', route: 'fal-ai/veo3.1' }, '/status'),
		read: (response) =>
			response.status === 404 && isObject(response.json)
				? 'connected'
				: verdicts.judgeProbe(response),
	},
	submit,
	readSubmission(response, call) {
		const id = verdicts.isSuccess(response) ? readId(at(response.json, 'request_id')) : null;
		const told = read(readText(at(response.json, 'response_url')) ?? '')?.route;
		const ref = id === null ? null : refOf(id, told ?? routeOf(call));
		if (ref === null) return verdicts.judgeSubmission(response);
		return { kind: 'accepted', reading: readingOf(ref, response.json, { status: 'queued' }) };
	},
	poll: (ref) => jobCall('GET', ref, '/status'),
	readPoll,
	result: { call: ({ ref }) => jobCall('GET', ref), read: readResult },
	files: ({ contentUrls }) => contentUrls.map((url) => ({ sources: [{ kind: 'url', url }] })),
	readFailure: readReason,
	refText: { write, read },
	models: {
		calls: (baseUrl) =>
			['text-to-video', 'image-to-video'].map((category) => ({
				method: 'GET',
				...publicly(baseUrl, 'api.fal.ai', '/v1/models'),
				query: { category, status: 'active', limit: '100' },
			})),
		readIds: (json) =>
			listAt(json, 'models').flatMap((model) => readText(at(model, 'endpoint_id')) ?? []),
	},
	schema: {
		call: (model, baseUrl) =>
			MODEL_PATH.test(model)
				? {
						method: 'GET',
						...publicly(baseUrl, 'fal.ai', '/api/openapi/queue/openapi.json'),
						query: { endpoint_id: model },
					}
				: null,
		read: readSchema,
	},
	remove: { call: (ref) => jobCall('PUT', ref, '/cancel'), read: verdicts.isRemoved },
};
