// Source: docs.kie.ai, Generate Veo3.1 Video and Get Veo3.1 Video Details (2026-06).
import type { CreateBody } from '../../create/createBody';
import type { Job } from '../../jobs/job';
import { hasEnded, jobState, type JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { refusedFields, toJobRequest } from './input';
import { failureOf, findTask } from './market';
import { VEO_DEFAULT_MODEL, VEO_DEFAULTS, VEO_FIELDS } from './veoModels';

function refusedTask({ fields }: CreateBody): Refusal | null {
	const { generationType, imageUrls, model = VEO_DEFAULT_MODEL, duration = 8 } = fields;
	const refused = refusedFields(VEO_FIELDS, ['prompt'], fields);
	if (refused !== null) return refused;
	const count = Array.isArray(imageUrls) ? imageUrls.length : 0;
	const no = (message: string) => refusal(422, 'invalid_value', message, 'generationType');
	if (generationType !== 'REFERENCE_2_VIDEO') {
		return count > 2 ? no('imageUrls supports at most 2 images in this mode') : null;
	}
	if (model === 'veo3') return no('REFERENCE_2_VIDEO supports veo3_fast and veo3_lite only');
	if (count === 0) return no('REFERENCE_2_VIDEO requires 1 to 3 images');
	return duration === 8 ? null : no('REFERENCE_2_VIDEO supports 8 seconds only');
}

const generate = submitRoute('/api/v1/veo/generate', {
	checks: [refusedTask],
	toRequest: ({ fields }) =>
		toJobRequest(String(fields['model'] ?? VEO_DEFAULT_MODEL), VEO_DEFAULTS, fields),
	describe: ({ id }) => ({ code: 200, msg: 'success', data: { taskId: id } }),
});

/** `2025-06-06 10:30:00`: no zone is named. */
function dateText(ms: number): string {
	return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

function describe(job: Job, state: JobState, { fileUrl }: RouteContext): object {
	const isDone = state.status === 'completed';
	const failure = failureOf(state);
	const ended = hasEnded(state);
	return {
		taskId: job.id,
		paramJson: JSON.stringify(job.request.input),
		completeTime: ended ? dateText(job.createdAt + job.generationMs) : null,
		response: isDone
			? {
					taskId: job.id,
					resultUrls: [fileUrl(job)],
					originUrls: null,
					resolution: job.request.input?.['resolution'] ?? '720p',
				}
			: null,
		successFlag: ended ? (isDone ? 1 : 3) : 0,
		errorCode: failure === null ? null : Number(failure.code),
		errorMessage: failure?.message ?? '',
		createTime: dateText(job.createdAt),
		fallbackFlag: false,
	};
}

const detail: ProfileRoute = {
	method: 'GET',
	path: '/api/v1/veo/record-info',
	name: 'status',
	handle: async (context) => {
		const job = findTask(context, true);
		if (isRefusal(job)) return context.refuse(job);
		const data = describe(job, jobState(job, context.now), context);
		return jsonAnswer(200, { code: 200, msg: 'success', data }, { jobId: job.id });
	},
};

export const kieVeoRoutes: readonly ProfileRoute[] = [generate, detail];
