import { jsonBody } from '../protocol/body';
import { isEmptyAccount } from '../protocol/cause';
import { readFailure } from '../protocol/failure';
import {
	at,
	isObject,
	listAt,
	readId,
	readName,
	readProse,
	readText,
	readTime,
} from '../protocol/fields';
import { type Failure, type Job, type JobReading, type JobRef, unseenJob } from '../protocol/job';
import type { ModelRow, PollVerdict, Provider, SubmissionVerdict } from '../protocol/provider';
import type { Encoded, VideoRequest } from '../protocol/request';
import * as verdicts from '../protocol/verdicts';
import type { Call, HttpResponse } from '../protocol/wire';
import { parseJson } from '../text/json';
import { fitMarket, fitVeo, MARKET_TASKS, readSchema } from './kieFields';
import { knownSchema, MARKET_MODELS, VEO_MODELS } from './kieModels';

const VEO_TASKS = '/api/v1/veo/generate';
/** What a job of the Veo routes is marked by; one of the market has no mark. */
const VEO_ROUTE = 'veo';

/** `owner/name`, or a name alone. */
const MODEL_NAME = /^\w[\w.-]*(\/\w[\w.-]*)?$/;

function submit(request: VideoRequest, listed?: ModelRow): Encoded {
	const { model, seconds, extraFields } = request;
	const isVeo = VEO_MODELS.includes(model);
	const schema = listed?.schema ?? knownSchema(model);
	const fitted = isVeo ? fitVeo(request) : fitMarket(request, schema);
	if (fitted.kind === 'refused') return fitted;
	const { fields } = fitted;
	const body = isVeo
		? jsonBody({ model, ...fields }, extraFields)
		: jsonBody({ model, input: { ...fields, ...extraFields } });
	const call: Call = { method: 'POST', path: isVeo ? VEO_TASKS : MARKET_TASKS, body };
	return { kind: 'call', call, asked: { size: null, seconds } };
}

function write({ id, route }: JobRef): string {
	return route === undefined ? id : `${route}/${id}`;
}

/** The text of an ID, or the address that tells of the job. */
function read(text: string): JobRef | null {
	const [, path = '', asked] =
		/^https?:\/\/[^/?#]+([^?#]*)\?(?:.*&)?taskId=([^&#]+)/.exec(text) ?? [];
	if (asked !== undefined) return refOf(asked, path.includes('/veo/'));
	if (/^https?:/.test(text)) return null;
	const isVeo = text.startsWith(`${VEO_ROUTE}/`);
	return refOf(isVeo ? text.slice(VEO_ROUTE.length + 1) : text, isVeo);
}

function refOf(value: unknown, isVeo: boolean): JobRef | null {
	const id = readId(value);
	if (id === null) return null;
	const ref = isVeo ? { id, route: VEO_ROUTE } : { id };
	return readId(write(ref)) === null ? null : ref;
}

function codeOf({ json }: HttpResponse): number | null {
	const code = at(json, 'code');
	return typeof code === 'number' ? code : null;
}

/** A job's own reason before that of the envelope, which says `success` all the same. */
function readReason(response: HttpResponse): Failure | null {
	const data = at(response.json, 'data');
	const code = at(data, 'failCode') ?? at(data, 'errorCode');
	const message = readProse(at(data, 'failMsg')) ?? readProse(at(data, 'errorMessage'));
	const name = readName(typeof code === 'number' ? String(code) : code);
	if (name !== null || message !== null) return { code: name, message };
	return codeOf(response) === 200 ? null : readFailure(response.json);
}

/** docs.kie.ai, response codes: the request was read and turned down, and no task was made. */
const NO_TASK: readonly number[] = [401, 402, 404, 422, 433];

/** An empty account was seen with 500 as well; 455, 500, 501 and 505 prove nothing. */
function judgeSubmission(response: HttpResponse): SubmissionVerdict {
	if (!verdicts.isSuccess(response)) return verdicts.judgeSubmission(response);
	const code = codeOf(response) ?? 0;
	const isEmpty = code >= 400 && isEmptyAccount(readFailure(response.json));
	if (NO_TASK.includes(code) || isEmpty) return { kind: 'rejected' };
	return { kind: code === 429 ? 'busy' : 'unknown' };
}

/** Words of the market and numbers of Veo. */
const STATES: ReadonlyMap<unknown, Job['status']> = new Map<unknown, Job['status']>([
	...(['waiting', 'queuing'] as const).map((word) => [word, 'queued'] as const),
	['generating', 'in_progress'],
	['success', 'completed'],
	['fail', 'failed'],
	[0, 'in_progress'],
	[1, 'completed'],
	...[2, 3].map((flag) => [flag, 'failed'] as const),
]);

/** A list, or the text of one. */
function linksIn(value: unknown): readonly string[] {
	const list: unknown = typeof value === 'string' ? (parseJson(value) ?? value) : value;
	return [list].flat().flatMap((link: unknown) => readText(link) ?? []);
}

function linksOf(data: unknown): readonly string[] {
	const told = linksIn(at(data, 'response', 'resultUrls'));
	return told.length > 0 ? told : linksIn(at(jsonIn(at(data, 'resultJson')), 'resultUrls'));
}

function jsonIn(value: unknown): unknown {
	return typeof value === 'string' ? parseJson(value) : value;
}

/** The request as it was sent, in texts of JSON within one another. */
function promptOf(data: unknown): string | null {
	const sent = jsonIn(at(data, 'param') ?? at(data, 'paramJson'));
	return readProse(at(jsonIn(at(sent, 'input')), 'prompt') ?? at(sent, 'prompt'));
}

/** A date without a zone may be of any. */
function timeOf(value: unknown): string | null {
	const isZoned = typeof value === 'string' && value.endsWith('Z');
	return typeof value === 'number' || isZoned ? readTime(value) : null;
}

function readingOf(ref: JobRef, answer: unknown, job: Partial<Job>): JobReading {
	const unseen = unseenJob(ref, write(ref));
	return { ...unseen, answer, job: { ...unseen.job, ...job } };
}

function readTask(
	ref: JobRef,
	response: HttpResponse,
	told: Job['status'] | undefined,
): JobReading {
	const data = at(response.json, 'data');
	const status = told ?? 'in_progress';
	const reading = readingOf(ref, response.json, {
		status,
		model: readName(at(data, 'model')),
		prompt: promptOf(data),
		createdAt: timeOf(at(data, 'createTime')),
		completedAt: timeOf(at(data, 'completeTime')),
		failure: status === 'failed' ? readReason(response) : null,
	});
	const credits = at(data, 'creditsConsumed');
	const hasEnded = status === 'completed' || status === 'failed';
	const amount = hasEnded && typeof credits === 'number' && credits >= 0 ? credits : null;
	return {
		...reading,
		contentUrls: status === 'completed' ? linksOf(data) : [],
		cost: amount === null ? null : { amount, unit: 'credits' },
		...(status === 'failed' && amount !== null && amount > 0 && { isCharged: true }),
		...(told === undefined && { isVague: true }),
	};
}

/** Answers that tell the end of a job without showing it: docs.kie.ai, codes of both status routes. */
const ENDINGS: readonly number[] = [501];
const VEO_ENDINGS: readonly number[] = [400, 451, 501];
const NO_RECORD = /null|blank|empty|(not|n.t) (exist|found)|14 days|记录/i;

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	if (!verdicts.isSuccess(response)) return verdicts.judgePoll(response);
	const data = at(response.json, 'data');
	const state = at(data, 'state') ?? at(data, 'successFlag');
	if (typeof state === 'string' || typeof state === 'number') {
		return { kind: 'reading', reading: readTask(ref, response, STATES.get(state)) };
	}
	const code = codeOf(response) ?? 0;
	if (code === 401) return { kind: 'denied' };
	const words = readText(at(response.json, 'msg')) ?? '';
	if (code === 404 || (code === 422 && NO_RECORD.test(words))) return { kind: 'missing' };
	const endings = ref.route === VEO_ROUTE ? VEO_ENDINGS : ENDINGS;
	if (!endings.includes(code)) return { kind: 'late' };
	return { kind: 'reading', reading: readTask(ref, response, 'failed') };
}

/** docs.kie.ai and its models skill (2026-09). Every answer is `{code, msg, data}` with HTTP 200, errors too. */
export const kie: Provider = {
	info: {
		label: 'kie.ai',
		website: 'https://kie.ai',
		keyPage: 'https://kie.ai/api-key',
		accessHint: 'Check on kie.ai that the key is allowed to use this model and has credits left.',
	},
	server: { baseUrl: 'https://api.kie.ai', versionPath: '' },
	takes: {
		models: [...MARKET_MODELS, ...VEO_MODELS].map((id) => ({ id, sizes: null, seconds: null })),
		otherModels: { sizes: null, seconds: null },
		images: {
			by: 'link',
			lastFrame: true,
			maxReferences: Infinity,
			mustMatchSize: false,
			promptOptional: true,
		},
		options: ['seed', 'negativePrompt', 'audio', 'watermark'],
		variants: ['video'],
		maxRunningJobs: null,
	},
	billing: {
		charged: 'in credits, as the model is priced; the amount comes with the finished video',
		failedJobs: 'not stated; what a failed job has cost comes with it',
		cancelledJobs: 'cannot be cancelled',
		proofs: `${verdicts.USUAL_PROOFS}; with HTTP 200 the code 401, 402, 404, 422, 429 or 433, or words of an empty account`,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
	probe: {
		call: { method: 'GET', path: '/api/v1/chat/credit' },
		read(response) {
			const status = codeOf(response);
			if (!verdicts.isSuccess(response)) return verdicts.judgeProbe(response);
			if (status === null) return 'wrongAddress';
			return status === 200 ? 'connected' : verdicts.judgeProbe({ ...response, status });
		},
	},
	submit,
	readSubmission(response, call) {
		const isVeo = 'path' in call && call.path === VEO_TASKS;
		const id = verdicts.isSuccess(response) ? at(response.json, 'data', 'taskId') : null;
		const ref = refOf(id, isVeo);
		if (ref === null) return judgeSubmission(response);
		return { kind: 'accepted', reading: readingOf(ref, response.json, { status: 'queued' }) };
	},
	poll: ({ id, route }) => ({
		method: 'GET',
		path: route === VEO_ROUTE ? '/api/v1/veo/record-info' : '/api/v1/jobs/recordInfo',
		query: { taskId: id },
	}),
	readPoll,
	files: ({ contentUrls }) => contentUrls.map((url) => ({ sources: [{ kind: 'url', url }] })),
	readFailure: readReason,
	refText: { write, read },
	models: {
		calls: () => [
			{
				method: 'GET',
				path: '/api/v1/models',
				query: { taskType: 'Text to Video,Image to Video' },
			},
		],
		readIds(json) {
			const ids = listAt(json, 'data', 'models').filter(isObject);
			const told = ids.flatMap(({ model }) => readText(model) ?? []);
			return told.length === 0 ? [] : [...told, ...VEO_MODELS];
		},
	},
	schema: {
		call: (model) =>
			MODEL_NAME.test(model) && !VEO_MODELS.includes(model)
				? { method: 'GET', path: `/api/v1/models/${model}/schema` }
				: null,
		read: readSchema,
	},
};
