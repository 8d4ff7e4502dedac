// Source: docs.x.ai, "Video Generation" (September 2026): states, errors, what is synchronous; vercel/ai, xai-video-model.ts
// (202, perhaps empty; ticks; respect_moderation); theopenco/llmgateway pull request 3704 (moderation on HTTP 400).
import type { Job } from '../../jobs/job';
import { jobState, type JobState } from '../../jobs/jobState';
import { findJob } from '../../routes/findJob';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer, plainAnswer, type Answer } from '../../server/answer';
import type { Charge, Profile, ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { bearerKey } from '../videosApi';
import { toXAiRequest, xAiChecks } from './input';
import { xAiModel, xAiModelsRoute } from './models';

const DAY_MS = 86_400_000;
const TICKS_PER_DOLLAR = 1e10;

/** gRPC's codes in words, as every error of the API names them. */
const WORDS: Readonly<Record<number, string>> = {
	400: 'Client specified an invalid argument',
	401: 'The request does not have valid authentication credentials for the operation',
	403: 'The caller does not have permission to execute the specified operation',
	404: 'Some requested entity was not found',
	429: 'Some resource has been exhausted',
};

function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key': {
			const message =
				'Incorrect API key provided: xa***ey. You can obtain an API key from https://console.x.ai.';
			return { ...refused, status: 400, message };
		}
		case 'insufficient_credit': {
			const message =
				'Your team has either used all available credits or reached its monthly spending limit. To continue making API requests, please purchase more credits or raise your spending limit.';
			return { ...refused, status: 403, message };
		}
		default:
			return refused;
	}
}

/** Made, whether or not moderation let it through. */
function isMade({ request, outcome }: Job, { status }: JobState): boolean {
	const isModerated = outcome === 'failed' || outcome === 'failedWithoutError';
	return status === 'completed' || (status === 'failed' && isModerated && !request.flaw);
}

function charge(job: Job, state: JobState): Charge {
	const { model, size, seconds, image } = job.request;
	const { prices = {}, perImage = 0 } = xAiModel(model) ?? {};
	const short = Math.min(...size.split('x').map(Number));
	const images = image?.kind === 'link' ? image.urls.length : 0;
	const dollars = (prices[`${short}p`] ?? 0) * seconds + perImage * images;
	return { amount: isMade(job, state) ? Math.round(dollars * 1000) / 1000 : 0, currency: 'USD' };
}

function done(job: Job, state: JobState, video: object): Answer {
	return jsonAnswer(200, {
		status: 'done',
		video: { duration: job.request.seconds, ...video },
		model: job.request.model,
		usage: { cost_in_usd_ticks: Math.round(charge(job, state).amount * TICKS_PER_DOLLAR) },
		progress: 100,
	});
}

function failed(job: Job, state: JobState): Answer {
	const { flaw } = job.request;
	const failure = (code: string, message: string) =>
		jsonAnswer(200, { status: 'failed', error: { code, message } });
	if (flaw) return failure(flaw.code, flaw.message);
	if (job.outcome === 'overloaded') {
		return failure('service_unavailable', 'Video generation is temporarily overloaded.');
	}
	if (job.outcome === 'failedWithoutError') {
		return done(job, state, { url: '', respect_moderation: false });
	}
	return jsonAnswer(400, {
		code: 'imagine:content-moderated',
		error: 'Generated video rejected by content moderation.',
		usage: { cost_in_usd_ticks: Math.round(charge(job, state).amount * TICKS_PER_DOLLAR) },
	});
}

function answerOf(job: Job, context: RouteContext): Answer {
	const state = jobState(job, context.now);
	switch (state.status) {
		case 'queued':
			return plainAnswer(202);
		case 'in_progress':
			return jsonAnswer(202, { status: 'pending', progress: state.progress });
		case 'completed':
			return done(job, state, { url: context.fileUrl(job), respect_moderation: true });
		case 'failed':
			return failed(job, state);
		case 'cancelled':
		case 'expired':
			return jsonAnswer(200, { status: 'expired' });
	}
}

const statusRoute: ProfileRoute = {
	method: 'GET',
	path: '/v1/videos/:id',
	name: 'status',
	handle: async (context) => {
		const job = findJob(context);
		if (!isRefusal(job)) return answerOf(job, context);
		return context.refuse(refusal(404, 'not_found', 'Video request not found.'));
	},
};

export const xAi: Profile = {
	basePath: '/v1',
	preset: { keys: ['key-xAi'], keysWithoutAccess: ['key-xAi-chat-only'], retentionMs: DAY_MS },
	newId: (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
	keyOf: bearerKey,
	reword,
	errorBody: ({ status, code, message }) => ({
		code: code === 'invalid_argument' ? code : (WORDS[status] ?? code),
		error: message,
	}),
	charge,
	routes: [
		submitRoute('/v1/videos/generations', {
			checks: xAiChecks,
			toRequest: toXAiRequest,
			describe: ({ id }) => ({ request_id: id }),
		}),
		xAiModelsRoute('/v1/video-generation-models'),
		statusRoute,
	],
};
