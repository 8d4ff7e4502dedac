// Source: providers.md section 4 (openai-node, OpenAI's video guide).
import { field, oneOf, onlyFields, requiredText, textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import type { Job, JobRequest } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import { contentRoute } from '../routes/content';
import { deleteRoute } from '../routes/delete';
import { listRoute } from '../routes/list';
import { modelsRoute } from '../routes/models';
import { remixRoute } from '../routes/remix';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { bearerKey } from './bearerKey';
import { openAiError } from './openAiError';
import { OPEN_AI_IMAGE_FIELDS, openAiImage, openAiImageOf } from './openAiImage';
import type { Profile } from './profile';
import { soraPrice } from './soraPrice';
import { soraRequest, soraSizeOf } from './soraRequest';
import { unixSeconds } from './unixSeconds';

const MODELS = [
	'sora-2',
	'sora-2-pro',
	'sora-2-2025-10-06',
	'sora-2-2025-12-08',
	'sora-2-pro-2025-10-06',
];
const SIZES = ['720x1280', '1280x720', '1024x1792', '1792x1024'];
const PRO_SIZES = ['1920x1080', '1080x1920'];
/** Download links live about one hour. */
const RETENTION_MS = 60 * 60 * 1000;

const modelOf = (body: CreateBody): string => textOr(body, 'model', 'sora-2');

const checks: readonly Check[] = [
	onlyFields('prompt', 'model', 'seconds', 'size', ...OPEN_AI_IMAGE_FIELDS),
	requiredText('prompt'),
	oneOf('model', MODELS, 'invalid_value'),
	oneOf('seconds', ['4', '8', '12', '16', '20'], 'invalid_value'),
	oneOf('size', [...SIZES, ...PRO_SIZES], 'invalid_value'),
	field(
		'size',
		(size, body) => modelOf(body).includes('pro') || !PRO_SIZES.some((pro) => pro === size),
		'invalid_value',
		'This size needs the model sora-2-pro.',
	),
	openAiImage(soraSizeOf),
];

function toRequest(body: CreateBody): JobRequest {
	return soraRequest(body, { model: modelOf(body), image: openAiImageOf(body) });
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
		prompt: job.request.prompt,
		size: job.request.size,
		seconds: String(job.request.seconds),
		remixed_from_video_id: job.remixedFrom,
		error: failure,
	};
}

export const openai: Profile = {
	basePath: '/v1',
	preset: {
		keys: ['key-openai'],
		keysWithoutAccess: ['key-unverified'],
		retentionMs: RETENTION_MS,
	},
	newId: (hex) => `video_${hex}`,
	keyOf: bearerKey,
	errorBody: openAiError,
	charge: soraPrice,
	routes: [
		submitRoute('/v1/videos', { checks, toRequest, describe }),
		listRoute('/v1/videos', describe),
		statusRoute('/v1/videos/:id', describe),
		deleteRoute('/v1/videos/:id'),
		contentRoute('/v1/videos/:id/content', ['video', 'thumbnail', 'spritesheet']),
		remixRoute('/v1/videos/:id/remix', describe),
		modelsRoute('/v1/models', ['gpt-4o', 'whisper-1', ...MODELS, 'gpt-image-1']),
	],
};
