// Source: providers.md section 3 (ezmodel's page, which takes Azure's Sora 2 as its model).
import { oneOf, onlyFields, requiredText, type Check } from '../create/checks';
import { contentRoute } from '../routes/content';
import { modelsRoute } from '../routes/models';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import type { Profile } from './profile';
import { bearerKey, openAiJobOf } from './videosApi';
import { soraImage, soraRequest } from './sora';

const checks: readonly Check[] = [
	onlyFields('model', 'prompt', 'size', 'seconds', 'input_reference'),
	oneOf('model', ['sora-2'], 'invalid_value'),
	requiredText('prompt'),
	oneOf('size', ['720x1280', '1280x720'], 'invalid_value'),
	oneOf('seconds', ['4', '8', '12'], 'invalid_value'),
	soraImage({
		code: 'invalid_value',
		message: 'The resolution of input_reference must match size.',
	}),
];

const describe = openAiJobOf({ without: ['prompt'] });

export const ezmodel: Profile = {
	basePath: '/v1',
	preset: { keys: ['key-ezmodel'], maxRunning: 2, retentionMs: 24 * 60 * 60 * 1000 },
	newId: (hex) => `video_${hex}`,
	keyOf: bearerKey,
	reword: (refused) =>
		refused.status === 400 ? { ...refused, code: 'invalid_parameter' } : refused,
	errorBody: ({ message, code }) => ({ error: { message, code } }),
	// Price and moment of the charge are not stated; the submission counts all the same.
	charge: () => ({ amount: 0, currency: 'USD' }),
	routes: [
		submitRoute('/v1/videos', { checks, toRequest: soraRequest, describe }),
		statusRoute('/v1/videos/:id', describe),
		contentRoute('/v1/videos/:id/content'),
		modelsRoute('/v1/models', ['gpt-4o', 'sora-2', 'claude-sonnet-4']),
	],
};
