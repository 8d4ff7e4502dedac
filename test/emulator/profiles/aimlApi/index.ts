// Source: docs.aimlapi.com (aimlapi/api-docs f14fa72): video-models/universal-video-fetch.json, errors-and-messages,
// service-endpoints/{account-balance,billing-v2}; aimlapi/hypit-aimlapi, packages/provider-aimlapi.
import type { Job } from '../../jobs/job';
import { jobState, type JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { Charge, Profile, ProfileRoute, RouteContext } from '../profile';
import { type Refusal, refusal } from '../refusal';
import { bearerKey } from '../videosApi';
import { aimlChecks, toAimlRequest } from './input';
import { aimlModel } from './models';
import { aimlModelsRoute, aimlSchemaRoute } from './published';

const GENERATIONS = '/v2/video/generations';
/** Of the recorded usage: 120,000 credits are 0.06 dollars. */
const CREDITS_PER_DOLLAR = 2_000_000;

const WORDS: Readonly<Record<JobState['status'], string>> = {
	queued: 'queued',
	in_progress: 'generating',
	completed: 'completed',
	failed: 'error',
	cancelled: 'error',
	expired: 'error',
};

/** A charge lands when the video is there; a failed one never has any. */
function charge({ request }: Job, { status }: JobState): Charge {
	const dollars =
		status === 'completed' ? (aimlModel(request.model)?.price ?? 0) * request.seconds : 0;
	return { amount: Math.round(dollars * 10_000) / 10_000, currency: 'USD' };
}

function errorOf({ status, failure }: JobState): object | null {
	if (failure !== null) return { name: failure.code, message: failure.message };
	if (status === 'expired') return { name: 'Error', message: 'Generation timeout' };
	return WORDS[status] === 'error' ? { name: 'Error', message: '' } : null;
}

function describe(job: Job, state: JobState, { fileUrl }: RouteContext): object {
	const { id, request } = job;
	const isDone = state.status === 'completed';
	const { amount } = charge(job, state);
	const video = isDone ? { url: fileUrl(job) } : null;
	const usage = { credits_used: Math.round(amount * CREDITS_PER_DOLLAR), usd_spent: amount };
	return {
		id,
		status: WORDS[state.status],
		video: isDone && aimlModel(request.model)?.answersList ? [video] : video,
		error: errorOf(state),
		meta: isDone ? { usage } : null,
	};
}

const fetchVideo: ProfileRoute = {
	method: 'GET',
	path: GENERATIONS,
	name: 'status',
	handle: async (context) => {
		const { request, jobs, now } = context;
		const id = request.query.get('generation_id');
		if (id === null) {
			return context.refuse(
				refusal(400, 'validation', 'Query validation error\ngeneration_id: Required'),
			);
		}
		const job = jobs.find(id);
		if (job === null) return context.refuse(refusal(404, 'not_found', 'Generation not found'));
		const answer = describe(job, jobState(job, now), context);
		return jsonAnswer(200, answer, { jobId: job.id });
	},
};

const billing: ProfileRoute = {
	method: 'GET',
	path: '/v2/billing',
	name: 'other',
	handle: async ({ settings: { credit } }) =>
		jsonAnswer(200, { current_balance: credit ?? 123.45, currency: 'USD' }),
};

const KEY_PAGE = 'https://aimlapi.com/app/keys';
const BILLING_PAGE = 'https://aimlapi.com/app/billing/';

function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key': {
			const advice = `You can create a new API key on the Billing page: ${KEY_PAGE}`;
			return { ...refused, message: `This request requires a valid API key. ${advice}` };
		}
		case 'insufficient_credit': {
			const advice = `Please top up your balance or update your payment method to continue: ${BILLING_PAGE}`;
			return { ...refused, status: 403, message: `You've run out of credits. ${advice}` };
		}
		case 'too_many_running_jobs':
			return { ...refused, message: 'Too Many Requests' };
		default:
			return refused;
	}
}

export const aimlApi: Profile = {
	basePath: '',
	preset: { keys: ['key-aimlApi'], keysWithoutAccess: ['key-aimlApi-blocked'], progress: 'none' },
	// Recorded: the model's name follows, whichever it is.
	newId: (hex) => `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}:google/veo-3.1-t2v`,
	keyOf: bearerKey,
	reword,
	errorBody: ({ status, message }) => ({
		message,
		path: GENERATIONS,
		requestId: '798b860e-98c2-4e8e-8c50-550bcfc2eccc',
		statusCode: status,
		timestamp: '2026-03-11T07:13:27.813Z',
	}),
	charge,
	routes: [
		submitRoute(GENERATIONS, { checks: aimlChecks, toRequest: toAimlRequest, describe }),
		fetchVideo,
		aimlModelsRoute,
		aimlSchemaRoute,
		billing,
	],
};
