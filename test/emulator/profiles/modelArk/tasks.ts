// Source: volcengine.com/docs/82379/1521309 (one task), 1521675 (the list), 1521720 (cancel or delete); a running task
// answers DELETE with 409 InvalidAction.RunningTaskDeletion, as users recorded it.
import type { Job } from '../../jobs/job';
import { jobState, type JobState, type JobStatus } from '../../jobs/jobState';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { unixSeconds } from '../videosApi';
import { arkVideo } from './input';
import { arkModel } from './models';
import { tokensOf } from './tokens';

const DAY_MS = 86_400_000;
/** "Only the last seven days can be asked for"; a cancelled task goes after one. */
const KEPT_MS = 7 * DAY_MS;
const MAX_PAGE = 500;
const SEED = 99_588;

const WORDS: Readonly<Record<JobStatus, string>> = {
	queued: 'queued',
	in_progress: 'running',
	completed: 'succeeded',
	failed: 'failed',
	cancelled: 'cancelled',
	expired: 'expired',
};

/** As the table of error codes words them. */
const FAILURES: Readonly<Partial<Record<Job['outcome'], { code: string; message: string }>>> = {
	failed: {
		code: 'OutputVideoSensitiveContentDetected',
		message: 'The request failed because the output video may contain sensitive information.',
	},
	overloaded: {
		code: 'InternalServiceError',
		message: 'The service encountered an unexpected internal error. Please retry later.',
	},
};

function result(job: Job, context: RouteContext): object {
	const { model, input = {} } = job.request;
	const { ratio, resolution, seconds } = arkVideo(arkModel(model), input);
	const tokens = tokensOf(job.request);
	const isCounted = input['frames'] !== undefined;
	return {
		content: { video_url: context.fileUrl(job) },
		usage: { completion_tokens: tokens, total_tokens: tokens },
		seed: input['seed'] ?? SEED,
		resolution,
		ratio,
		...(isCounted ? { frames: input['frames'] } : { duration: seconds }),
		framespersecond: 24,
		...(arkModel(model)?.sound && { generate_audio: input['generate_audio'] ?? true }),
		draft: false,
	};
}

function updatedAt(job: Job, { status }: JobState): number {
	const isOver = !['queued', 'in_progress'].includes(status);
	return job.createdAt + (isOver ? job.generationMs : 0);
}

export function describeTask(job: Job, state: JobState, context: RouteContext): object {
	const failure = FAILURES[job.outcome];
	return {
		id: job.id,
		model: job.request.model,
		status: WORDS[state.status],
		...(state.status === 'failed' && { error: failure ?? null }),
		...(state.status === 'completed' && result(job, context)),
		created_at: unixSeconds(job.createdAt),
		updated_at: unixSeconds(updatedAt(job, state)),
		service_tier: job.request.input?.['service_tier'] ?? 'default',
		execution_expires_after: job.request.input?.['execution_expires_after'] ?? 172_800,
	};
}

function isKept(job: Job, { now }: RouteContext): boolean {
	return now < job.createdAt + (job.cancelled ? DAY_MS : KEPT_MS);
}

function findTask(context: RouteContext): Job | Refusal {
	const id = context.request.params['id'] ?? '';
	const job = context.jobs.find(id);
	if (job !== null && isKept(job, context)) return job;
	return refusal(404, 'NotFound.id', `The specified task ${id} is not found.`, 'id');
}

export function statusRoute(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'status',
		handle: async (context) => {
			const job = findTask(context);
			if (isRefusal(job)) return context.refuse(job);
			return jsonAnswer(200, describeTask(job, jobState(job, context.now), context));
		},
	};
}

/** `DELETE {path}`: cancels a task that waits, forgets one that is over, and leaves a running one alone. */
export function deleteRoute(path: string): ProfileRoute {
	return {
		method: 'DELETE',
		path,
		name: 'delete',
		handle: async (context) => {
			const job = findTask(context);
			if (isRefusal(job)) return context.refuse(job);
			const { status } = jobState(job, context.now);
			if (status === 'in_progress') {
				const message = 'Cannot delete task because it is currently running.';
				return context.refuse(refusal(409, 'InvalidAction.RunningTaskDeletion', message));
			}
			if (status === 'cancelled') {
				const message =
					'Operation is denied because operation is not supported while the target is in its current phase.';
				return context.refuse(refusal(403, 'OperationDenied.UnsupportedPhase', message));
			}
			if (status === 'queued') job.cancelled = true;
			else job.deleted = true;
			return jsonAnswer(200, {});
		},
	};
}

function numberIn(query: URLSearchParams, name: string, usual: number): number | Refusal {
	const value = Number(query.get(name) ?? usual);
	const isFine = Number.isInteger(value) && value >= 1 && value <= MAX_PAGE;
	const message = `The parameter \`${name}\` specified in the request is not valid.`;
	return isFine ? value : refusal(400, 'InvalidParameter', message, name);
}

/** `GET {path}?page_num&page_size&filter.…`: newest first; offline tasks only for those who ask for them. */
export function listRoute(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'list',
		handle: async (context) => {
			const { query } = context.request;
			const page = numberIn(query, 'page_num', 1);
			const size = numberIn(query, 'page_size', 10);
			if (typeof page !== 'number') return context.refuse(page);
			if (typeof size !== 'number') return context.refuse(size);
			const ids = query.getAll('filter.task_ids');
			const [status, tier] = [query.get('filter.status'), query.get('filter.service_tier')];
			const found = [...context.jobs.all()]
				.reverse()
				.filter((job) => !job.deleted && !job.forgotten && isKept(job, context))
				.filter(({ id }) => ids.length === 0 || ids.includes(id))
				.filter(
					({ request }) => (request.input?.['service_tier'] ?? 'default') === (tier ?? 'default'),
				)
				.map((job) => ({ job, state: jobState(job, context.now) }))
				.filter(({ state }) => status === null || WORDS[state.status] === status);
			const items = found
				.slice((page - 1) * size, page * size)
				.map(({ job, state }) => describeTask(job, state, context));
			return jsonAnswer(200, { total: found.length, items });
		},
	};
}
