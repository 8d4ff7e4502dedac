import { readFailure } from '../protocol/failure';
import {
	at,
	decodeId,
	isObject,
	readId,
	readName,
	readProse,
	readText,
	readTime,
} from '../protocol/fields';
import { type Failure, type JobReading, type JobRef, unseenJob } from '../protocol/job';
import type { JobPage, PollVerdict, Provider, SubmissionVerdict } from '../protocol/provider';
import { toJobStatus } from '../protocol/status';
import * as verdicts from '../protocol/verdicts';
import type { Call, HttpResponse } from '../protocol/wire';
import { MODELS, SCHEMA, submit, TAKES } from './waveSpeedModels';

/** The task in an envelope; the page on error codes, and webhooks, show it bare. */
function taskIn(json: unknown): unknown {
	const data = at(json, 'data');
	return isObject(data) ? data : json;
}

/** Of an envelope, as in HTTP; a task's own codes have four digits. */
function codeOf({ json }: HttpResponse): number | null {
	const code = at(json, 'code');
	return typeof code === 'number' ? code : null;
}

/** The page on error codes: 1200 is moderation, 1402 an image that cannot be fetched; 0 is none. */
function reasonOf(task: unknown): Failure | null {
	const code = at(task, 'code');
	const name = readName(typeof code === 'number' && code !== 0 ? String(code) : null);
	const message = readProse(at(task, 'error'));
	return name === null && message === null ? null : { code: name, message };
}

const FLAGGED: Failure = { code: 'nsfw', message: 'the video was withheld by moderation' };

function linksOf(task: unknown): readonly string[] {
	const outputs = [at(task, 'outputs')].flat();
	return outputs
		.flatMap((output: unknown) => readText(output) ?? readText(at(output, 'url')) ?? [])
		.filter((link) => /^https?:/i.test(link));
}

/** One flag for each output; a list, or a single one. */
function isFlagged(task: unknown): boolean {
	return [at(task, 'has_nsfw_contents')].flat().includes(true);
}

function read(ref: JobRef, task: unknown, answer: unknown): JobReading {
	const told = toJobStatus(readText(at(task, 'status')) ?? '');
	const contentUrls = told === 'completed' ? linksOf(task) : [];
	const reason = reasonOf(task) ?? (isFlagged(task) ? FLAGGED : null);
	const isEmpty = told === 'completed' && contentUrls.length === 0 && reason !== null;
	const hasEnded = ['failed', 'cancelled', 'expired'].includes(told ?? '');
	const unseen = unseenJob(ref, ref.id);
	return {
		...unseen,
		answer,
		contentUrls,
		// What ends as failed is refunded; this does not.
		...(isEmpty && { isCharged: true }),
		...(told === undefined && { isVague: true }),
		job: {
			...unseen.job,
			status: isEmpty ? 'failed' : (told ?? 'in_progress'),
			failure: isEmpty || hasEnded ? reason : null,
			model: readName(at(task, 'model')),
			createdAt: readTime(at(task, 'created_at')),
		},
	};
}

/** The reference of a task; what has no state beside its ID is none. */
function refOf(task: unknown): JobRef | null {
	const id = readText(at(task, 'status')) === null ? null : readId(at(task, 'id'));
	return id === null ? null : { id };
}

function readSubmission(response: HttpResponse): SubmissionVerdict {
	const task = taskIn(response.json);
	const ref = refOf(task);
	if (ref === null) return verdicts.judgeSubmission(response);
	// A task in an answer that says no contradicts it.
	if (!verdicts.isSuccess(response)) return { kind: 'unknown' };
	return { kind: 'accepted', reading: read(ref, task, response.json) };
}

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const task = taskIn(response.json);
	if (verdicts.isSuccess(response) && readText(at(task, 'status')) !== null) {
		return { kind: 'reading', reading: read(ref, task, response.json) };
	}
	return verdicts.judgePoll(inTermsOfHttp(response));
}

/** An answer with the status its envelope names. */
function inTermsOfHttp(response: HttpResponse): HttpResponse {
	const code = verdicts.isSuccess(response) ? (codeOf(response) ?? 0) : 0;
	return code >= 400 && code < 600 ? { ...response, status: code } : response;
}

const FILE_OF_ANOTHER_KIND =
	/\.(?:png|jpe?g|webp|avif|mp3|wav|ogg|flac|m4a|glb|obj|zip|txt|json)$/i;

/** The list has images and sounds too, whose files tell it once they are made. */
function isVideoTask(task: unknown): boolean {
	const files = linksOf(task).map((link) => link.replace(/[?#].*$/, ''));
	return files.length === 0 || !files.every((file) => FILE_OF_ANOTHER_KIND.test(file));
}

const MAX_PAGE_SIZE = 100;

function listCall(page: number, limit: number): Call {
	const fields = { page, page_size: Math.min(limit, MAX_PAGE_SIZE) };
	return { method: 'POST', path: '/predictions', body: { kind: 'json', fields } };
}

function readPage(json: unknown, limit: number): JobPage | null {
	const data = at(json, 'data');
	const items = at(data, 'items');
	if (!Array.isArray(items)) return null;
	const page = at(data, 'page');
	const isFull = items.length >= Math.min(limit, MAX_PAGE_SIZE);
	const readings = items.filter(isVideoTask).flatMap((task) => {
		const ref = refOf(task);
		return ref === null ? [] : [read(ref, task, task)];
	});
	const next = isFull && typeof page === 'number' ? listCall(page + 1, limit) : null;
	return { readings, next };
}

const JOB_ADDRESS = /^https?:\/\/[^?#]*\/predictions\/([^/?#]+)/i;

function readRef(text: string): JobRef | null {
	const segment = JOB_ADDRESS.exec(text)?.[1];
	const id = readId(segment === undefined ? text : decodeId(segment));
	return id === null || /^https?:/i.test(id) ? null : { id };
}

/** wavespeed.ai/docs, and the clients of WaveSpeedAI: a model is a path, every answer `{code, message, data}`. */
export const waveSpeed: Provider = {
	info: {
		label: 'WaveSpeed',
		website: 'https://wavespeed.ai',
		keyPage: 'https://wavespeed.ai/accesskey',
		accessHint:
			'Check on wavespeed.ai that the key may use this model: the credit of a trial is not enough for some.',
	},
	server: { baseUrl: 'https://api.wavespeed.ai/api/v3', versionPath: '/api/v3' },
	takes: TAKES,
	billing: {
		charged: 'as the model is priced, when the job is submitted',
		failedJobs: 'refunded within 3 hours when the system failed',
		cancelledJobs: 'a part may be refunded',
		proofs: `${verdicts.USUAL_PROOFS}; with HTTP 200 the same codes in the answer`,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
	probe: {
		call: { method: 'GET', path: '/balance' },
		read: (response) => verdicts.judgeProbe(inTermsOfHttp(response)),
	},
	submit,
	readSubmission,
	poll: ({ id }) => ({ method: 'GET', path: `/predictions/${encodeURIComponent(id)}/result` }),
	readPoll,
	files: ({ contentUrls }) => contentUrls.map((url) => ({ sources: [{ kind: 'url', url }] })),
	readFailure(response) {
		const reason = reasonOf(at(response.json, 'data'));
		return reason ?? (codeOf(response) === 200 ? null : readFailure(response.json));
	},
	refText: { write: ({ id }) => id, read: readRef },
	models: MODELS,
	schema: SCHEMA,
	list: { isWordless: true, first: (limit) => listCall(1, limit), readPage },
	remove: {
		call: ({ id }) => ({
			method: 'POST',
			path: '/predictions/delete',
			body: { kind: 'json', fields: { ids: [id] } },
		}),
		read: (response) => verdicts.isRemoved(inTermsOfHttp(response)),
	},
};
