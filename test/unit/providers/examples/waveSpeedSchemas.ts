import type { ModelRow } from '../../../../nodes/AiVideo/protocol/provider';
import { waveSpeed } from '../../../../nodes/AiVideo/providers/waveSpeed';

/** What WaveSpeed's list publishes of models, and what the provider reads in it. */

const entry = (model_id: string, type: string, properties: object, required: string[]) => ({
	model_id,
	name: model_id,
	base_price: 0.4,
	description: 'The advanced text-to-video model',
	type,
	api_schema: {
		api_schemas: [
			{ type: 'webhook' },
			{
				type: 'model_run',
				method: 'POST',
				server: 'https://api.wavespeed.ai',
				api_path: `/api/v3/${model_id}`,
				request_schema: { properties, required, type: 'object' },
			},
		],
	},
});

const TEXT = { type: 'string' };
const SEED = { default: -1, type: 'integer', minimum: -1, maximum: 2_147_483_647 };
const KLING = {
	image: TEXT,
	end_image: TEXT,
	prompt: TEXT,
	negative_prompt: TEXT,
	cfg_scale: { type: 'number', default: 0.5 },
	duration: { type: 'integer', enum: [3, 5, 10, 15], default: 5 },
	sound: { type: 'boolean', default: false },
};

/** The first is the sample of "List Models", the others are as their pages have them. */
export const LIST = {
	code: 200,
	message: 'success',
	data: [
		entry(
			'wavespeed-ai/hunyuan-video/t2v',
			'text-to-video',
			{
				prompt: { description: 'The positive prompt for the generation.', type: 'string' },
				size: { default: '1280*720', enum: ['1280*720', '720*1280'], type: 'string' },
				seed: SEED,
				num_inference_steps: { default: 30, minimum: 2, type: 'integer' },
			},
			['prompt'],
		),
		entry('wavespeed-ai/flux-dev', 'text-to-image', { prompt: TEXT }, ['prompt']),
		entry(
			'google/veo3.1/reference-to-video',
			'reference-to-video',
			{
				prompt: TEXT,
				images: {
					type: 'array',
					items: TEXT,
					minItems: 1,
					maxItems: 3,
					description: 'The model will use the provided images as references.',
				},
				resolution: { type: 'string', enum: ['720p', '1080p'], default: '1080p' },
				generate_audio: { type: 'boolean', default: false },
				negative_prompt: TEXT,
				seed: SEED,
			},
			['prompt', 'images'],
		),
		entry(
			'bytedance/seedance-v1-pro-i2v-720p',
			'image-to-video',
			{
				image: TEXT,
				prompt: TEXT,
				last_image: TEXT,
				aspect_ratio: { type: 'string', enum: ['16:9', '9:16', '1:1'] },
				duration: { type: 'integer', enum: [2, 5, 8, 12], default: 5 },
				seed: SEED,
			},
			['image', 'duration'],
		),
		entry('kwaivgi/kling-v3.0-pro/image-to-video', 'image-to-video', KLING, ['image']),
		entry('wavespeed-ai/wan-2.2/i2v-720p-lora', 'lora-support', { image: TEXT }, ['image']),
		entry('kwaivgi/kling-video-o1/video-to-video', 'video-to-video', { video: TEXT }, ['video']),
		entry('wavespeed-ai/video-upscaler', 'upscaler', { video: TEXT }, ['video']),
	],
};

export function listed(id: string): { listed: ModelRow } {
	const schema = waveSpeed.schema?.read(LIST, id);
	if (!schema) throw new Error(`No schema of ${id}`);
	return { listed: { id, sizes: null, seconds: null, schema } };
}
