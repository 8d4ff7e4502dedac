// Source: piapi.ai/docs "create task", "get task", "cancel task", "account info", "unified API schema"; the recorded
// answers of kling-api/get-task; PiAPI-1/piapi-cli and apinetwork/piapi-mcp-server, src/core/piapi-task.ts.
import type { Job } from '../../jobs/job';
import { jobState, type JobState } from '../../jobs/jobState';
import { findJob } from '../../routes/findJob';
import { submitRoute } from '../../routes/submit';
import { statusRoute } from '../../routes/status';
import { jsonAnswer } from '../../server/answer';
import type { Charge, Profile, ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { inputOf, piApiChecks, toPiApiRequest } from './input';
import type { PiApiModel } from './model';
import { piApiModel } from './models';

const TASK = '/api/v1/task';
/** Of all prices with their recorded points: 0.26 dollars are 2,600,000. */
const POINTS_PER_DOLLAR = 10_000_000;
const NEVER = '0001-01-01T00:00:00Z';

const WORDS: Readonly<Record<JobState['status'], string>> = {
	queued: 'pending',
	in_progress: 'processing',
	completed: 'completed',
	failed: 'failed',
	cancelled: 'cancelled',
	expired: 'failed',
};

function fieldsOf({ request }: Job): Readonly<Record<string, unknown>> {
	return request.input ?? {};
}

function modelOf(job: Job): PiApiModel | undefined {
	const fields = fieldsOf(job);
	return piApiModel(String(fields['model']), String(fields['task_type']), inputOf({ fields }));
}

function dollarsOf(job: Job): number {
	const price = modelOf(job)?.price(job.request.seconds, inputOf({ fields: fieldsOf(job) }));
	return Math.round((price ?? 0) * 10_000) / 10_000;
}

/** The whole price of a video; of one that moderation turned down, what the model's owner keeps. */
function charge(job: Job, { status, failure }: JobState): Charge {
	const share = failure?.code === 'moderation_blocked' ? (modelOf(job)?.surcharge ?? 0) : 0;
	const dollars = dollarsOf(job) * (status === 'completed' ? 1 : share);
	return { amount: Math.round(dollars * 10_000) / 10_000, currency: 'USD' };
}

function outputOf(job: Job, { status }: JobState, { fileUrl }: RouteContext): object | null {
	const kind = modelOf(job)?.output;
	if (status !== 'completed') return kind === 'video' ? { video: '' } : {};
	const url = fileUrl(job);
	if (kind === 'video' || kind === 'video_url') return { [kind]: url };
	const [width = 0, height = 0] = job.request.size.split('x').map(Number);
	if (kind === 'video_raw') return { video_raw: { url, width, height } };
	// Kling's own link with its mark, which ends sooner; the length is in milliseconds.
	const video = {
		resource: `${url}&watermark=1`,
		resource_without_watermark: url,
		width,
		height,
		duration: job.request.seconds * 1000 + 100,
	};
	const works = [{ content_type: 'video', status: 99, type: 'm2v_txt2video', cover: {}, video }];
	return { video_url: url, type: 'm2v_txt2video', status: 99, works };
}

/** An upstream's refusal has the code of an invalid request; what just went wrong has that of a failure. */
function errorOf({ status, failure }: JobState): object {
	if (status !== 'failed' && status !== 'expired') {
		return { code: 0, raw_message: '', message: '', detail: null };
	}
	const isModerated = failure?.code === 'moderation_blocked';
	return {
		code: isModerated ? 10003 : 10000,
		raw_message: failure?.message ?? '',
		message: isModerated ? 'invalid request' : 'task failed',
		detail: null,
	};
}

function describe(job: Job, state: JobState, context: RouteContext): object {
	const fields = fieldsOf(job);
	const points = (dollars: number) => Math.round(dollars * POINTS_PER_DOLLAR);
	const { status } = state;
	const time = (milliseconds: number) => new Date(milliseconds).toISOString();
	const hasStarted = status !== 'queued' && status !== 'cancelled';
	const hasEnded = ['completed', 'failed', 'expired'].includes(status);
	const task = {
		task_id: job.id,
		model: fields['model'],
		task_type: fields['task_type'],
		status: WORDS[status],
		config: { service_mode: '', webhook_config: { endpoint: '', secret: '' } },
		input: inputOf({ fields }),
		output: outputOf(job, state, context),
		meta: {
			created_at: time(job.createdAt),
			started_at: hasStarted ? time(job.createdAt) : NEVER,
			ended_at: hasEnded ? time(job.createdAt + job.generationMs) : NEVER,
			usage: {
				type: 'point',
				frozen: points(dollarsOf(job)),
				consume: points(charge(job, state).amount),
			},
			is_using_private_pool: false,
		},
		detail: null,
		logs: null,
		error: errorOf(state),
	};
	return { code: 200, data: task, message: 'success' };
}

/** A task that waits can be taken back; one that runs cannot. */
const cancel: ProfileRoute = {
	method: 'DELETE',
	path: `${TASK}/:id`,
	name: 'cancel',
	handle: async (context) => {
		const job = findJob(context);
		if (isRefusal(job)) return context.refuse(job);
		if (jobState(job, context.now).status !== 'queued') {
			return context.refuse(refusal(400, 'invalid_state', 'only pending task can be cancelled'));
		}
		job.cancelled = true;
		return jsonAnswer(200, describe(job, jobState(job, context.now), context));
	},
};

const account: ProfileRoute = {
	method: 'GET',
	path: '/account/info',
	name: 'other',
	handle: async ({ settings: { credit } }) => {
		const data = { account_name: 'emulated', account_id: '1', remaining_credits: credit ?? 1_000 };
		return jsonAnswer(200, { code: 200, data, message: 'success' });
	},
};

const MESSAGES: Readonly<Record<string, string>> = {
	invalid_api_key: 'Invalid API key',
	insufficient_credit: 'insufficient credits',
	not_found: 'task not found',
	invalid_json: 'invalid request: the body is not JSON',
};

function reword(refused: Refusal): Refusal {
	const message = MESSAGES[refused.code];
	return message === undefined ? refused : { ...refused, message };
}

export const piApi: Profile = {
	basePath: '',
	preset: { keys: ['key-piApi'], keysWithoutAccess: ['key-piApi-other-plan'], progress: 'none' },
	newId: (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
	keyOf: (headers) => headers['x-api-key'] ?? null,
	reword,
	errorBody: ({ status, message }) => ({ code: status, data: null, message }),
	charge,
	routes: [
		submitRoute(TASK, { checks: piApiChecks, toRequest: toPiApiRequest, describe }),
		statusRoute(`${TASK}/:id`, describe),
		cancel,
		account,
	],
};
