// Source: wavespeed.ai/docs ("REST API", "Refund Policy", docs-common-api/balance); WaveSpeedAI/n8n-nodes-wavespeed and
// wavespeed 0.3.2 (npm) for the addresses that are in use.
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import { jobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { Charge, Profile, ProfileRoute } from '../profile';
import type { Refusal } from '../refusal';
import { bearerKey } from '../videosApi';
import { toWaveRequest, waveChecks } from './input';
import { waveModel } from './models';
import { describePrediction, envelope, predictionRoutes } from './predictions';
import { waveModelsRoute } from './published';

/** Taken at submission; what failed or timed out is given back, what was deleted is not. */
function charge({ request }: Job, { status }: JobState): Charge {
	const isGivenBack = status === 'failed' || status === 'expired';
	const dollars = isGivenBack ? 0 : (waveModel(request.model)?.price ?? 0) * request.seconds;
	return { amount: Math.round(dollars * 10_000) / 10_000, currency: 'USD' };
}

const balance: ProfileRoute = {
	method: 'GET',
	path: '/api/v3/balance',
	name: 'other',
	handle: async ({ settings: { credit } }) =>
		jsonAnswer(200, envelope({ balance: credit ?? 50.25 })),
};

function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key':
			return { ...refused, message: 'Invalid authentication. Please verify your API key.' };
		case 'insufficient_credit':
			return { ...refused, message: 'Insufficient credits. Please top up your account.' };
		case 'too_many_running_jobs':
			return { ...refused, message: 'Rate limit exceeded.' };
		default:
			return refused;
	}
}

const submit = submitRoute('/api/v3/:model*', {
	checks: waveChecks,
	toRequest: toWaveRequest,
	describe: (job, _state, context) =>
		envelope(describePrediction(job, jobState(job, job.createdAt), context)),
});

export const waveSpeed: Profile = {
	basePath: '/api/v3',
	preset: {
		keys: ['key-waveSpeed'],
		keysWithoutAccess: ['key-waveSpeed-blocked'],
		progress: 'none',
	},
	newId: (hex) => hex,
	keyOf: bearerKey,
	reword,
	errorBody: ({ status, message }) => ({ code: status, message }),
	charge,
	routes: [waveModelsRoute, balance, ...predictionRoutes, submit],
};
