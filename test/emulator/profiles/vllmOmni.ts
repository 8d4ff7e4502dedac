// Source: providers.md section 8 (vllm-project/vllm-omni, docs/serving/videos_api.md and protocol/videos.py).
import { textOr } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { uploadedImage } from '../create/imageFile';
import type { JobRequest, ReferenceImage } from '../jobs/job';
import { jobState } from '../jobs/jobState';
import { contentRoute } from '../routes/content';
import { deleteRoute } from '../routes/delete';
import { findJob } from '../routes/findJob';
import { listRoute } from '../routes/list';
import { modelsRoute } from '../routes/models';
import type { DescribeJob } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { jsonAnswer } from '../server/answer';
import { fastApiError } from './fastApiError';
import type { Profile, ProfileRoute } from './profile';
import { isRefusal, refusal, type Refusal } from './refusal';
import { imageReference, VLLM_OMNI_MODEL, vllmOmniChecks } from './vllmOmniChecks';
import { bearerKey, openAiJob } from './videosApi';

function imageOf(body: CreateBody): ReferenceImage | null {
	const link = imageReference(body);
	return link === null ? uploadedImage(body, 'input_reference') : { kind: 'link', urls: [link] };
}

function toRequest(body: CreateBody): JobRequest {
	return {
		model: VLLM_OMNI_MODEL,
		prompt: textOr(body, 'prompt', ''),
		size: textOr(body, 'size', `${textOr(body, 'width', '1280')}x${textOr(body, 'height', '720')}`),
		seconds: Number(textOr(body, 'seconds', '1')),
		image: imageOf(body),
	};
}

const describe: DescribeJob = (job, state, context) => ({
	...openAiJob(job, state, context),
	progress: state.completedAt === null ? 0 : 100,
	quality: 'standard',
	error: state.failure && { code: 500, message: state.failure.message },
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
			return context.refuse(refusal(404, 'not_found', 'Video not found.'));
		}
		return jsonAnswer(state.status === 'failed' ? 500 : 200, describe(job, state, context));
	},
};

/** FastAPI answers a body it cannot read, JSON where a form is wanted included, with 422. */
function reword(refused: Refusal): Refusal {
	if (refused.code === 'job_failed') return { ...refused, status: 422, param: null };
	return refused;
}

export const vllmOmni: Profile = {
	basePath: '/v1',
	preset: { progress: 'none' },
	newId: (hex) => `video_gen_${hex}`,
	keyOf: bearerKey,
	reword,
	errorBody: fastApiError,
	charge: () => ({ amount: 0, currency: 'USD' }),
	routes: [
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
		modelsRoute('/v1/models', [VLLM_OMNI_MODEL]),
	],
};
