// Source: wavespeed.ai/docs, "List Models" and the page of each model (docs-api/google/google-veo3.1-reference-to-video,
// docs-api/kwaivgi/kwaivgi-kling-v2.0-i2v-master, docs-api/bytedance/bytedance-seedance-v1-lite-reference-to-video); for
// the Seedance of later versions, the fields that users list of the published schemas.

/** A part of JSON Schema, as WaveSpeed publishes it. */
export interface WaveField {
	readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
	readonly description?: string;
	readonly enum?: ReadonlyArray<string | number>;
	readonly default?: string | number | boolean;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly items?: { readonly type: 'string' };
}

export interface WaveModel {
	readonly id: string;
	readonly type: string;
	readonly required: readonly string[];
	readonly fields: Readonly<Record<string, WaveField>>;
	/** Where neither the request nor a default says them. */
	readonly seconds: number;
	readonly lines: number;
	/** US dollars a second. */
	readonly price: number;
}

const text = (description: string): WaveField => ({ type: 'string', description });
const PROMPT = text('The positive prompt for the generation.');
const NEGATIVE = text('The negative prompt for the generation.');
const SEED: WaveField = { type: 'integer', default: -1, minimum: -1, maximum: 2_147_483_647 };
const IMAGE = text('The image for generating the output.');
const LAST = text('The last image of the video.');

function oneOf(choices: ReadonlyArray<string | number>, chosen: string | number): WaveField {
	const type = typeof chosen === 'number' ? 'integer' : 'string';
	return { type, enum: choices, default: chosen };
}

function flag(isOn: boolean): WaveField {
	return { type: 'boolean', default: isOn };
}

function images(maxItems: number, description: string): WaveField {
	return { type: 'array', items: { type: 'string' }, minItems: 1, maxItems, description };
}

const RATIOS = ['16:9', '9:16', '4:3', '3:4', '1:1', '21:9'];

const VEO = {
	prompt: PROMPT,
	aspect_ratio: oneOf(['16:9', '9:16'], '16:9'),
	duration: oneOf([4, 6, 8], 8),
	resolution: oneOf(['720p', '1080p'], '720p'),
	generate_audio: flag(true),
	negative_prompt: NEGATIVE,
	seed: SEED,
} as const;
const VEO_FACTS = { seconds: 8, lines: 720, price: 0.4 };

const SEEDANCE = {
	prompt: PROMPT,
	aspect_ratio: oneOf(RATIOS, '16:9'),
	resolution: oneOf(['480p', '720p', '1080p'], '720p'),
	generate_audio: flag(true),
} as const;
const SEEDANCE_15 = {
	...SEEDANCE,
	duration: { type: 'integer', default: 5, minimum: 4, maximum: 12 },
	camera_fixed: flag(false),
	seed: SEED,
} as const;
const SEEDANCE_FACTS = { seconds: 5, lines: 720, price: 0.1 };

export const WAVE_MODELS: readonly WaveModel[] = [
	{
		...VEO_FACTS,
		id: 'google/veo3.1/text-to-video',
		type: 'text-to-video',
		required: ['prompt'],
		fields: VEO,
	},
	{
		...VEO_FACTS,
		id: 'google/veo3.1/image-to-video',
		type: 'image-to-video',
		required: ['prompt', 'image'],
		fields: { image: IMAGE, last_image: LAST, ...VEO },
	},
	{
		...VEO_FACTS,
		id: 'google/veo3.1/reference-to-video',
		type: 'reference-to-video',
		required: ['prompt', 'images'],
		fields: {
			images: images(3, 'The model will use the provided images as references.'),
			prompt: PROMPT,
			resolution: oneOf(['720p', '1080p'], '1080p'),
			generate_audio: flag(false),
			negative_prompt: NEGATIVE,
			seed: SEED,
		},
	},
	{
		...SEEDANCE_FACTS,
		id: 'bytedance/seedance-2.5/text-to-video',
		type: 'text-to-video',
		required: ['prompt'],
		fields: {
			...SEEDANCE,
			duration: { type: 'integer', default: 5, minimum: 4, maximum: 15 },
			reference_images: images(9, 'Reference image URLs to guide visual style or characters.'),
			enable_web_search: flag(false),
		},
	},
	{
		...SEEDANCE_FACTS,
		id: 'bytedance/seedance-v1.5-pro/image-to-video',
		type: 'image-to-video',
		required: ['prompt', 'image'],
		fields: { image: IMAGE, last_image: LAST, ...SEEDANCE_15 },
	},
	{
		...SEEDANCE_FACTS,
		id: 'bytedance/seedance-v1-pro-i2v-720p',
		type: 'image-to-video',
		required: ['image', 'duration'],
		fields: {
			image: IMAGE,
			prompt: PROMPT,
			last_image: LAST,
			aspect_ratio: oneOf(RATIOS, '16:9'),
			duration: oneOf([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 5),
			camera_fixed: flag(false),
			seed: SEED,
		},
	},
	{
		id: 'kwaivgi/kling-v2.0-i2v-master',
		type: 'image-to-video',
		required: ['image', 'prompt'],
		fields: {
			image: IMAGE,
			end_image: text('Target end frame.'),
			prompt: PROMPT,
			negative_prompt: NEGATIVE,
			guidance_scale: { type: 'number', default: 0.5, minimum: 0, maximum: 1 },
			duration: oneOf(['5', '10'], '5'),
		},
		seconds: 5,
		lines: 1080,
		price: 0.26,
	},
	{
		id: 'wavespeed-ai/hunyuan-video/t2v',
		type: 'text-to-video',
		required: ['prompt'],
		fields: {
			prompt: PROMPT,
			size: oneOf(['1280*720', '720*1280'], '1280*720'),
			num_inference_steps: { type: 'integer', default: 30, minimum: 2, maximum: 30 },
			seed: SEED,
		},
		seconds: 5,
		lines: 720,
		price: 0.08,
	},
];

export function waveModel(id: unknown): WaveModel | undefined {
	return WAVE_MODELS.find((model) => model.id === id);
}
