// Source: providers-queues.md section 9 (fal-ai/fal-js, libs/client/src/queue.ts and types/common.ts; fal's pages on
// the queue, on results, on cancelling, and "Request Error Types").
import type { Job } from '../../jobs/job';
import { hasEnded, jobState, type JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer, type Answer } from '../../server/answer';
import { falFailure, type FalFailure } from './failure';
import { toFalRequest } from './input';
import { FAL_MODELS } from './models';
import { falOutput } from './output';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';

/** The path of a request: the model's owner and app, without the path within the app. */
const REQUEST = '/:owner/:app/requests/:id';
/** A result is kept for an hour; the file it names, longer. */
const RESULT_KEPT_MS = 60 * 60 * 1000;

/** Owner and app: what all models of one app have in common. */
function appOf(endpoint: string): string {
	return endpoint.split('/').slice(0, 2).join('/');
}

/** The addresses a client is given instead of having to build them. */
function addressesOf(job: Job, { root }: RouteContext): Record<string, string> {
	const request = `${root}/${appOf(job.request.model)}/requests/${job.id}`;
	return {
		request_id: job.id,
		response_url: request,
		status_url: `${request}/status`,
		cancel_url: `${request}/cancel`,
	};
}

/** The request the path names, below its own app only and as long as it is kept. */
function findRequest({ request, jobs, now }: RouteContext): Job | Refusal {
	const { id = '', owner = '', app = '' } = request.params;
	const job = jobs.find(id);
	const isHere = job !== null && appOf(job.request.model) === `${owner}/${app}`;
	const isKept = job !== null && now < job.createdAt + job.generationMs + RESULT_KEPT_MS;
	return isHere && isKept ? job : refusal(404, 'not_found', 'Request not found');
}

/** Only apps are known to the queue; a path the app does not have is accepted and fails. */
function ofKnownApp(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) => {
			const app = appOf(context.request.params['endpoint'] ?? '');
			if (FAL_MODELS.some(({ id }) => appOf(id) === app)) return await route.handle(context);
			const name = app.split('/').at(-1) ?? '';
			return context.refuse(refusal(404, 'not_found', `Application '${name}' not found`));
		},
	};
}

const submit = ofKnownApp(
	submitRoute('/:endpoint*', {
		checks: [],
		toRequest: (body, { request }) => toFalRequest(request.params['endpoint'] ?? '', body),
		describe: (job, _state, context) => ({
			status: 'IN_QUEUE',
			queue_position: 0,
			...addressesOf(job, context),
		}),
	}),
);

/** `logs` are shown to those who ask for them. */
function logsOf(job: Job, { request }: RouteContext): unknown {
	if (!['1', 'true'].includes(request.query.get('logs') ?? '')) return null;
	const timestamp = new Date(job.createdAt).toISOString();
	return [{ message: 'Generating video', level: 'INFO', source: 'USER', timestamp }];
}

/** A model's own refusal does not show here; what the platform could not do does. */
function describeEnd(job: Job, state: JobState): object {
	const metrics = { inference_time: job.generationMs / 1000 };
	const failure = falFailure(job, state);
	if (failure?.kind !== 'request') return { metrics };
	return { metrics, error: failure.detail, error_type: failure.type };
}

const status: ProfileRoute = {
	method: 'GET',
	path: `${REQUEST}/status`,
	name: 'status',
	handle: async (context) => {
		const job = findRequest(context);
		if (isRefusal(job)) return context.refuse(job);
		const state = jobState(job, context.now);
		const addresses = addressesOf(job, context);
		if (state.status === 'queued') {
			return jsonAnswer(202, { status: 'IN_QUEUE', queue_position: 0, ...addresses });
		}
		const logs = logsOf(job, context);
		if (!hasEnded(state)) return jsonAnswer(202, { status: 'IN_PROGRESS', logs, ...addresses });
		return jsonAnswer(200, { status: 'COMPLETED', logs, ...addresses, ...describeEnd(job, state) });
	},
};

const result: ProfileRoute = {
	method: 'GET',
	path: REQUEST,
	name: 'result',
	handle: async (context) => {
		const job = findRequest(context);
		if (isRefusal(job)) return context.refuse(job);
		const state = jobState(job, context.now);
		if (!hasEnded(state)) {
			return context.refuse(refusal(400, 'in_progress', 'Request is still in progress'));
		}
		const failure = falFailure(job, state);
		const answer =
			failure === null
				? jsonAnswer(200, await falOutput(job, context.fileUrl(job)))
				: failedAnswer(failure, context);
		return { ...answer, headers: { ...answer.headers, 'x-fal-request-id': job.id } };
	},
};

function failedAnswer(failure: FalFailure, context: RouteContext): Answer {
	if (failure.kind === 'model') return context.refuse(failure.refusal);
	const { status, detail, type } = failure;
	const answer = jsonAnswer(status, { detail, error_type: type });
	return { ...answer, headers: { ...answer.headers, 'x-fal-error-type': type } };
}

const cancel: ProfileRoute = {
	method: 'PUT',
	path: `${REQUEST}/cancel`,
	name: 'cancel',
	handle: async (context) => {
		const job = findRequest(context);
		if (isRefusal(job)) return jsonAnswer(404, { status: 'NOT_FOUND' });
		if (hasEnded(jobState(job, context.now))) {
			return jsonAnswer(400, { status: 'ALREADY_COMPLETED' });
		}
		job.cancelled = true;
		return jsonAnswer(202, { status: 'CANCELLATION_REQUESTED' });
	},
};

export const falQueueRoutes: readonly ProfileRoute[] = [submit, status, result, cancel];
