import { type InputSchema, readInputSchema } from '../protocol/inputSchema';

/** What the most used models of kie.ai take, for when the list of their fields cannot be had. */

type Properties = Readonly<Record<string, object>>;

const TEXT = { type: 'string' };
const SWITCH = { type: 'boolean' };
const SEED = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };
const ADDRESSES = { type: 'array', items: TEXT };
/** One image: the first frame. */
const IMAGE_LIST = { ...ADDRESSES, maxItems: 1 };
const FRAME_LIST = { ...ADDRESSES, maxItems: 2, description: 'First and last frame' };
const FRAMES = { first_frame_url: TEXT, last_frame_url: TEXT };

function prompt(maxLength: number): Properties {
	return { prompt: { ...TEXT, maxLength } };
}

function one(...choices: readonly string[]): object {
	return { type: 'string', enum: choices };
}

function whole(minimum: number, maximum: number): object {
	return { type: 'integer', minimum, maximum };
}

const RATIOS = ['16:9', '9:16', '1:1'];
const MORE_RATIOS = [...RATIOS, '4:3', '3:4'];
const SEEDANCE_RATIOS = [...MORE_RATIOS, '21:9'];
const HIGH = one('720p', '1080p');
const FIVE_OR_TEN = one('5', '10');

const SORA = {
	...prompt(10_000),
	aspect_ratio: one('landscape', 'portrait'),
	n_frames: one('10', '15'),
	remove_watermark: SWITCH,
};
const KLING_25 = { ...prompt(2_500), duration: FIVE_OR_TEN, negative_prompt: TEXT };
const KLING_26 = { ...prompt(1_000), duration: FIVE_OR_TEN, sound: SWITCH };
const SEEDANCE_2 = {
	...prompt(20_000),
	...FRAMES,
	reference_image_urls: { ...ADDRESSES, maxItems: 9 },
	generate_audio: SWITCH,
	aspect_ratio: one(...SEEDANCE_RATIOS),
	duration: whole(4, 15),
};
const SEEDANCE_1 = {
	...prompt(10_000),
	resolution: one('480p', '720p', '1080p'),
	duration: FIVE_OR_TEN,
	seed: SEED,
};
const WAN_25 = { ...prompt(800), duration: FIVE_OR_TEN, resolution: HIGH, seed: SEED };
const WAN_26 = { ...prompt(5_000), duration: one('5', '10', '15'), resolution: HIGH };
const WAN_27 = {
	...prompt(5_000),
	negative_prompt: { ...TEXT, maxLength: 500 },
	resolution: HIGH,
	duration: whole(2, 15),
	watermark: SWITCH,
	seed: SEED,
};
const HAILUO_23 = {
	...prompt(5_000),
	image_url: TEXT,
	duration: one('6', '10'),
	resolution: one('768P', '1080P'),
};
const GROK = {
	...prompt(5_000),
	aspect_ratio: one('2:3', '3:2', ...RATIOS),
	resolution: one('480p', '720p'),
	duration: whole(6, 30),
};

/** docs.kie.ai, the OpenAPI file of each model's page (2026-06). */
const MODELS: Readonly<Record<string, readonly [required: string, properties: Properties]>> = {
	'sora-2-text-to-video': ['prompt', SORA],
	'sora-2-image-to-video': ['prompt image_urls', { ...SORA, image_urls: IMAGE_LIST }],
	'sora-2-pro-text-to-video': ['prompt', SORA],
	'sora-2-pro-image-to-video': ['prompt image_urls', { ...SORA, image_urls: IMAGE_LIST }],
	'kling-3.0/video': [
		'prompt sound duration aspect_ratio mode',
		{
			...prompt(2_500),
			image_urls: FRAME_LIST,
			sound: { ...SWITCH, default: false },
			duration: { ...whole(3, 15), type: 'string', default: '5' },
			aspect_ratio: { ...one(...RATIOS), default: '16:9' },
			mode: {
				...one('std', 'pro', '4K'),
				default: 'pro',
				description: 'std is 720p, pro is 1080p',
			},
		},
	],
	'kling-2.6/text-to-video': [
		'prompt sound aspect_ratio duration',
		{
			...KLING_26,
			duration: { ...FIVE_OR_TEN, default: '5' },
			aspect_ratio: { ...one(...RATIOS), default: '1:1' },
		},
	],
	'kling-2.6/image-to-video': [
		'prompt image_urls sound duration',
		{ ...KLING_26, duration: { ...FIVE_OR_TEN, default: '5' }, image_urls: IMAGE_LIST },
	],
	'kling/v2-5-turbo-text-to-video-pro': ['prompt', { ...KLING_25, aspect_ratio: one(...RATIOS) }],
	'kling/v2-5-turbo-image-to-video-pro': [
		'prompt image_url',
		{ ...KLING_25, image_url: TEXT, tail_image_url: TEXT },
	],
	'bytedance/seedance-2': ['', { ...SEEDANCE_2, resolution: one('480p', '720p', '1080p', '4k') }],
	'bytedance/seedance-2-fast': ['', { ...SEEDANCE_2, resolution: one('480p', '720p') }],
	'bytedance/seedance-1.5-pro': [
		'prompt aspect_ratio duration',
		{
			...prompt(20_000),
			input_urls: FRAME_LIST,
			aspect_ratio: { ...one(...SEEDANCE_RATIOS), default: '1:1' },
			resolution: one('480p', '720p', '1080p'),
			duration: whole(4, 12),
			generate_audio: SWITCH,
		},
	],
	'bytedance/v1-pro-text-to-video': [
		'prompt',
		{ ...SEEDANCE_1, aspect_ratio: one(...SEEDANCE_RATIOS) },
	],
	'bytedance/v1-pro-image-to-video': ['prompt image_url', { ...SEEDANCE_1, image_url: TEXT }],
	'wan/2-5-text-to-video': ['prompt duration', { ...WAN_25, aspect_ratio: one(...RATIOS) }],
	'wan/2-5-image-to-video': ['prompt image_url duration', { ...WAN_25, image_url: TEXT }],
	'wan/2-6-text-to-video': ['prompt', WAN_26],
	'wan/2-6-image-to-video': ['prompt image_urls', { ...WAN_26, image_urls: IMAGE_LIST }],
	'wan/2-7-text-to-video': ['prompt', { ...WAN_27, ratio: one(...MORE_RATIOS) }],
	'wan/2-7-image-to-video': ['', { ...WAN_27, ...FRAMES }],
	'hailuo/2-3-image-to-video-pro': ['prompt image_url', HAILUO_23],
	'hailuo/2-3-image-to-video-standard': ['prompt image_url', HAILUO_23],
	'hailuo/02-text-to-video-pro': ['prompt', prompt(1_500)],
	'hailuo/02-image-to-video-pro': [
		'prompt image_url',
		{ ...prompt(1_500), image_url: TEXT, end_image_url: TEXT },
	],
	'grok-imagine/text-to-video': ['prompt', GROK],
	'grok-imagine/image-to-video': [
		'',
		{ ...GROK, image_urls: { ...ADDRESSES, maxItems: 7, description: 'Reference images' } },
	],
	'veo-3-1': [
		'prompt',
		{
			...prompt(20_000),
			image_urls: FRAME_LIST,
			aspect_ratio: one('16:9', '9:16', 'Auto'),
			resolution: one('720p', '1080p', '4k'),
			duration: { type: 'integer', enum: [4, 6, 8] },
		},
	],
};

export const MARKET_MODELS: readonly string[] = Object.keys(MODELS);

/** @returns `null` where the model is not among them */
export function knownSchema(model: string): InputSchema | null {
	const known = Object.hasOwn(MODELS, model) ? MODELS[model] : undefined;
	if (known === undefined) return null;
	const [required, properties] = known;
	return readInputSchema({ properties, required: required.split(' ') });
}

/** The models that have routes of their own, where images are told apart by a word. */
export const VEO_MODELS: readonly string[] = ['veo3_fast', 'veo3', 'veo3_lite'];

/** docs.kie.ai, Generate Veo3.1 Video, without its images; `seeds` stands in the page's example. */
export const VEO_SCHEMA: InputSchema | null = readInputSchema({
	required: ['prompt'],
	properties: {
		prompt: TEXT,
		aspect_ratio: one('16:9', '9:16'),
		resolution: one('720p', '1080p', '4k'),
		duration: { type: 'integer', enum: [4, 6, 8] },
		seeds: whole(10_000, 99_999),
	},
});
