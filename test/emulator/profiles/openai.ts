// Source: providers.md section 4 (openai-node, OpenAI's video guide).
import { field, oneOf, onlyFields, requiredText, textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import type { JobRequest } from '../jobs/job';
import { contentRoute } from '../routes/content';
import { deleteRoute } from '../routes/delete';
import { listRoute } from '../routes/list';
import { modelsRoute } from '../routes/models';
import { remixRoute } from '../routes/remix';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { OPEN_AI_IMAGE_FIELDS, openAiImage, openAiImageOf } from './openAiImage';
import type { Profile } from './profile';
import { bearerKey, openAiError, openAiJob } from './videosApi';
import { soraPrice, soraRequest } from './sora';

const MODELS = [
	'sora-2',
	'sora-2-pro',
	'sora-2-2025-10-06',
	'sora-2-2025-12-08',
	'sora-2-pro-2025-10-06',
];
const SIZES = ['720x1280', '1280x720', '1024x1792', '1792x1024'];
const PRO_SIZES = ['1920x1080', '1080x1920'];

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
	openAiImage,
];

function toRequest(body: CreateBody): JobRequest {
	return { ...soraRequest(body), image: openAiImageOf(body) };
}

export const openai: Profile = {
	basePath: '/v1',
	preset: {
		keys: ['key-openai'],
		keysWithoutAccess: ['key-unverified'],
		// Download links live about one hour.
		retentionMs: 60 * 60 * 1000,
	},
	newId: (hex) => `video_${hex}`,
	keyOf: bearerKey,
	errorBody: openAiError,
	charge: soraPrice,
	routes: [
		submitRoute('/v1/videos', { checks, toRequest, describe: openAiJob }),
		listRoute('/v1/videos', openAiJob),
		statusRoute('/v1/videos/:id', openAiJob),
		deleteRoute('/v1/videos/:id'),
		contentRoute('/v1/videos/:id/content', ['video', 'thumbnail', 'spritesheet']),
		remixRoute('/v1/videos/:id/remix', openAiJob),
		modelsRoute('/v1/models', ['gpt-4o', 'whisper-1', ...MODELS, 'gpt-image-1']),
	],
};
