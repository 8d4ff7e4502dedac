// Source: providers.md section 10 (QuantumNous/new-api: router, sora adaptor, video proxy, dto).
import type { Job } from '../jobs/job';
import { contentRoute } from '../routes/content';
import { modelsRoute } from '../routes/models';
import { remixRoute } from '../routes/remix';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { newApiChecks, newApiGenericChecks, toNewApiRequest } from './newApiChecks';
import { describeNewApiJob, describeNewApiTask } from './newApiTask';
import type { Charge, Profile, ProfileRoute } from './profile';
import { refusal, type Refusal } from './refusal';
import { bearerKey, openAiError } from './videosApi';
import { soraPrice } from './sora';

/** What the router and the content proxy say; submissions and polls have an envelope of their own. */
const NESTED_CODES = [
	'invalid_api_key',
	'permission_denied',
	'unknown_url',
	'not_found',
	'not_ready',
	'content_expired',
	'job_failed',
];

function errorBody(refused: Refusal): unknown {
	const { code, message } = refused;
	return NESTED_CODES.includes(code) ? openAiError(refused) : { code, message, data: null };
}

/** No content, whatever the reason, is a 400 here. */
function reword(refused: Refusal): Refusal {
	const isUnfinished = refused.code === 'not_ready' || refused.code === 'job_failed';
	return isUnfinished ? { ...refused, status: 400, message: 'Task is not completed yet' } : refused;
}

/** Deducted at submission, given back for a job that failed. */
function charge(job: Job, state: Parameters<Profile['charge']>[1]): Charge {
	const isRefunded = ['failed', 'cancelled', 'expired'].includes(state.status);
	return soraPrice(job, { ...state, status: isRefunded ? 'failed' : 'completed' });
}

/** What is said of a task nobody knows. */
const MISSING = refusal(400, 'task_not_exist', 'task_not_exist');

/** OpenAI's routes came later; before, the router did not know them. */
function newer(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) =>
			context.settings.routes === 'generic'
				? context.refuse(refusal(404, 'unknown_url', 'Invalid URL.'))
				: await route.handle(context),
	};
}

const openAiRoutes: readonly ProfileRoute[] = [
	submitRoute('/v1/videos', {
		checks: newApiChecks,
		toRequest: toNewApiRequest,
		describe: describeNewApiJob,
	}),
	statusRoute(
		'/v1/videos/:id',
		(...facts) => {
			const [, , { settings }] = facts;
			return settings.answers === 'job'
				? describeNewApiJob(...facts)
				: describeNewApiTask(...facts);
		},
		MISSING,
	),
	contentRoute('/v1/videos/:id/content'),
	remixRoute('/v1/videos/:id/remix', describeNewApiJob),
];

/** A submission is answered with the ID alone. */
const genericRoutes: readonly ProfileRoute[] = [
	submitRoute('/v1/video/generations', {
		checks: newApiGenericChecks,
		toRequest: toNewApiRequest,
		describe: (job) => ({ task_id: job.id }),
	}),
	statusRoute('/v1/video/generations/:id', describeNewApiTask, MISSING),
];

export const newApi: Profile = {
	basePath: '/v1',
	preset: { keys: ['sk-newApi'], keysWithoutAccess: ['sk-no-group'] },
	newId: (hex) => `task_${hex}`,
	keyOf: bearerKey,
	reword,
	errorBody,
	charge,
	routes: [
		...openAiRoutes.map(newer),
		...genericRoutes,
		modelsRoute('/v1/models', ['gpt-4o', 'sora-2', 'sora-2-pro', 'kling-v2-master']),
	],
};
