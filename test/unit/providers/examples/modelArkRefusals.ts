import { link, OPTION_ADVICE } from '../request';
import type { RequestExample } from './example';

/** What ModelArk does not take: volcengine.com/docs/82379/1520757 and 2298881. */

const SEEDANCE_2 = 'dreamina-seedance-2-0-260128';
const SEEDANCE_25 = 'dreamina-seedance-2-5-260628';
const PRO_15 = 'seedance-1-5-pro-251215';
const PRO = 'seedance-1-0-pro-250528';
const FAST = 'seedance-1-0-pro-fast-251015';
const LITE_T2V = 'seedance-1-0-lite-t2v-250428';
const LITE_I2V = 'doubao-seedance-1-0-lite-i2v-250428';
const PICTURE = 'https://example.com/fox.png';

const FRAME = { firstFrame: link(PICTURE) };
const GUIDE = { references: [link(PICTURE)] };

const refused = (
	name: string,
	changes: RequestExample['changes'],
	parameter: string,
	value: string,
	takes: string,
	advice?: string,
): RequestExample => ({
	name,
	changes,
	refused: { parameter, value, takes, ...(advice !== undefined && { advice }) },
});

export const modelArkRefusals: readonly RequestExample[] = [
	refused(
		'a model of another provider',
		{ model: 'sora-2' },
		'Model',
		'sora-2',
		'Seedance models, or endpoints',
	),
	refused('no prompt', { prompt: '' }, 'Prompt', '', 'a text, or a reference image without one'),
	refused(
		'three seconds',
		{ seconds: 3 },
		'Duration',
		'3',
		`4 to 15 whole seconds for ${SEEDANCE_2}`,
	),
	refused(
		'half a second more',
		{ seconds: 5.5 },
		'Duration',
		'5.5',
		`4 to 15 whole seconds for ${SEEDANCE_2}`,
	),
	refused(
		'13 seconds of 1.5',
		{ model: PRO_15, seconds: 13 },
		'Duration',
		'13',
		`4 to 12 whole seconds for ${PRO_15}`,
	),
	refused(
		'a size in pixels',
		{ size: '1280x720' },
		'Size',
		'1280x720',
		'no size in pixels',
		'Remove the option Size and choose Aspect Ratio and Resolution instead.',
	),
	refused(
		'2k',
		{ resolution: '2k' },
		'Resolution',
		'2k',
		`480p, 720p, 1080p or 4k for ${SEEDANCE_2}`,
	),
	refused(
		'4k of 1.5',
		{ model: PRO_15, resolution: '4k' },
		'Resolution',
		'4k',
		`480p, 720p or 1080p for ${PRO_15}`,
	),
	refused(
		'1080p with an image of a subject, of the model that has none then',
		{ ...GUIDE, model: LITE_I2V, resolution: '1080p' },
		'Resolution',
		'1080p',
		`480p or 720p for ${LITE_I2V} with reference images`,
	),
	refused(
		'images beside a frame',
		{ ...FRAME, ...GUIDE },
		'Reference Images',
		'of one image',
		'no reference images beside a first image or a last frame',
	),
	refused(
		'a last frame alone',
		{ lastFrame: link(PICTURE) },
		'Image Source',
		'None',
		'a first frame beside a last one',
	),
	refused(
		'a last frame of a model that begins only',
		{ ...FRAME, model: FAST, lastFrame: link(PICTURE) },
		'Last Frame',
		'of an image',
		`no last frame for ${FAST}`,
	),
	refused(
		'an image of a model for texts',
		{ ...FRAME, model: LITE_T2V },
		'Model',
		LITE_T2V,
		'no images',
	),
	refused(
		'a text of a model for images',
		{ model: LITE_I2V },
		'Image Source',
		'None',
		`an image for ${LITE_I2V}`,
	),
	refused(
		'images of subjects for 1.0',
		{ ...GUIDE, model: PRO },
		'Reference Images',
		'of one image',
		`no reference images for ${PRO}`,
	),
	refused(
		'ten images',
		{ references: Array.from({ length: 10 }, () => link(PICTURE)) },
		'Reference Images',
		'of 10 images',
		`at most 9 images for ${SEEDANCE_2}`,
	),
	refused(
		'a shape beside a frame of 2.5',
		{ ...FRAME, model: SEEDANCE_25, aspectRatio: '9:16' },
		'Aspect Ratio',
		'9:16',
		`no choice of shape beside a first frame for ${SEEDANCE_25}`,
	),
	refused(
		'sound of a silent model',
		{ model: PRO, audio: 'on' },
		'Audio',
		'On',
		`no sound for ${PRO}`,
	),
	refused('a seed out of range', { seed: 2 ** 32 }, 'Seed', '4294967296', '-1 to 4294967295'),
	refused(
		'a negative prompt',
		{ negativePrompt: 'fog' },
		'Negative Prompt',
		'fog',
		'no negative prompt',
		OPTION_ADVICE,
	),
];
