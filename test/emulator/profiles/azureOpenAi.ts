// Source: providers.md section 5 (Microsoft's page on Sora 2, v1 API, and its REST reference).
import { formOnly, oneOf, onlyFields, requiredText, textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { imageFile, uploadedImage } from '../create/imageFile';
import type { Job, JobRequest } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import { contentRoute } from '../routes/content';
import { deleteRoute } from '../routes/delete';
import { listRoute } from '../routes/list';
import { remixRoute } from '../routes/remix';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { openAiError } from './openAiError';
import type { Profile } from './profile';
import { refusal } from './refusal';
import { soraPrice } from './soraPrice';
import { soraRequest, soraSizeOf } from './soraRequest';
import { unixSeconds } from './unixSeconds';

/** What the user has named his deployments. */
const DEPLOYMENTS = ['sora-2', 'my-sora'];
const RETENTION_MS = 24 * 60 * 60 * 1000;

const knownDeployment: Check = (body) =>
	DEPLOYMENTS.includes(textOr(body, 'model', 'sora-2'))
		? null
		: refusal(404, 'DeploymentNotFound', 'The API deployment for this resource does not exist.');

const checks: readonly Check[] = [
	formOnly,
	onlyFields('prompt', 'model', 'seconds', 'size', 'input_reference', 'remix_video_id'),
	requiredText('prompt'),
	knownDeployment,
	oneOf('seconds', ['4', '8', '12'], 'invalid_value'),
	oneOf('size', ['720x1280', '1280x720'], 'invalid_value'),
	imageFile({
		field: 'input_reference',
		sizeOf: soraSizeOf,
		mismatch: {
			code: 'invalid_value',
			message: 'Inpaint image must match the requested width and height',
		},
	}),
];

function toRequest(body: CreateBody): JobRequest {
	return soraRequest(body, {
		model: textOr(body, 'model', 'sora-2'),
		image: uploadedImage(body, 'input_reference'),
	});
}

function describe(job: Job, { status, progress, completedAt, failure }: JobState): object {
	return {
		id: job.id,
		object: 'video',
		model: job.request.model,
		status,
		progress,
		created_at: unixSeconds(job.createdAt),
		completed_at: completedAt === null ? null : unixSeconds(completedAt),
		expires_at: unixSeconds(job.createdAt + RETENTION_MS),
		prompt: job.request.prompt,
		size: job.request.size,
		seconds: String(job.request.seconds),
		remixed_from_video_id: job.remixedFrom,
		error: failure,
	};
}

const VIDEOS = '/openai/v1/videos';

export const azureOpenAi: Profile = {
	basePath: '/openai/v1',
	preset: {
		keys: ['key-azureOpenAi'],
		keysWithoutAccess: ['key-other-resource'],
		maxRunning: 2,
		retentionMs: RETENTION_MS,
		retentionFrom: 'creation',
	},
	newId: (hex) => `video_${hex}`,
	// The bearer is for Entra tokens, which are no keys.
	keyOf: (headers) => headers['api-key'] ?? null,
	errorBody: openAiError,
	charge: soraPrice,
	routes: [
		submitRoute(VIDEOS, { checks, toRequest, describe }),
		listRoute(VIDEOS, describe),
		statusRoute(`${VIDEOS}/:id`, describe),
		deleteRoute(`${VIDEOS}/:id`),
		contentRoute(`${VIDEOS}/:id/content`),
		remixRoute(`${VIDEOS}/:id/remix`, describe),
	],
};
