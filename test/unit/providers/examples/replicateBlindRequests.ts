import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';
import { VEO } from './replicateSchemas';

/** What is sent of a model whose schema could not be had, and what no model is. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';

type Changes = RequestExample['changes'];

const NOT_TOLD =
	'Replicate did not tell what this model takes. Run the node again later, or set its own field under Extra Fields.';

const refused = (changes: Changes, parameter: string, value: string): RequestExample => ({
	name: `no ${parameter}, which a model would overlook under a name it does not know`,
	changes: { model: VEO, ...changes },
	refused: {
		parameter,
		value,
		takes: 'the prompt alone while its fields are not known',
		advice: NOT_TOLD,
	},
});

export const replicateBlindRequests: readonly RequestExample[] = [
	{
		name: 'the text alone',
		changes: { model: VEO },
		sent: postJson(`/models/${VEO}/predictions`, { input: { prompt: PROMPT } }),
	},
	{
		name: 'fields that the user knows',
		changes: { model: VEO, extraFields: { image: FIRST, duration: 8 } },
		sent: postJson(`/models/${VEO}/predictions`, {
			input: { prompt: PROMPT, image: FIRST, duration: 8 },
		}),
	},
	refused({ firstFrame: link(FIRST) }, 'An image', FIRST),
	refused({ references: [upload(1, 1)] }, 'An image', 'image.png'),
	refused({ size: '1280x720' }, 'Size', '1280x720'),
	refused({ aspectRatio: '9:16' }, 'Aspect Ratio', '9:16'),
	refused({ resolution: '720p' }, 'Resolution', '720p'),
	refused({ seconds: 6 }, 'Duration', '6'),
	refused({ seed: 0 }, 'Seed', '0'),
	refused({ negativePrompt: 'fog' }, 'Negative Prompt', 'fog'),
	refused({ audio: 'on' }, 'Audio', 'on'),
	refused({ watermark: 'off' }, 'Watermark', 'off'),
	{
		name: 'no empty prompt',
		changes: { model: VEO, prompt: '' },
		refused: { parameter: 'Prompt', value: '', takes: 'a text' },
	},
	...['sora-2', '', 'a/b/c', '../..', 'google/veo-3.1?x=1', 'google/..'].map((model) => ({
		name: `the model ${JSON.stringify(model)}`,
		changes: { model },
		refused: {
			parameter: 'Model',
			value: model,
			takes: 'models named owner/name, or owner/name:version',
			advice: 'Choose a model from the list, for example google/veo-3.1.',
		},
	})),
];
