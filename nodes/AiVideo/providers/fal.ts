import { jsonBody } from '../protocol/body';
import { readFailure } from '../protocol/failure';
import {
	at,
	decodeId,
	isObject,
	readId,
	readName,
	readNumber,
	readProse,
	readText,
} from '../protocol/fields';
import { type Failure, type Job, type JobReading, type JobRef, unseenJob } from '../protocol/job';
import { fieldsFor, type Length, type ModelFields, refuseForModel } from '../protocol/modelFields';
import type { PollVerdict, Provider, Takes } from '../protocol/provider';
import { refuseSettings } from '../protocol/refusals';
import type { Encoded, Refusal, VideoRequest } from '../protocol/request';
import type { Call, HttpResponse } from '../protocol/wire';
import * as verdicts from '../protocol/verdicts';

/** What the models of one maker have in common (fal-ai/fal-js, endpoints.d.ts). */
type Traits = Omit<ModelFields, 'id' | 'sizes' | 'frameFields'>;

function traits(
	seconds: Traits['seconds'],
	length: Length,
	ratios: Traits['ratios'],
	words: Traits['words'],
	options: Traits['options'] = [],
): Traits {
	return { seconds, length, ratios, words, options };
}

const WIDE = ['16:9', '9:16'];
const SQUARE = [...WIDE, '1:1'];
const HD = { '720p': '720p', '1080p': '1080p' };
const TO_1080P = { '480p': '480p', ...HD };

function range(first: number, last: number): readonly number[] {
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const VEO = traits([4, 6, 8], 'suffixed', WIDE, HD, ['seed', 'negativePrompt', 'audio']);
const KLING = traits([5, 10], 'text', SQUARE, null, ['negativePrompt', 'audio']);
const KLING_3 = traits(range(3, 15), 'text', SQUARE, null, ['negativePrompt', 'audio']);
const SEEDANCE_SHAPES = [...SQUARE, '4:3', '3:4', '21:9'];
const SEEDANCE = traits(range(2, 12), 'text', SEEDANCE_SHAPES, TO_1080P, ['seed']);
const SEEDANCE_1_5: Traits = { ...SEEDANCE, seconds: range(4, 12), options: ['seed', 'audio'] };
const HAILUO = traits([6, 10], 'text', null, null);
const SORA = traits([4, 8, 12, 16, 20], 'number', WIDE, { '720p': '720p' });
const LTX_WORDS = { '1080p': '1080p', '2k': '1440p', '4k': '2160p' };
const LTX = traits([6, 8, 10], 'number', null, LTX_WORDS, ['audio']);
const WAN = traits([5, 10], 'text', SQUARE, TO_1080P, ['seed', 'negativePrompt']);

/** The two models of one name: from text, and from frames, whose shape the image may decide. */
function pair(
	base: string,
	[text, frameFields]: readonly [text: string, frameFields: readonly string[]],
	model: Traits,
	frameRatios = model.ratios,
): readonly ModelFields[] {
	return [
		{ ...model, id: `${base}${text}`, sizes: null, frameFields: [] },
		{ ...model, id: `${base}/image-to-video`, sizes: null, frameFields, ratios: frameRatios },
	];
}

const TEXT = '/text-to-video';
const ONE_FRAME = [TEXT, ['image_url']] as const;
const BOTH_FRAMES = [TEXT, ['image_url', 'end_image_url']] as const;
const KLING_FRAMES = [TEXT, ['start_image_url', 'end_image_url']] as const;

const MODELS: readonly ModelFields[] = [
	...['veo3.1', 'veo3.1/fast', 'veo3.1/lite', 'veo3', 'veo3/fast'].flatMap((name) =>
		pair(`fal-ai/${name}`, ['', ['image_url']], VEO),
	),
	...pair('fal-ai/kling-video/v3/pro', KLING_FRAMES, KLING_3, null),
	...pair('fal-ai/kling-video/v3/standard', KLING_FRAMES, KLING_3, null),
	...pair('fal-ai/kling-video/v2.6/pro', KLING_FRAMES, KLING, null),
	...pair('fal-ai/bytedance/seedance/v1.5/pro', BOTH_FRAMES, SEEDANCE_1_5),
	...pair('fal-ai/bytedance/seedance/v1/pro', BOTH_FRAMES, SEEDANCE),
	...pair('fal-ai/minimax/hailuo-2.3/standard', ONE_FRAME, HAILUO),
	...pair('fal-ai/minimax/hailuo-02/standard', BOTH_FRAMES, HAILUO),
	...pair('fal-ai/sora-2', ONE_FRAME, SORA),
	...pair('fal-ai/wan-25-preview', ONE_FRAME, WAN, null),
	...pair('fal-ai/ltx-2', ONE_FRAME, LTX),
];

const TAKES: Takes = {
	models: MODELS,
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', lastFrame: true, mustMatchSize: false, promptOptional: false },
	options: ['seed', 'negativePrompt', 'audio'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** A model is a path; the node's own default is none. */
const MODEL_PATH = /^[\w-]+(\/[\w-][\w.-]*)+$/;

function refuseAnyway({ model, size }: VideoRequest): Refusal | null {
	if (!MODEL_PATH.test(model)) {
		const advice = 'Choose a model from the list, for example fal-ai/veo3.1.';
		return { parameter: 'Model', value: model, takes: 'models named owner/name', advice };
	}
	const advice = 'Use Aspect Ratio and Resolution, or add a size under Extra Fields.';
	return size === null
		? null
		: { parameter: 'Size', value: size, takes: 'no size in pixels', advice };
}

function submit(request: VideoRequest): Encoded {
	const model = MODELS.find(({ id }) => id === request.model);
	const takes = model ? { ...TAKES, options: model.options } : TAKES;
	const refusal =
		refuseAnyway(request) ??
		refuseSettings(takes, request) ??
		(model ? refuseForModel(model, request) : null);
	if (refusal) return { kind: 'refused', refusal };
	const { seconds, extraFields } = request;
	const call: Call = {
		method: 'POST',
		path: `/${request.model}`,
		body: jsonBody(fieldsFor(model, request), extraFields),
	};
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

/** Trouble on the way to a result, as fal-js tries it again; a gateway's only without a type. */
const PASSING: readonly number[] = [408, 425, 429];
const GATEWAY: readonly number[] = [502, 503, 504];

/** The result of a failed job is its error answer. */
function readResult(response: HttpResponse, polled: JobReading): PollVerdict {
	const { status, json } = response;
	if (verdicts.isSuccess(response)) return readOutput(polled, json);
	if (status === 401 || status === 403) return { kind: 'denied' };
	const words = readText(at(json, 'detail')) ?? '';
	if (status === 404 && /request not found/i.test(words)) return { kind: 'missing' };
	const isUntyped = readReason(response)?.code === null;
	const isPassing = PASSING.includes(status) || (GATEWAY.includes(status) && isUntyped);
	if (!isObject(json) || isPassing || /still in progress/i.test(words)) return { kind: 'late' };
	return failed(polled.ref, response);
}

/** fal.ai, queue API and fal-ai/fal-js, queue.js: the model is the path, the outcome a second answer. */
export const fal: Provider = {
	info: {
		label: 'fal',
		website: 'https://fal.ai',
		accessHint: 'Check on fal.ai that the key may use this model and that there is balance left.',
	},
	server: { baseUrl: 'https://queue.fal.run', versionPath: '' },
	takes: TAKES,
	billing: {
		charged: 'per video or per second, when the video is done',
		failedJobs: 'free; some models charge what they moderated',
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
				...(new URL(baseUrl).hostname === 'queue.fal.run'
					? { publicUrl: 'https://api.fal.ai/v1/models' }
					: { path: '/v1/models' }),
				query: { category, status: 'active', limit: '100' },
			})),
		readIds: (json) => {
			const models = at(json, 'models');
			return (Array.isArray(models) ? models : []).flatMap(
				(model: unknown) => readText(at(model, 'endpoint_id')) ?? [],
			);
		},
	},
	remove: { call: (ref) => jobCall('PUT', ref, '/cancel'), read: verdicts.isRemoved },
};
