// Source: providers-queues.md section 1b (js-genai 2.32, gaos/models/interactions), ai.google.dev's pages "Omni"
// and "Interactions"; recorded answers: TanStack/ai issue 871 and the provider of bike4mind.
import { bytesOf } from '../../content/body';
import { jobVideo } from '../../content/jobVideo';
import type { Job } from '../../jobs/job';
import { hasEnded, jobState, type JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { interactionError } from './errors';
import { downloadUrl } from './files';
import { OMNI_TOKENS } from './models';
import { badRequest, omniCheck, toOmniRequest } from './omniRequest';

const INTERACTIONS = '/v1beta/interactions';
export function omniTokens({ request: { seconds, input } }: Job): number {
	return Math.round(seconds * (OMNI_TOKENS[String(input?.['resolution'])] ?? 0));
}

/** What the model has put out: a film, or words in place of one. */
async function outputOf(job: Job, status: JobState['status'], context: RouteContext) {
	if (status !== 'completed') {
		return { type: 'text', text: "I can't make this video: it goes against the usage policies." };
	}
	const video = { type: 'video', mime_type: 'video/mp4' };
	const isFile =
		job.request.input?.['delivery'] === 'uri' && context.settings.google.film === 'file';
	if (isFile) return { ...video, uri: downloadUrl(job, context) };
	return { ...video, data: bytesOf(await jobVideo(job)).toString('base64') };
}

async function completed(job: Job, status: JobState['status'], context: RouteContext) {
	const tokens = status === 'completed' ? omniTokens(job) : 0;
	const video = tokens === 0 ? [] : [{ modality: 'video', tokens }];
	const text = { modality: 'text', tokens: 120 };
	return {
		status: 'completed',
		usage: {
			total_input_tokens: 20,
			total_output_tokens: tokens + text.tokens,
			output_tokens_by_modality: [text, ...video],
		},
		steps: [
			{ type: 'user_input', content: [{ type: 'text', text: job.request.prompt ?? '' }] },
			{ type: 'thought', signature: 'EpcwCpQwAQw51sdIHNZALkCs5IRZ' },
			{ type: 'model_output', content: [await outputOf(job, status, context)] },
		],
	};
}

/** A refusal of the filters is a completed interaction that holds words. */
async function endOf(job: Job, state: JobState, context: RouteContext): Promise<object> {
	const { status, failure } = state;
	switch (status) {
		case 'completed':
			return await completed(job, status, context);
		case 'failed':
			if (failure === null) return { status: 'failed' };
			return failure.code === 'server_error'
				? { status: 'failed', errors: [{ code: 'server_error', message: failure.message }] }
				: await completed(job, status, context);
		case 'expired':
			return { status: 'incomplete' };
		// One that waits is in progress as well.
		case 'queued':
			return { status: 'in_progress' };
		default:
			return { status };
	}
}

/** Whole seconds, as Google writes times here. */
function timeOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

async function describe(job: Job, context: RouteContext): Promise<object> {
	const state = jobState(job, context.now);
	const updated = state.completedAt ?? job.createdAt;
	return {
		id: job.id,
		object: 'interaction',
		model: job.request.model,
		role: 'model',
		created: timeOf(job.createdAt),
		updated: timeOf(updated),
		...(await endOf(job, state, context)),
	};
}

/** The same, with refusals in the words of this API. */
function ownRefusals(context: RouteContext): RouteContext {
	return {
		...context,
		refuse: (refused) =>
			['too_many_running_jobs', 'insufficient_credit'].includes(refused.code)
				? context.refuse(refused)
				: jsonAnswer(refused.status, interactionError(refused)),
	};
}

/** What has not the form of an ID is a bad request (seen on the live API). */
function findInteraction({ request, jobs }: RouteContext): Job | Refusal {
	const { id = '' } = request.params;
	if (!/^v1_[\w-]+$/.test(id)) return badRequest(`Invalid interaction name: ${id}`);
	return jobs.find(id) ?? refusal(404, 'not_found', `Interaction ${id} not found.`);
}

function onInteraction(
	method: ProfileRoute['method'],
	end: string,
	name: ProfileRoute['name'],
	act: (job: Job, context: RouteContext) => object | Promise<object>,
): ProfileRoute {
	return {
		method,
		path: `${INTERACTIONS}/:id${end}`,
		name,
		handle: async (given) => {
			const context = ownRefusals(given);
			const job = findInteraction(context);
			if (isRefusal(job)) return context.refuse(job);
			const answer = await act(job, context);
			return isRefusal(answer) ? context.refuse(answer) : jsonAnswer(200, answer);
		},
	};
}

const create = submitRoute(INTERACTIONS, {
	checks: [omniCheck],
	toRequest: toOmniRequest,
	describe: (job) => ({
		id: job.id,
		object: 'interaction',
		model: job.request.model,
		status: 'in_progress',
		created: timeOf(job.createdAt),
		updated: timeOf(job.createdAt),
	}),
});

export const omniRoutes: readonly ProfileRoute[] = [
	{ ...create, handle: (context) => create.handle(ownRefusals(context)) },
	onInteraction('GET', '', 'status', describe),
	onInteraction('DELETE', '', 'delete', (job) => {
		job.deleted = true;
		return {};
	}),
	onInteraction('POST', '/cancel', 'cancel', (job, context) => {
		if (hasEnded(jobState(job, context.now))) return badRequest('The interaction is not running.');
		job.cancelled = true;
		return describe(job, context);
	}),
];
