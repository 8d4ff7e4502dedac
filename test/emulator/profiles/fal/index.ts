// Source: providers-queues.md section 9 and fal's FAQ; the words of refusals are those users report.
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import { falVideo } from './input';
import { falModelListRoute } from './modelList';
import { falModel } from './models';
import { falQueueRoutes } from './queue';
import { falSchemaRoute } from './schema';
import { fastApiError } from '../fastApiError';
import type { Charge, Profile } from '../profile';
import type { Refusal } from '../refusal';

function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key':
			return { ...refused, message: 'No user found for Key ID and Secret' };
		case 'insufficient_credit': {
			const reason = 'Exhausted balance. Top up your balance at fal.ai/dashboard/billing.';
			return { ...refused, status: 403, message: `User is locked. Reason: ${reason}` };
		}
		case 'unknown_url':
			return { ...refused, message: 'Not Found' };
		default:
			return refused;
	}
}

/** By the output. What a model turns down may be charged on fal once it has used a GPU; here it is not. */
function charge({ request }: Job, { status }: JobState): Charge {
	const model = falModel(request.model);
	const isCharged = status === 'completed' && model !== undefined;
	const dollars = isCharged ? model.price(falVideo(model, request.input ?? {})) : 0;
	return { amount: Math.round(dollars * 10_000) / 10_000, currency: 'USD' };
}

export const fal: Profile = {
	basePath: '',
	preset: { keys: ['key-fal'], keysWithoutAccess: ['key-fal-other-scope'], progress: 'none' },
	newId: (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
	keyOf: (headers) => /^Key (\S+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null,
	reword,
	errorBody: fastApiError,
	charge,
	routes: [
		falModelListRoute('/v1/models'),
		falSchemaRoute('/api/openapi/queue/openapi.json'),
		...falQueueRoutes,
	],
};
