// Source: providers.md section 5 (Microsoft's page on Sora 2, v1 API, and its REST reference).
import { formOnly, oneOf, onlyFields, requiredText, textOr, type Check } from '../create/checks';
import { contentRoute } from '../routes/content';
import { deleteRoute } from '../routes/delete';
import { listRoute } from '../routes/list';
import { remixRoute } from '../routes/remix';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import type { Profile } from './profile';
import { refusal } from './refusal';
import { openAiError, openAiJob } from './videosApi';
import { soraImage, soraPrice, soraRequest } from './sora';

/** What the user has named his deployments. */
const DEPLOYMENTS = ['sora-2', 'my-sora'];

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
	soraImage(),
];

const VIDEOS = '/openai/v1/videos';

export const azureOpenAi: Profile = {
	basePath: '/openai/v1',
	preset: {
		keys: ['key-azureOpenAi'],
		keysWithoutAccess: ['key-other-resource'],
		maxRunning: 2,
		retentionMs: 24 * 60 * 60 * 1000,
		retentionFrom: 'creation',
	},
	newId: (hex) => `video_${hex}`,
	// The bearer is for Entra tokens, which are no keys.
	keyOf: (headers) => headers['api-key'] ?? null,
	errorBody: openAiError,
	charge: soraPrice,
	routes: [
		submitRoute(VIDEOS, { checks, toRequest: soraRequest, describe: openAiJob }),
		listRoute(VIDEOS, openAiJob),
		statusRoute(`${VIDEOS}/:id`, openAiJob),
		deleteRoute(`${VIDEOS}/:id`),
		contentRoute(`${VIDEOS}/:id/content`),
		remixRoute(`${VIDEOS}/:id/remix`, openAiJob),
	],
};
