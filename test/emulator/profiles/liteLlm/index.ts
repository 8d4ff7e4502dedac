// Source: providers.md section 7 (BerriAI/litellm, proxy/video_endpoints and types/videos).
import { field, onlyFields, requiredText, type Check } from '../../create/checks';
import { contentRoute } from '../../routes/content';
import { jobState } from '../../jobs/jobState';
import { findJob } from '../../routes/findJob';
import { listRoute } from '../../routes/list';
import { modelsRoute } from '../../routes/models';
import { remixRoute } from '../../routes/remix';
import { statusRoute, type DescribeJob } from '../../routes/status';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import { encodeLiteLlmId, isWithoutModel, withoutModel } from './id';
import type { Profile, ProfileRoute } from '../profile';
import { isRefusal, refusal } from '../refusal';
import { bearerKey, openAiError, openAiJobOf } from '../videosApi';
import { soraPrice, soraRequest } from '../sora';

/** The names of the proxy's configuration. */
const MODELS = ['sora-2', 'sora-2-pro', 'my-video-model'];

const isText = (value: unknown): boolean => typeof value === 'string';

const checks: readonly Check[] = [
	onlyFields('model', 'prompt', 'seconds', 'size', 'user', 'input_reference', 'extra_body'),
	requiredText('model'),
	field(
		'model',
		(model) => MODELS.some((known) => known === model),
		'400',
		'Invalid model name passed in model=. Call `/v1/models` to view available models.',
	),
	requiredText('prompt'),
	field('seconds', isText, '400', 'seconds must be text.'),
	field('size', isText, '400', 'size must be text.'),
	field('input_reference', () => false, '400', 'input_reference must be a file.'),
];

const ownJob = openAiJobOf({ without: ['prompt'] });

const describe: DescribeJob<object> = (job, state, context) => ({
	...ownJob(job, state, context),
	...(state.status === 'in_progress' && { status: 'processing' }),
	usage: { duration_seconds: job.request.seconds },
});

const describeStatus: DescribeJob<object> = (job, state, context) => ({
	...describe(job, state, context),
	id: withoutModel(job.id),
});

/** What the proxy makes of an upstream that tells of a failed job by an HTTP error. */
function withFailuresAsText(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) => {
			const job = findJob(context);
			const state = isRefusal(job) ? null : jobState(job, context.now);
			const isText = context.settings.gateway.failedJobs === 'asErrorText';
			if (isRefusal(job) || state?.status !== 'failed' || !isText) {
				return await route.handle(context);
			}
			const { id } = job;
			const upstream = { ...ownJob(job, state, context), id: `video_gen_${job.fileToken}` };
			const words = 'litellm.InternalServerError: InternalServerError: Hosted_vllmException - ';
			const message = `${words}${JSON.stringify(upstream)}`;
			return jsonAnswer(
				500,
				{ error: { message, type: null, param: null, code: '500' } },
				{ jobId: id },
			);
		},
	};
}

/** Issue 33423: an ID that has lost its model leads to the wrong upstream key. */
function withModelOnly(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) => {
			if (!isWithoutModel(context.request.params['id'] ?? '')) return await route.handle(context);
			return context.refuse(refusal(401, 'invalid_api_key', 'Incorrect API key provided.'));
		},
	};
}

/** The list has no ID that would name the upstream. */
function forProvider(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) => {
			const provider = context.request.query.get('custom_llm_provider');
			if (provider === 'openai') return await route.handle(context);
			return context.refuse(refusal(400, '400', 'custom_llm_provider is needed to list videos.'));
		},
	};
}

export const liteLlm: Profile = {
	basePath: '/v1',
	preset: { keys: ['sk-liteLlm'], keysWithoutAccess: ['sk-other-team'] },
	newId: encodeLiteLlmId,
	keyOf: bearerKey,
	errorBody: openAiError,
	charge: soraPrice,
	routes: [
		submitRoute('/v1/videos', { checks, toRequest: soraRequest, describe }),
		forProvider(listRoute('/v1/videos', describe)),
		withModelOnly(withFailuresAsText(statusRoute('/v1/videos/:id', describeStatus))),
		withModelOnly(contentRoute('/v1/videos/:id/content')),
		withModelOnly(remixRoute('/v1/videos/:id/remix', describe)),
		modelsRoute('/v1/models', ['gpt-4o', ...MODELS]),
	],
};
