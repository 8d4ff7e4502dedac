// Source: wavespeed.ai/docs, docs-common-api/{predictions,prediction-delete}, "Error Codes", shared/submit-response; the
// states of wavespeed 0.3.2 (npm), api/client.js; recorded answers of lzell/AIProxySwift, WaveSpeedAIResponseTests.
import { parseCreateBody } from '../../create/createBody';
import type { Job } from '../../jobs/job';
import { hasEnded, jobState, type JobState } from '../../jobs/jobState';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal } from '../refusal';

export const PREDICTIONS = '/api/v3/predictions';
/** "Only predictions from the past 7 days are available." */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_PAGE_SIZE = 100;

const WORDS: Readonly<Record<JobState['status'], string>> = {
	queued: 'created',
	in_progress: 'processing',
	completed: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
	expired: 'timeout',
};

export function envelope(data: unknown): object {
	return { code: 200, message: 'success', data };
}

function reasonOf({ status, failure }: JobState): {
	readonly code: number;
	readonly error: string;
} {
	if (status === 'expired') return { code: 5004, error: 'The request timed out.' };
	if (failure === null) return { code: 0, error: '' };
	const codes: Readonly<Record<string, number>> = { moderation_blocked: 1200, server_error: 5003 };
	return { code: codes[failure.code] ?? Number(failure.code), error: failure.message };
}

export function describePrediction(job: Job, state: JobState, context: RouteContext): object {
	const isDone = state.status === 'completed';
	const inference = hasEnded(state) ? job.generationMs : 0;
	return {
		id: job.id,
		model: job.request.model,
		outputs: isDone ? [context.fileUrl(job)] : [],
		urls: { get: `${context.root}${PREDICTIONS}/${job.id}/result` },
		has_nsfw_contents: isDone ? [false] : [],
		status: WORDS[state.status],
		created_at: new Date(job.createdAt).toISOString(),
		...reasonOf(state),
		executionTime: inference,
		timings: { inference },
	};
}

function isKept(job: Job, now: number): boolean {
	return !job.deleted && !job.forgotten && now < job.createdAt + KEPT_MS;
}

const result: ProfileRoute = {
	method: 'GET',
	path: `${PREDICTIONS}/:id/result`,
	name: 'status',
	handle: async (context) => {
		const { jobs, now, request } = context;
		const job = jobs.find(request.params['id'] ?? '');
		if (job === null || !isKept(job, now)) {
			return context.refuse(refusal(404, 'not_found', 'Task not found'));
		}
		const data = describePrediction(job, jobState(job, now), context);
		return jsonAnswer(200, envelope(data), { jobId: job.id });
	},
};

/** A list is asked for by POST, with its page in the body. */
const list: ProfileRoute = {
	method: 'POST',
	path: PREDICTIONS,
	name: 'list',
	handle: async (context) => {
		const { request, jobs, now } = context;
		const body = await parseCreateBody(request.headers['content-type'] ?? '', request.body);
		if (isRefusal(body)) return context.refuse(body);
		const [page, size] = [Number(body.fields['page']), Number(body.fields['page_size'])];
		const isFine = Number.isInteger(page) && page > 0 && Number.isInteger(size) && size > 0;
		if (!isFine || size > MAX_PAGE_SIZE) {
			return context.refuse(refusal(400, 'invalid_parameter', 'page_size must be 1 to 100'));
		}
		const kept = jobs.all().filter((job) => isKept(job, now));
		const shown = kept.reverse().slice((page - 1) * size, page * size);
		const items = shown.map((job) => describePrediction(job, jobState(job, now), context));
		return jsonAnswer(200, envelope({ page, total: kept.length, items }));
	},
};

/** "Invalid or non-existent IDs will be ignored." */
const remove: ProfileRoute = {
	method: 'POST',
	path: `${PREDICTIONS}/delete`,
	name: 'delete',
	handle: async (context) => {
		const { request, jobs, now } = context;
		const body = await parseCreateBody(request.headers['content-type'] ?? '', request.body);
		if (isRefusal(body)) return context.refuse(body);
		const ids = [body.fields['ids']].flat();
		const found = ids.flatMap((id) => (typeof id === 'string' ? (jobs.find(id) ?? []) : []));
		const own = found.filter((job) => isKept(job, now));
		for (const job of own) job.deleted = true;
		return jsonAnswer(200, envelope({ deleted_count: own.length }));
	},
};

export const predictionRoutes: readonly ProfileRoute[] = [result, list, remove];
