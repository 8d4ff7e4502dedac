// Source: providers-queues.md sections 1 and 1b, and what each file names.
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import type { Charge, Profile } from '../profile';
import { googleError, reworded } from './errors';
import { googleFileRoutes } from './files';
import { googleModelsRoute, omniDollars, VEO_MODELS } from './models';
import { omniRoutes, omniTokens } from './omni';
import { veoRoutes } from './veo';

const TWO_DAYS_MS = 48 * 60 * 60 * 1000;

/** By the video that came out: Veo by its seconds, Omni by its tokens. What was filtered is free. */
function charge(job: Job, { status }: JobState): Charge {
	const currency = 'USD';
	if (status !== 'completed') return { amount: 0, currency };
	const { model, seconds, input } = job.request;
	const veo = VEO_MODELS.find(({ id }) => id === model);
	if (veo === undefined) return { amount: omniDollars(omniTokens(job)), currency };
	const videos = Number(input?.['sampleCount'] ?? 1);
	const dollars = seconds * videos * (veo.prices[String(input?.['resolution'])] ?? 0);
	return { amount: Math.round(dollars * 100) / 100, currency };
}

export const gemini: Profile = {
	basePath: '/v1beta',
	preset: {
		keys: ['key-gemini'],
		keysWithoutAccess: ['key-gemini-other-api'],
		progress: 'none',
		retentionMs: TWO_DAYS_MS,
	},
	newId: (hex) => `v1_${Buffer.from(hex).toString('base64url')}`,
	keyOf: (headers) => headers['x-goog-api-key'] ?? null,
	reword: reworded,
	errorBody: googleError,
	charge,
	routes: [googleModelsRoute('/v1beta/models'), ...veoRoutes, ...omniRoutes, ...googleFileRoutes],
};
