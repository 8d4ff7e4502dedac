// Source: providers.md section 3 (ezmodel's page, which takes Azure's Sora 2 as its model).
import { oneOf, onlyFields, requiredText, textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { imageFile, uploadedImage } from '../create/imageFile';
import type { Job, JobRequest } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import { contentRoute } from '../routes/content';
import { modelsRoute } from '../routes/models';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { bearerKey } from './bearerKey';
import type { Profile } from './profile';
import { soraRequest, soraSizeOf } from './soraRequest';
import { unixSeconds } from './unixSeconds';

const RETENTION_MS = 24 * 60 * 60 * 1000;

const checks: readonly Check[] = [
	onlyFields('model', 'prompt', 'size', 'seconds', 'input_reference'),
	oneOf('model', ['sora-2'], 'invalid_value'),
	requiredText('prompt'),
	oneOf('size', ['720x1280', '1280x720'], 'invalid_value'),
	oneOf('seconds', ['4', '8', '12'], 'invalid_value'),
	imageFile({
		field: 'input_reference',
		sizeOf: soraSizeOf,
		mismatch: {
			code: 'invalid_value',
			message: 'The resolution of input_reference must match size.',
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
		expires_at: completedAt === null ? null : unixSeconds(completedAt + RETENTION_MS),
		seconds: String(job.request.seconds),
		size: job.request.size,
		remixed_from_video_id: job.remixedFrom,
		error: failure && { message: failure.message, code: failure.code },
	};
}

export const ezmodel: Profile = {
	basePath: '/v1',
	preset: { keys: ['key-ezmodel'], maxRunning: 2, retentionMs: RETENTION_MS },
	newId: (hex) => `video_${hex}`,
	keyOf: bearerKey,
	reword: (refused) =>
		refused.status === 400 ? { ...refused, code: 'invalid_parameter' } : refused,
	errorBody: ({ message, code }) => ({ error: { message, code } }),
	// Price and moment of the charge are not stated; the submission counts all the same.
	charge: () => ({ amount: 0, currency: 'USD' }),
	routes: [
		submitRoute('/v1/videos', { checks, toRequest, describe }),
		statusRoute('/v1/videos/:id', describe),
		contentRoute('/v1/videos/:id/content'),
		modelsRoute('/v1/models', ['gpt-4o', 'sora-2', 'claude-sonnet-4']),
	],
};
