// Source: providers.md section 6 (OpenRouter's OpenAPI file, video guide and cookbook).
import { textOr } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import type { Job, JobRequest } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import { contentRoute } from '../routes/content';
import { statusRoute, type DescribeJob } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { frameSize } from './frameSize';
import { frameImages, inputReferences, openRouterChecks } from './openRouterChecks';
import { openRouterModel, openRouterModelsRoute } from './openRouterModels';
import type { Charge, Profile, RouteContext } from './profile';
import { bearerKey } from './videosApi';

const VIDEOS = '/api/v1/videos';
const SHORT_SIDES: Readonly<Record<string, number>> = { '480p': 480, '720p': 720, '1080p': 1080 };
const SHORT_SIDE_4K = 2160;

/** The frame of the words; a model without words makes 1280x720. */
function sizeOf(body: CreateBody): string {
	const shorterSide = SHORT_SIDES[textOr(body, 'resolution', '720p')] ?? SHORT_SIDE_4K;
	const words = frameSize(shorterSide, textOr(body, 'aspect_ratio', '16:9'));
	return textOr(body, 'size', words);
}

function toRequest(body: CreateBody): JobRequest {
	const { duration, frame_images, input_references } = body.fields;
	const model = textOr(body, 'model', '');
	// Frames beat references when both are sent.
	const frames = frameImages(frame_images)?.map(({ url }) => url);
	const urls = frames ?? inputReferences(input_references);
	return {
		model,
		prompt: textOr(body, 'prompt', '') || null,
		size: sizeOf(body),
		seconds: Number(duration ?? openRouterModel(model)?.supported_durations?.[0] ?? 5),
		image: urls && { kind: 'link', urls },
	};
}

function charge({ request }: Job, { status }: JobState): Charge {
	const price = openRouterModel(request.model)?.price ?? 0;
	const amount = status === 'completed' ? Math.round(request.seconds * price * 100) / 100 : 0;
	return { amount, currency: 'USD' };
}

/** The API's own content endpoint, which wants the key although it is called unsigned, or a store's. */
function fileUrls(job: Job, { settings, root, fileUrl }: RouteContext): string[] {
	const endpoint = `${root}${VIDEOS}/${job.id}/content?index=0`;
	return [settings.links === 'storage' ? fileUrl(job) : endpoint];
}

const describe: DescribeJob = (job, state, context) => {
	const { status, failure } = state;
	return {
		id: job.id,
		generation_id: `gen-${job.fileToken}`,
		polling_url: `${context.root}${VIDEOS}/${job.id}`,
		status: status === 'queued' ? 'pending' : status,
		...(failure !== null && { error: failure.message }),
		...(status === 'completed' && {
			unsigned_urls: fileUrls(job, context),
			usage: { cost: charge(job, state).amount, is_byok: false },
		}),
	};
};

export const openRouter: Profile = {
	basePath: '/api/v1',
	preset: { keys: ['key-openRouter'] },
	newId: (hex) => `vgen-${hex}`,
	keyOf: bearerKey,
	reword: (refused) =>
		refused.code === 'not_ready'
			? { ...refused, status: 400, message: 'Job is not completed' }
			: refused,
	errorBody: ({ status, message }) => ({ error: { code: status, message }, user_id: 'user_1' }),
	charge,
	routes: [
		submitRoute(VIDEOS, {
			checks: openRouterChecks,
			toRequest,
			status: 202,
			describe: (job, _state, { root }) => ({
				id: job.id,
				polling_url: `${root}${VIDEOS}/${job.id}`,
				status: 'pending',
			}),
		}),
		openRouterModelsRoute(`${VIDEOS}/models`),
		statusRoute(`${VIDEOS}/:id`, describe),
		contentRoute(`${VIDEOS}/:id/content`),
	],
};
