// Source: together-ai 0.52, resources/videos.ts (`VideoJob`); docs.together.ai, "Generate videos" and "Error codes".
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import { statusRoute, type DescribeJob } from '../../routes/status';
import { submitRoute } from '../../routes/submit';
import type { Charge, Profile } from '../profile';
import type { Refusal } from '../refusal';
import { bearerKey, openAiError, unixSeconds } from '../videosApi';
import { togetherChecks, toTogetherRequest } from './input';
import { togetherModel, togetherModelsRoute } from './models';

const DAY_MS = 86_400_000;

function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key': {
			const message =
				'Invalid API key provided. You can find your API key at https://api.together.ai/settings/api-keys.';
			return { ...refused, message };
		}
		case 'insufficient_credit':
			return { ...refused, message: 'insufficient balance' };
		default:
			return refused;
	}
}

function charge({ request }: Job, { status }: JobState): Charge {
	const price = togetherModel(request.model)?.price ?? 0;
	const dollars = status === 'completed' ? price * request.seconds : 0;
	return { amount: Math.round(dollars * 1000) / 1000, currency: 'USD' };
}

/** Older answers have times as text, and no `object`. */
const describe: DescribeJob = (job, state, context) => {
	const { status, completedAt, failure } = state;
	return {
		id: job.id,
		object: 'video',
		model: job.request.model,
		status: status === 'expired' ? 'failed' : status,
		created_at: unixSeconds(job.createdAt),
		size: job.request.size,
		seconds: String(job.request.seconds),
		...(completedAt !== null && { completed_at: unixSeconds(completedAt) }),
		...(failure !== null && { error: failure }),
		outputs:
			status === 'completed'
				? { cost: charge(job, state).amount, video_url: context.fileUrl(job) }
				: null,
	};
};

export const together: Profile = {
	basePath: '/v2',
	preset: {
		keys: ['key-together'],
		keysWithoutAccess: ['key-together-limited'],
		progress: 'none',
		retentionMs: DAY_MS,
	},
	newId: (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
	keyOf: bearerKey,
	reword,
	errorBody: openAiError,
	charge,
	routes: [
		submitRoute('/v2/videos', {
			checks: togetherChecks,
			toRequest: toTogetherRequest,
			describe,
		}),
		statusRoute('/v2/videos/:id', describe),
		togetherModelsRoute('/v1/models'),
	],
};
