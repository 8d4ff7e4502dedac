// Source: providers.md section 2 (apiyi's text-to-video reference and its image-to-video page).
import { field, oneOf, onlyFields, requiredText, type Check } from '../create/checks';
import { contentRoute } from '../routes/content';
import { modelsRoute } from '../routes/models';
import { statusRoute } from '../routes/status';
import { submitRoute } from '../routes/submit';
import type { Profile } from './profile';
import { bearerKey, openAiError, openAiJobOf } from './videosApi';
import { soraImage, soraPrice, soraRequest } from './sora';

const MODELS = ['sora-2', 'sora-2-pro'];
const SMALL_SIZES = ['720x1280', '1280x720'];
const PRO_SIZES = ['1024x1792', '1792x1024', '1080x1920', '1920x1080'];

const checks: readonly Check[] = [
	onlyFields('model', 'prompt', 'seconds', 'size', 'input_reference'),
	requiredText('model'),
	oneOf('model', MODELS, 'invalid_value'),
	requiredText('prompt'),
	oneOf('seconds', ['4', '8', '12'], 'invalid_value'),
	oneOf('size', [...SMALL_SIZES, ...PRO_SIZES], 'invalid_value'),
	field(
		'size',
		(size, { fields }) =>
			fields['model'] === 'sora-2-pro' || !PRO_SIZES.some((pro) => pro === size),
		'invalid_value',
		'This size needs the model sora-2-pro.',
	),
	soraImage(),
];

const describe = openAiJobOf({
	without: ['expires_at', 'prompt', 'remixed_from_video_id'],
	omitsNull: true,
});

export const apiyi: Profile = {
	basePath: '/v1',
	preset: { keys: ['key-apiyi'], progress: 'jumps' },
	newId: (hex) => `video_${hex}`,
	keyOf: bearerKey,
	errorBody: openAiError,
	charge: soraPrice,
	routes: [
		submitRoute('/v1/videos', {
			checks,
			toRequest: soraRequest,
			describe: (job, state, context) => ({
				...describe(job, state, context),
				quality: job.request.model === 'sora-2-pro' ? 'high' : 'standard',
			}),
		}),
		statusRoute('/v1/videos/:id', describe),
		contentRoute('/v1/videos/:id/content'),
		modelsRoute('/v1/models', ['gpt-4o', 'sora-2', 'sora-2-pro', 'gpt-image-1']),
	],
};
