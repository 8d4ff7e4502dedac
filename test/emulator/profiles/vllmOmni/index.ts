// Source: providers.md section 8, relays.md section 4, vLLM-Omni 0.30.0 (entrypoints/openai/api_server.py).
import { jobState } from '../../jobs/jobState';
import { contentRoute } from '../../routes/content';
import { deleteRoute } from '../../routes/delete';
import { findJob } from '../../routes/findJob';
import { listRoute } from '../../routes/list';
import { modelsRoute } from '../../routes/models';
import type { DescribeJob } from '../../routes/status';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { Profile, ProfileRoute } from '../profile';
import { isRefusal, refusal } from '../refusal';
import { bearerKey, openAiJob } from '../videosApi';
import { vllmOmniChecks } from './checks';
import { reword, vllmError } from './errors';
import { toRequest } from './request';

/** Size and seconds are what was asked for, not what is made; an unasked length shows as four. */
const describe: DescribeJob = (job, state, context) => ({
	...openAiJob(job, state, context),
	size: job.request.input?.['size'] ?? null,
	seconds: job.request.input?.['seconds'] ?? '4',
	progress: state.completedAt === null ? 0 : 100,
	quality: 'default',
	error: state.failure && {
		code: job.request.flaw?.status ?? 500,
		message: state.failure.message,
	},
	media_type: 'video/mp4',
});

/** A failed job comes with the status of its failure; a cancelled one is gone. */
const status: ProfileRoute = {
	method: 'GET',
	path: '/v1/videos/:id',
	name: 'status',
	handle: async (context) => {
		const job = findJob(context);
		if (isRefusal(job)) return context.refuse(job);
		const state = jobState(job, context.now);
		if (state.status === 'cancelled' || state.status === 'expired') {
			return context.refuse(refusal(404, 'not_found', 'Video not found'));
		}
		const failed = job.request.flaw?.status ?? 500;
		return jsonAnswer(state.status === 'failed' ? failed : 200, describe(job, state, context));
	},
};

/** Jobs live in the memory of one process, so that several have none at all. */
function oneProcess(route: ProfileRoute): ProfileRoute {
	const message =
		'Asynchronous video jobs is not supported with --api-server-count > 1 because the operation uses process-local frontend state';
	return {
		...route,
		handle: async (context) =>
			context.settings.server.start === 'severalApiServers'
				? context.refuse(refusal(409, 'several_processes', message))
				: await route.handle(context),
	};
}

const videoRoutes: readonly ProfileRoute[] = [
	submitRoute('/v1/videos', { checks: vllmOmniChecks, toRequest, describe }),
	listRoute('/v1/videos', describe, ({ data, firstId, lastId, hasMore }) => ({
		object: 'list',
		data,
		first_id: firstId,
		last_id: lastId,
		has_more: hasMore,
	})),
	status,
	deleteRoute('/v1/videos/:id', {
		running: true,
		describe: ({ id }) => ({ id, deleted: true, object: 'video.deleted' }),
	}),
	contentRoute('/v1/videos/:id/content'),
];

export const vllmOmni: Profile = {
	basePath: '/v1',
	preset: { progress: 'none' },
	newId: (hex) => `video_gen_${hex}`,
	keyOf: bearerKey,
	reword,
	errorBody: vllmError,
	charge: () => ({ amount: 0, currency: 'USD' }),
	routes: [
		...videoRoutes.map(oneProcess),
		modelsRoute('/v1/models', ({ settings }) => [settings.server.model]),
	],
};
