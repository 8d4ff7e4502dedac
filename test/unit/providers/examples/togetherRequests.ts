import { link, upload } from '../request';
import { togetherRefusals } from './togetherRefusals';
import { postJson, type RequestExample } from './example';

/** docs.together.ai, "Generate videos", "Video generation parameters" and quickstarts. */

export const VEO = 'google/veo-3.1';
const HAILUO = 'minimax/hailuo-02';
const SEEDANCE_1 = 'ByteDance/Seedance-1.0-pro';
const SEEDANCE_2 = 'ByteDance/Seedance-2.0';
const SEEDANCE_25 = 'ByteDance/Seedance-2.5';
const T2V = 'Wan-AI/wan2.7-t2v';
const I2V = 'Wan-AI/wan2.7-i2v';
const R2V = 'Wan-AI/wan2.7-r2v';
const UNKNOWN = 'somebody/something';
const PICTURE = 'https://example.com/cat.png';
const DATA = 'data:image/png;base64,SU1HIQ==';

const post = (model: string, fields: object = {}) =>
	postJson('/videos', { model, prompt: 'A fox in the snow', ...fields });
const frames = (...list: ReadonlyArray<readonly [string, string]>) => ({
	media: { frame_images: list.map(([input_image, frame]) => ({ input_image, frame })) },
});

export const togetherRequests: readonly RequestExample[] = [
	{ name: 'a text', changes: {}, sent: post(VEO), asked: { size: null, seconds: null } },
	{
		name: 'eight seconds as text, with what a model may take besides',
		changes: { seconds: 8, seed: 0, negativePrompt: 'fog', audio: 'on' },
		sent: post(VEO, { seconds: '8', seed: 0, negative_prompt: 'fog', generate_audio: true }),
		asked: { size: null, seconds: 8 },
	},
	{
		name: 'a portrait of a model whose sizes nobody wrote down',
		changes: { model: UNKNOWN, aspectRatio: '9:16', audio: 'off' },
		sent: post(UNKNOWN, { width: 720, height: 1280, generate_audio: false }),
		asked: { size: '720x1280', seconds: null },
	},
	{
		name: 'its resolution, and its size',
		changes: { model: UNKNOWN, aspectRatio: 'auto', resolution: '1080p' },
		sent: post(UNKNOWN, { width: 1920, height: 1080 }),
	},
	{
		name: 'a size of its own',
		changes: { model: UNKNOWN, size: '1366x768' },
		sent: post(UNKNOWN, { width: 1366, height: 768 }),
	},
	{
		name: 'the smallest size of the shape',
		changes: { model: SEEDANCE_1, aspectRatio: '21:9' },
		sent: post(SEEDANCE_1, { width: 960, height: 416 }),
		asked: { size: '960x416', seconds: null },
	},
	{
		name: 'the size of a resolution and a shape',
		changes: { model: SEEDANCE_1, resolution: '720p', seconds: 5 },
		sent: post(SEEDANCE_1, { width: 1248, height: 704, seconds: '5' }),
	},
	{
		name: 'a size of the list',
		changes: { model: SEEDANCE_1, size: '416x960' },
		sent: post(SEEDANCE_1, { width: 416, height: 960 }),
	},
	{
		name: 'the size of a resolution alone',
		changes: { model: HAILUO, resolution: '1080p', aspectRatio: 'auto' },
		sent: post(HAILUO, { width: 1920, height: 1080 }),
	},
	{
		name: 'no size where none was chosen',
		changes: { model: HAILUO, aspectRatio: 'auto' },
		sent: post(HAILUO),
	},
	{
		name: 'the size nearest to the image',
		changes: { model: SEEDANCE_1, firstFrame: upload(700, 1500), imageFit: 'sizeFromImage' },
		sent: post(SEEDANCE_1, { width: 416, height: 960, ...frames([DATA, 'first']) }),
	},
	{
		name: 'resolution and ratio in words, in capitals',
		changes: { model: T2V, resolution: '720p', seconds: 10 },
		sent: post(T2V, { resolution: '720P', ratio: '16:9', seconds: '10' }),
	},
	{
		name: 'first and last frame, which the shape of the node does not stand against',
		changes: { model: I2V, firstFrame: link(PICTURE), lastFrame: upload(1, 1) },
		sent: post(I2V, frames([PICTURE, 'first'], [DATA, 'last'])),
	},
	{
		name: 'references',
		changes: { model: R2V, references: [link(PICTURE), upload(1, 1)], aspectRatio: '1:1' },
		sent: post(R2V, { ratio: '1:1', media: { reference_images: [PICTURE, DATA] } }),
	},
	{
		name: 'a silent video of the model that has a setting for it',
		changes: { model: SEEDANCE_2, audio: 'off', resolution: '4k', aspectRatio: '21:9' },
		sent: post(SEEDANCE_2, { settings: { audio: false }, resolution: '4k', ratio: '21:9' }),
	},
	{
		name: 'no shape and no sound where the model decides both',
		changes: { model: SEEDANCE_25, audio: 'on', resolution: '480p', seconds: 30 },
		sent: post(SEEDANCE_25, { resolution: '480p', seconds: '30' }),
	},
	{
		name: 'images without words, for Kling',
		changes: { model: 'kwaivgi/kling-2.1-pro', prompt: '', firstFrame: link(PICTURE) },
		sent: postJson('/videos', { model: 'kwaivgi/kling-2.1-pro', ...frames([PICTURE, 'first']) }),
	},
	...togetherRefusals,
];
