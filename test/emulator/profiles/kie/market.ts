// Source: docs.kie.ai, createTask and get-task-detail; kie.ai's models skill (2026-09); answers recorded from the live
// API in justintanner/apicity, tests/recordings/kie (2026-04).
import type { CreateBody } from '../../create/createBody';
import type { Job } from '../../jobs/job';
import { hasEnded, jobState, type JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { creditsOf } from './credits';
import { refusedFields, toJobRequest, type KieInput } from './input';
import { kieModel } from './models';
import { isVeoModel } from './veoModels';

const BODY_FIELDS = ['model', 'input', 'callBackUrl', 'progressCallBackUrl'];

function inputOf({ fields }: CreateBody): KieInput {
	const { input } = fields;
	return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input } : {};
}

/** The model first, then its fields. */
function refusedTask(body: CreateBody): Refusal | null {
	const other = Object.keys(body.fields).find((name) => !BODY_FIELDS.includes(name));
	if (other !== undefined) return refusal(422, 'invalid_value', `${other} is not a field`, other);
	const model = kieModel(String(body.fields['model'] ?? ''));
	if (model === undefined) {
		const message =
			'The model name you specified is not supported. Please verify your input and use one of the supported models provided by KIE.';
		return refusal(422, 'invalid_model', message, 'model');
	}
	return refusedFields(model.fields, model.required, inputOf(body));
}

const NO_MODEL = { defaults: { seconds: 5, lines: 720, ratio: '16:9' } };

const create = submitRoute('/api/v1/jobs/createTask', {
	checks: [refusedTask],
	toRequest: (body) => {
		const model = String(body.fields['model']);
		return toJobRequest(model, kieModel(model) ?? NO_MODEL, inputOf(body));
	},
	describe: ({ id }) => ({ code: 200, msg: 'success', data: { taskId: id, recordId: id } }),
});

/** A task of the market or of Veo, each on its own route. */
export function findTask({ request, jobs }: RouteContext, isVeo: boolean): Job | Refusal {
	const job = jobs.find(request.query.get('taskId') ?? '');
	if (job !== null && isVeoModel(job.request.model) === isVeo) return job;
	return refusal(422, 'not_found', isVeo ? 'record is null' : 'recordInfo is null');
}

/** No word for a task that was stopped: it has failed. */
function stateWord({ status }: JobState): string {
	if (status === 'completed') return 'success';
	if (status === 'in_progress') return 'generating';
	return status === 'queued' ? 'waiting' : 'fail';
}

export function failureOf({ status, failure }: JobState): { code: string; message: string } | null {
	if (status === 'expired') return { code: '500', message: 'Internal Error - Timeout' };
	if (status === 'cancelled') return { code: '501', message: 'The task was stopped' };
	if (status !== 'failed') return null;
	return { code: '501', message: failure?.message ?? '' };
}

function describe(job: Job, state: JobState, { fileUrl }: RouteContext): object {
	const { model, input = {} } = job.request;
	const isDone = state.status === 'completed';
	const result = { resultUrls: [fileUrl(job)] };
	const failure = failureOf(state);
	const ended = hasEnded(state);
	return {
		taskId: job.id,
		model,
		state: stateWord(state),
		successFlag: ended ? (isDone ? 1 : 3) : 0,
		param: JSON.stringify({ input: JSON.stringify(input), model }),
		resultJson: isDone ? JSON.stringify(result) : '',
		...(isDone && { response: result }),
		failCode: failure?.code ?? null,
		failMsg: failure?.message ?? null,
		costTime: ended ? Math.round(job.generationMs / 1000) : null,
		creditsConsumed: ended ? creditsOf(job, state) : null,
		completeTime: ended ? job.createdAt + job.generationMs : null,
		createTime: job.createdAt,
		progress: null,
	};
}

const detail: ProfileRoute = {
	method: 'GET',
	path: '/api/v1/jobs/recordInfo',
	name: 'status',
	handle: async (context) => {
		const job = findTask(context, false);
		if (isRefusal(job)) return context.refuse(job);
		const data = describe(job, jobState(job, context.now), context);
		return jsonAnswer(200, { code: 200, msg: 'success', data }, { jobId: job.id });
	},
};

export const kieMarketRoutes: readonly ProfileRoute[] = [create, detail];
