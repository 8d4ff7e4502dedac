import { failureOf } from '../protocol/cause';
import { readFailure } from '../protocol/failure';
import {
	at,
	decodeId,
	isObject,
	listAt,
	readId,
	readName,
	readNumber,
	readText,
	readTime,
} from '../protocol/fields';
import { linksOf } from '../protocol/familyPaths';
import {
	type Cost,
	type JobReading,
	type JobRef,
	type JobStatus,
	unseenJob,
} from '../protocol/job';
import { bearer } from '../protocol/openAiFamily';
import type {
	JobPage,
	PollVerdict,
	ProbeVerdict,
	Provider,
	SubmissionVerdict,
} from '../protocol/provider';
import * as verdicts from '../protocol/verdicts';
import type { Call, HttpResponse } from '../protocol/wire';
import { submit, TAKES, TASKS } from './modelArkRequests';

const STATES: Readonly<Record<string, JobStatus>> = {
	queued: 'queued',
	running: 'in_progress',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
	expired: 'expired',
};
const RUNNING: readonly JobStatus[] = ['queued', 'in_progress'];

/** Tokens of the video; money is worked out of them by prices that are not told. */
function readCost(json: unknown): Cost | null {
	const amount = readNumber(at(json, 'usage', 'completion_tokens'));
	return amount === null || amount <= 0 ? null : { amount, unit: 'tokens' };
}

function readTask(ref: JobRef, json: unknown): JobReading {
	const told = STATES[readText(at(json, 'status'))?.toLowerCase() ?? ''];
	const status = told ?? 'in_progress';
	const url = readText(at(json, 'content', 'video_url'));
	const cost = readCost(json);
	const unseen = unseenJob(ref, ref.id);
	const seconds = readNumber(at(json, 'duration'));
	return {
		...unseen,
		answer: json,
		contentUrls: status === 'completed' && url !== null ? [url] : [],
		cost,
		...(status === 'failed' && cost !== null && { isCharged: true }),
		...(told === undefined && { isVague: true }),
		job: {
			...unseen.job,
			status,
			model: readName(at(json, 'model')),
			seconds: seconds !== null && seconds > 0 ? seconds : null,
			createdAt: readTime(at(json, 'created_at')),
			completedAt: RUNNING.includes(status) ? null : readTime(at(json, 'updated_at')),
			failure: status === 'completed' ? null : readFailure({ error: at(json, 'error') }),
		},
	};
}

/** Used up for good, or until somebody changes a setting, though 429 says: later. */
const SPENT = /free trial quota|inference limit|quota\. it will reset/i;

/**
 * Error codes, volcengine.com/docs/82379/1299023. Those of an output come after a model has run, and
 * whatever they come with, they do not prove that it is free.
 */
function readSubmission(response: HttpResponse): SubmissionVerdict {
	const id = verdicts.isSuccess(response) ? readId(at(response.json, 'id')) : null;
	if (id !== null) {
		const reading = unseenJob({ id }, id);
		return { kind: 'accepted', reading: { ...reading, answer: response.json } };
	}
	const failure = readFailure(response.json);
	if (/^Output/i.test(failure?.code ?? '')) return { kind: 'unknown' };
	const isSpent = response.status === 429 && SPENT.test(failure?.message ?? '');
	return isSpent ? { kind: 'rejected' } : verdicts.judgeSubmission(response);
}

function taskPath({ id }: JobRef): string {
	return `${TASKS}/${encodeURIComponent(id)}`;
}

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const isTold = readText(at(response.json, 'status')) !== null;
	if (!verdicts.isSuccess(response) || !isTold) return verdicts.judgePoll(response);
	return { kind: 'reading', reading: readTask(ref, response.json) };
}

const MAX_PAGE_SIZE = 500;

/** Of the last seven days, and only those that did not run offline (`filter.service_tier`). */
function pageCall(size: number, page: number): Call {
	return {
		method: 'GET',
		path: TASKS,
		query: { page_num: String(page), page_size: String(size) },
	};
}

function readPage(json: unknown, call: Call): JobPage | null {
	const items = at(json, 'items');
	// Without tasks, the list may be left out.
	if (!isObject(json) || !(Array.isArray(items) || json.total === 0)) return null;
	const readings = listAt(items).flatMap((task) => {
		const id = readId(at(task, 'id'));
		return id === null ? [] : readTask({ id }, task);
	});
	const size = Number(call.query?.page_size);
	const page = Number(call.query?.page_num);
	const goesOn = readings.length > 0 && size * page < (readNumber(json.total) ?? 0);
	return { readings, next: goesOn ? pageCall(size, page + 1) : null };
}

function readProbe(response: HttpResponse): ProbeVerdict {
	const { status, json } = response;
	if (verdicts.isSuccess(response)) {
		return readPage(json, pageCall(1, 1)) === null ? 'wrongAddress' : 'connected';
	}
	return status === 404 || status === 405 ? 'wrongAddress' : verdicts.judgeProbe(response);
}

/** Models of all kinds are listed, with those that were switched off. */
function makesVideos(model: unknown): boolean {
	const tasks = [at(model, 'task_type')].flat().map(readText);
	const isOff = readText(at(model, 'status')) === 'Shutdown';
	return !isOff && tasks.some((task) => task?.endsWith('ToVideo'));
}

const JOB_ADDRESS = /^https?:\/\/[^?#]*\/contents\/generations\/tasks\/([^/?#]+)/i;

/** BytePlus ModelArk and Volcengine Ark, "Video generation API" (docs 1520757, 1521309, 1521675, 1521720). */
export const modelArk: Provider = {
	info: {
		label: 'ModelArk (Seedance)',
		website: 'https://www.byteplus.com/en/product/modelark',
		keyPage: 'https://console.byteplus.com/ark/region:ark+ap-southeast-1/apikey',
		accessHint:
			"Check in the console that the model is activated and that the account is not in arrears. A key works only where it was made: https://ark.ap-southeast.bytepluses.com/api/v3 is BytePlus' address, https://ark.cn-beijing.volces.com/api/v3 Volcengine's, whose models are named doubao-….",
	},
	server: {
		baseUrl: 'https://ark.ap-southeast.bytepluses.com/api/v3',
		versionPath: '/api/v3',
		hosts: /^ark\.[\w-]+\.(?:bytepluses|volces)\.com$/i,
	},
	takes: TAKES,
	billing: {
		charged: 'by the tokens of the video, when it is done; their number comes with it',
		failedJobs: 'free',
		cancelledJobs: 'free while they wait; a running one cannot be cancelled',
		proofs: `${verdicts.USUAL_PROOFS}; but no code of an output (Output…)`,
	},
	authorize: bearer,
	probe: { call: pageCall(1, 1), read: readProbe },
	submit,
	readSubmission,
	poll: (ref) => ({ method: 'GET', path: taskPath(ref) }),
	readPoll,
	files: (reading) => linksOf(reading).map((link) => ({ sources: [link] })),
	readFailure: failureOf,
	refText: {
		write: ({ id }) => id,
		read: (text) => {
			const segment = JOB_ADDRESS.exec(text)?.[1];
			const id = readId(segment === undefined ? text : decodeId(segment));
			return id === null ? null : { id };
		},
	},
	models: {
		calls: () => [{ method: 'GET', path: '/models' }],
		readIds: (json) => {
			const shown = [at(json, 'data')].flat().filter(makesVideos);
			return shown.flatMap((model) => readText(at(model, 'id')) ?? []);
		},
	},
	list: {
		isWordless: true,
		first: (limit) => pageCall(Math.min(MAX_PAGE_SIZE, Math.max(1, limit)), 1),
		readPage: (json, _limit, call) => readPage(json, call),
	},
	remove: { call: (ref) => ({ method: 'DELETE', path: taskPath(ref) }), read: verdicts.isRemoved },
};
