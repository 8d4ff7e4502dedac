// Source: providers-queues.md section 1 (js-genai, `_operations_converters`), ai.google.dev's page "Veo" (limitations).
import type { Job } from '../../jobs/job';
import { jobState, type JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { refusal } from '../refusal';
import { downloadUrl } from './files';
import { VEO_MODELS, type VeoModel } from './models';
import { toVeoRequest, veoCheck } from './veoRequest';

const MODELS = '/v1beta/models';
/** Names an operation within its model. */
export function operationId({ fileToken }: Job): string {
	return fileToken.slice(12, 24);
}

function modelOf({ request }: RouteContext): VeoModel | undefined {
	return VEO_MODELS.find(({ id }) => id === request.params['model']);
}

function nameOf(job: Job): string {
	return `models/${job.request.model}/operations/${operationId(job)}`;
}

/** google.rpc.Code of an operation that came to nothing. */
const CODES = { cancelled: 1, expired: 4, unavailable: 14, internal: 13 } as const;

const FILTERED =
	"Veo could not generate videos because the input image or the prompt violates Google's Responsible AI practices. You were not charged for this request. Try rephrasing the prompt.";

const RESPONSE =
	'type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse';

function responseOf(generateVideoResponse: object): object {
	return { done: true, response: { '@type': RESPONSE, generateVideoResponse } };
}

function errorOf(code: number, message: string): object {
	return { done: true, error: { code, message } };
}

function endOf(job: Job, { status, failure }: JobState, context: RouteContext): object {
	switch (status) {
		case 'completed': {
			const count = Number(job.request.input?.['sampleCount'] ?? 1);
			const samples = Array.from({ length: count }, (_, index) => ({
				video: { uri: downloadUrl(job, context, index) },
			}));
			return responseOf({ generatedSamples: samples });
		}
		case 'cancelled':
			return errorOf(CODES.cancelled, 'The operation was cancelled.');
		case 'expired':
			return errorOf(CODES.expired, 'Deadline expired before operation could complete.');
		case 'failed': {
			if (failure === null) return responseOf({});
			if (failure.code === 'server_error') return errorOf(CODES.unavailable, failure.message);
			return responseOf({ raiMediaFilteredCount: 1, raiMediaFilteredReasons: [FILTERED] });
		}
		default:
			return {};
	}
}

function describe(job: Job, state: JobState, context: RouteContext): object {
	return { name: nameOf(job), ...endOf(job, state, context) };
}

/** `POST /models/{model}:predictLongRunning` */
const submit: ProfileRoute = {
	method: 'POST',
	path: `${MODELS}/:model:predictLongRunning`,
	name: 'submit',
	handle: async (context) => {
		const model = modelOf(context);
		const id = context.request.params['model'] ?? '';
		if (model === undefined) {
			const message = `models/${id} is not found for API version v1beta, or is not supported for predictLongRunning. Call ModelService.ListModels to see the list of available models and their supported methods.`;
			return context.refuse(refusal(404, 'no_model', message));
		}
		const route = submitRoute('', {
			checks: [veoCheck(model)],
			toRequest: toVeoRequest,
			describe: (job) => ({ name: nameOf(job) }),
		});
		return await route.handle(context);
	},
};

/** `GET /{operation}` */
const poll: ProfileRoute = {
	method: 'GET',
	path: `${MODELS}/:model/operations/:operation`,
	name: 'status',
	handle: async (context) => {
		const { model, operation } = context.request.params;
		const job = context.jobs
			.all()
			.find((one) => operationId(one) === operation && one.request.model === model);
		if (job === undefined) {
			return context.refuse(refusal(404, 'no_operation', 'Requested entity was not found.'));
		}
		return jsonAnswer(200, describe(job, jobState(job, context.now), context), { jobId: job.id });
	},
};

export const veoRoutes: readonly ProfileRoute[] = [submit, poll];
