import { link, OPTION_ADVICE } from '../request';
import type { RequestExample } from './example';

/** What Together's models are known not to take: it would fail the job. */

const HAILUO = 'minimax/hailuo-02';
const SEEDANCE_1 = 'ByteDance/Seedance-1.0-pro';
const SEEDANCE_2 = 'ByteDance/Seedance-2.0';
const SEEDANCE_25 = 'ByteDance/Seedance-2.5';
const T2V = 'Wan-AI/wan2.7-t2v';
const I2V = 'Wan-AI/wan2.7-i2v';
const PICTURE = 'https://example.com/cat.png';

type Refused = Extract<RequestExample, { readonly refused: unknown }>;

function refused(
	changes: Refused['changes'],
	parameter: string,
	value: string,
	takes: string,
	advice?: string,
): RequestExample {
	const name = `${changes.model ?? 'Veo'}: ${parameter} ${value}`;
	return { name, changes, refused: { parameter, value, takes, ...(advice && { advice }) } };
}

const SIZES_720 = '1248x704, 1120x832, 960x960, 1504x640 or 640x1504';

export const togetherRefusals: readonly RequestExample[] = [
	refused({ model: 'sora-2' }, 'Model', 'sora-2', 'models named owner/name'),
	refused({ prompt: '' }, 'Prompt', '', 'a text'),
	refused({ seconds: 5 }, 'Duration', '5', '4, 6 or 8 seconds'),
	refused({ watermark: 'on' }, 'Watermark', 'On', 'no choice of watermarks', OPTION_ADVICE),
	refused({ size: 'wide' }, 'Size', 'wide', 'WIDTHxHEIGHT in pixels, e.g. 1280x720'),
	refused(
		{ model: SEEDANCE_1, size: 'wide' },
		'Size',
		'wide',
		'WIDTHxHEIGHT in pixels, e.g. 1280x720',
	),
	refused(
		{ model: HAILUO, size: '1280x720' },
		'Size',
		'1280x720',
		`1366x768 or 1920x1080 for ${HAILUO}`,
	),
	refused({ model: T2V, size: '1280x720' }, 'Size', '1280x720', 'no size in pixels'),
	refused(
		{ model: SEEDANCE_1, resolution: '1080p' },
		'Resolution',
		'1080p',
		`480p or 720p for ${SEEDANCE_1}`,
	),
	refused(
		{ model: SEEDANCE_1, resolution: '720p', aspectRatio: '9:16' },
		'Aspect Ratio',
		'9:16',
		`${SIZES_720} for ${SEEDANCE_1}`,
	),
	refused({ model: T2V, resolution: '480p' }, 'Resolution', '480p', `720p or 1080p for ${T2V}`),
	refused(
		{ model: T2V, aspectRatio: '21:9' },
		'Aspect Ratio',
		'21:9',
		`16:9, 9:16, 1:1, 4:3 or 3:4 for ${T2V}`,
	),
	refused(
		{ model: SEEDANCE_25, aspectRatio: '9:16' },
		'Aspect Ratio',
		'9:16',
		`no aspect ratio for ${SEEDANCE_25}`,
		"Set it to Provider's Default, or remove the option: the model decides it.",
	),
	refused(
		{ model: SEEDANCE_25, audio: 'off' },
		'Audio',
		'Off',
		`no videos without sound for ${SEEDANCE_25}`,
	),
	refused(
		{ model: HAILUO, negativePrompt: 'fog' },
		'Negative Prompt',
		'fog',
		`no negative prompt for ${HAILUO}`,
	),
	refused(
		{ model: T2V, firstFrame: link(PICTURE) },
		'Image Source',
		'an image',
		`no image for ${T2V}`,
	),
	refused(
		{ model: HAILUO, lastFrame: link(PICTURE) },
		'Last Frame',
		'of an image',
		`no last frame for ${HAILUO}`,
	),
	refused(
		{ model: I2V, references: [link(PICTURE)] },
		'Reference Images',
		'of 1',
		`no reference images for ${I2V}`,
	),
	refused(
		{ model: SEEDANCE_2, references: [link(PICTURE)], firstFrame: link(PICTURE) },
		'Reference Images',
		'of 1',
		`no reference images beside a first image or a last frame for ${SEEDANCE_2}`,
	),
];
