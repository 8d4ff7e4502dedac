import { readFailure } from '../protocol/failure';
import {
	at,
	decodeId,
	isObject,
	type JsonObject,
	listAt,
	readId,
	readName,
	readNumber,
	readProse,
	readText,
	readTime,
} from '../protocol/fields';
import {
	type Cost,
	type Failure,
	type JobReading,
	type JobRef,
	type JobStatus,
	unseenJob,
} from '../protocol/job';
import type { PollVerdict, Provider, SubmissionVerdict } from '../protocol/provider';
import { readFrameSize } from '../protocol/sizes';
import { isTerminal, toJobStatus } from '../protocol/status';
import * as verdicts from '../protocol/verdicts';
import type { Call, HttpResponse } from '../protocol/wire';
import { TAKES } from './piApiModels';
import { submit, versionField } from './piApiRequests';

/** The usual words in any case, and two of PiAPI's own. */
function statusOf(word: string): JobStatus | undefined {
	if (/^staged$/i.test(word)) return 'queued';
	return /^retry$/i.test(word) ? 'in_progress' : toJobStatus(word);
}

/** The task's own words; those of the model behind it stand in `raw_message`. */
function readError(task: unknown): Failure | null {
	const error = at(task, 'error');
	const [message, raw, detail] = ['message', 'raw_message', 'detail'].map((key) =>
		readText(at(error, key)),
	);
	const words = [...new Set([message, raw, detail].filter((word) => word != null))];
	const code = readNumber(at(error, 'code'));
	if (words.length === 0 && (code === null || code === 0)) return null;
	return {
		code: code === null || code === 0 ? null : String(code),
		message: readProse(words.join(': ')),
	};
}

/** Where the files are depends on the model: Kling's works are several, with and without a watermark. */
function linksIn(output: unknown): Pick<JobReading, 'contentUrls' | 'spareUrls'> {
	const works = listAt(output, 'works').flatMap((work) => {
		const [plain, marked] = ['resource_without_watermark', 'resource'].map((key) =>
			readText(at(work, 'video', key)),
		);
		const best = plain ?? marked;
		return best == null ? [] : [{ best, spare: marked ?? best }];
	});
	if (works.length > 0) {
		const spareUrls = works.map(({ spare }) => spare);
		return { contentUrls: works.map(({ best }) => best), spareUrls };
	}
	const one = ['video', 'video_url', 'video_raw']
		.map((key) => readText(at(output, key)) ?? readText(at(output, key, 'url')))
		.find((url) => url !== null);
	const several = listAt(output, 'video_urls').flatMap((url) => readText(url) ?? []);
	return { contentUrls: one == null ? several : [one] };
}

function sizeIn(output: unknown): string | null {
	for (const video of [at(output, 'works', 0, 'video'), at(output, 'video_raw')]) {
		const [width, height] = ['width', 'height'].map((key) => readNumber(at(video, key)));
		const size = readFrameSize(`${width}x${height}`);
		if (size !== null) return size;
	}
	return null;
}

function modelIn(task: JsonObject): string | null {
	const [model, type] = [readName(task.model), readName(task.task_type)];
	if (model === null || type === null) return null;
	const version = readName(at(task, 'input', versionField(model)));
	return `${model}/${type}${version === null ? '' : `@${version}`}`;
}

function read(ref: JobRef, task: JsonObject, answer: unknown): JobReading {
	const told = statusOf(readText(task.status) ?? '');
	const failure = readError(task);
	// The documents: a task may be completed and have an error all the same.
	const status = told === 'completed' && failure !== null ? 'failed' : (told ?? 'in_progress');
	const seconds = readNumber(at(task, 'input', 'duration'));
	const points = readNumber(at(task, 'meta', 'usage', 'consume')) ?? 0;
	const cost: Cost | null =
		isTerminal(status) && points > 0 ? { amount: points, unit: 'points' } : null;
	return {
		...unseenJob(ref, ref.id),
		answer,
		cost,
		...linksIn(task.output),
		...(cost !== null && status !== 'completed' && { isCharged: true }),
		...(told === undefined && { isVague: true }),
		job: {
			...unseenJob(ref, ref.id).job,
			status,
			failure: status === 'completed' ? null : failure,
			model: modelIn(task),
			prompt: readProse(at(task, 'input', 'prompt')),
			seconds: seconds !== null && seconds > 0 ? seconds : null,
			size: sizeIn(task.output),
			createdAt: readTime(at(task, 'meta', 'created_at')),
			completedAt: status === 'completed' ? readTime(at(task, 'meta', 'ended_at')) : null,
		},
	};
}

/** An envelope has the HTTP status as its code, also where HTTP itself says 200. */
function asCoded(response: HttpResponse): HttpResponse {
	const code = at(response.json, 'code');
	const isRefusal = verdicts.isSuccess(response) && typeof code === 'number' && code >= 400;
	return isRefusal ? { ...response, status: code } : response;
}

/** A task with an ID is one, whatever stands around it. */
function readSubmission(response: HttpResponse): SubmissionVerdict {
	const task = at(response.json, 'data');
	const id = isObject(task) ? readId(task.task_id) : null;
	if (!isObject(task) || id === null) return verdicts.judgeSubmission(asCoded(response));
	return { kind: 'accepted', reading: read({ id }, task, response.json) };
}

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const coded = asCoded(response);
	const task = at(response.json, 'data');
	const isTask = isObject(task) && readText(task.status) !== null;
	if (!isTask || !verdicts.isSuccess(coded)) return verdicts.judgePoll(coded);
	return { kind: 'reading', reading: read(ref, task, response.json) };
}

function jobCall(method: 'GET' | 'DELETE', { id }: JobRef): Call {
	return { method, path: `/api/v1/task/${encodeURIComponent(id)}` };
}

const JOB_ADDRESS = /^https?:\/\/[^?#]*\/task\/([^/?#]+)/i;

/** piapi.ai/docs, unified API; PiAPI-1/piapi-cli and apinetwork/piapi-mcp-server, piapi-task.ts. */
export const piApi: Provider = {
	info: {
		label: 'PiAPI',
		website: 'https://piapi.ai',
		keyPage: 'https://piapi.ai/workspace/key',
		accessHint:
			'Check on piapi.ai that the plan of the key has this model and that there is credit left.',
	},
	server: { baseUrl: 'https://api.piapi.ai', versionPath: '' },
	takes: TAKES,
	billing: {
		charged: 'in points: held at submission, taken when the video is done',
		failedJobs: 'free; of a Seedance video that moderation blocks, 1 to 10 % of the price is kept',
		cancelledJobs: 'free while they are pending; cannot be cancelled later',
		proofs: `${verdicts.USUAL_PROOFS}, each also as the code of HTTP 200, without a task ID`,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { 'X-API-Key': apiKey } }),
	probe: {
		call: { method: 'GET', path: '/account/info' },
		read: (response) => verdicts.judgeProbe(asCoded(response)),
	},
	submit,
	readSubmission,
	poll: (ref) => jobCall('GET', ref),
	readPoll,
	files: ({ contentUrls, spareUrls = [] }) =>
		contentUrls.map((url, index) => ({
			sources: [...new Set([url, spareUrls[index] ?? url])].map((place) => ({
				kind: 'url',
				url: place,
			})),
		})),
	readFailure: ({ json }) => readError(at(json, 'data')) ?? readFailure(json),
	refText: {
		write: ({ id }) => id,
		read: (text) => {
			const segment = JOB_ADDRESS.exec(text)?.[1];
			const id = segment === undefined ? readId(text) : readId(decodeId(segment));
			return id === null ? null : { id };
		},
	},
	remove: { call: (ref) => jobCall('DELETE', ref), read: (r) => verdicts.isRemoved(asCoded(r)) },
};
