// Source: relays.md section 4 and QuantumNous/new-api (router, middleware, relay, controller).
import type { Job } from '../../jobs/job';
import { modelsRoute } from '../../routes/models';
import { statusRoute } from '../../routes/status';
import { submitRoute } from '../../routes/submit';
import { plainAnswer } from '../../server/answer';
import type { Charge, Profile, ProfileRoute, RouteContext } from '../profile';
import { refusal } from '../refusal';
import { soraCost } from '../sora';
import { bearerKey } from '../videosApi';
import { newApiChecks, newApiGenericChecks } from './checks';
import { proxiedContent } from './content';
import { describeSubmission, describeTask, describeVideo } from './describe';
import { gated } from './gate';
import { errorBody, invalidUrl, PANIC, reword } from './refusals';
import { toNewApiRequest } from './request';
import { isRefunded } from './task';

/** Deducted at submission, given back for a job that failed. */
function charge(job: Job, state: Parameters<Profile['charge']>[1]): Charge {
	return { amount: isRefunded(job, state) ? 0 : soraCost(job.request), currency: 'USD' };
}

/** What is said of a task nobody knows. */
const MISSING = refusal(400, 'task_not_exist', 'task_not_exist');

/** The path asked for, where a route does not exist in a relay of some age. */
function pathOf(route: ProfileRoute, { request }: RouteContext): string {
	return route.path.replace(/:(\w+)/g, (_name, param: string) => request.params[param] ?? '');
}

/** OpenAI's routes came later; before, the router did not know them. */
function newer(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) =>
			context.settings.routes === 'generic'
				? context.refuse(invalidUrl(route.method, pathOf(route, context)))
				: await route.handle(context),
	};
}

/** Panics before it has sent or charged anything. */
const remix: ProfileRoute = {
	method: 'POST',
	path: '/v1/videos/:id/remix',
	name: 'remix',
	handle: async (context) => context.refuse(PANIC),
};

const openAiRoutes: readonly ProfileRoute[] = [
	submitRoute('/v1/videos', {
		checks: newApiChecks,
		toRequest: toNewApiRequest,
		describe: describeSubmission,
	}),
	statusRoute(
		'/v1/videos/:id',
		(...facts) => {
			const [, , { settings }] = facts;
			return settings.answers === 'job' ? describeVideo(...facts) : describeTask(...facts);
		},
		MISSING,
	),
	proxiedContent('/v1/videos/:id/content'),
	remix,
];

/** A submission is answered with the ID alone. */
const genericRoutes: readonly ProfileRoute[] = [
	submitRoute('/v1/video/generations', {
		checks: newApiGenericChecks,
		toRequest: toNewApiRequest,
		describe: (job) => ({ task_id: job.id }),
	}),
	statusRoute('/v1/video/generations/:id', describeTask, MISSING),
];

/** What the router does with an address it does not know, which it does without asking for a key. */
const elsewhere = (['GET', 'POST', 'PUT', 'DELETE'] as const).flatMap((method) => [
	unknownRoute(method, '/v1/:rest*'),
	dashboard(method, '/:rest*'),
]);

function unknownRoute(method: ProfileRoute['method'], path: string): ProfileRoute {
	return {
		method,
		path,
		name: 'other',
		isPublic: true,
		handle: async (context) =>
			context.refuse(invalidUrl(method, `/v1/${context.request.params['rest'] ?? ''}`)),
	};
}

/** The page of the relay's own site, wherever it is not the API. */
function dashboard(method: ProfileRoute['method'], path: string): ProfileRoute {
	const page = '<!doctype html><html><head><title>New API</title></head><body></body></html>';
	return {
		method,
		path,
		name: 'other',
		isPublic: true,
		handle: async () => plainAnswer(200, page, { 'content-type': 'text/html; charset=utf-8' }),
	};
}

export const newApi: Profile = {
	basePath: '/v1',
	preset: { keys: ['sk-newApi'], keysWithoutAccess: ['sk-no-group'] },
	newId: (hex) => `task_${hex}`,
	keyOf: bearerKey,
	headers: { 'x-new-api-version': 'v1.0.0' },
	reword,
	errorBody,
	charge,
	routes: [
		...openAiRoutes.map(gated).map(newer),
		...genericRoutes.map(gated),
		gated(modelsRoute('/v1/models', ['gpt-4o', 'sora-2', 'sora-2-pro', 'kling-v2-master'])),
		...elsewhere,
	],
};
