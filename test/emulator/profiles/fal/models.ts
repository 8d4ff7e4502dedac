// Source: the input types of @fal-ai/client 1.10 (types/endpoints.d.ts). They write every choice as text; which
// are numbers on the wire (Sora's and LTX-2's), the schema on the model's page tells.
import type { FalModel } from './model';
import { byMillionTokens, byResolution, bySecond, bySound } from './price';

const texts = (from: number, to: number): string[] =>
	Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

const WIDE_OR_TALL = ['16:9', '9:16'];
const FROM_TEXT = ['prompt'];
const FROM_IMAGE = ['prompt', 'image_url'];

const VEO_FIELDS: FalModel['fields'] = {
	prompt: 'text',
	negative_prompt: 'text',
	aspect_ratio: WIDE_OR_TALL,
	duration: ['4s', '6s', '8s'],
	resolution: ['720p', '1080p'],
	generate_audio: 'boolean',
	auto_fix: 'boolean',
	safety_tolerance: texts(1, 6),
	seed: 'integer',
};
const VEO_FROM_IMAGE: FalModel['fields'] = {
	...VEO_FIELDS,
	aspect_ratio: ['auto', ...WIDE_OR_TALL],
	image_url: 'address',
};
const VEO = {
	required: FROM_TEXT,
	fields: VEO_FIELDS,
	defaults: { seconds: 8, resolution: '720p', ratio: '16:9' },
	output: [],
} as const;

const KLING_FIELDS: FalModel['fields'] = {
	prompt: 'text',
	negative_prompt: 'text',
	duration: ['5', '10'],
	cfg_scale: 'number',
};
const KLING_3_FIELDS: FalModel['fields'] = {
	...KLING_FIELDS,
	duration: texts(3, 15),
	generate_audio: 'boolean',
	multi_prompt: 'list',
	shot_type: 'text',
	elements: 'list',
};
const KLING_RATIOS = [...WIDE_OR_TALL, '1:1'];
const KLING = { defaults: { seconds: 5, resolution: '1080p', ratio: '16:9' }, output: [] } as const;

const SORA_FIELDS: FalModel['fields'] = {
	prompt: 'text',
	model: ['sora-2', 'sora-2-2025-12-08', 'sora-2-2025-10-06'],
	aspect_ratio: WIDE_OR_TALL,
	duration: [4, 8, 12, 16, 20],
	resolution: ['720p'],
	character_ids: 'list',
	delete_video: 'boolean',
	detect_and_block_ip: 'boolean',
};
const SORA = {
	defaults: { seconds: 4, resolution: '720p', ratio: '16:9' },
	price: bySecond(0.1),
	output: ['frames', 'videoId'],
} as const;

export const FAL_MODELS: readonly FalModel[] = [
	{ ...VEO, id: 'fal-ai/veo3', name: 'Veo 3', price: bySound(0.4, 0.2) },
	{ ...VEO, id: 'fal-ai/veo3/fast', name: 'Veo 3 Fast', price: bySound(0.15, 0.1) },
	{ ...VEO, id: 'fal-ai/veo3.1', name: 'Veo 3.1', price: bySound(0.4, 0.2) },
	{
		...VEO,
		id: 'fal-ai/veo3.1/image-to-video',
		name: 'Veo 3.1',
		required: FROM_IMAGE,
		fields: VEO_FROM_IMAGE,
		price: bySound(0.4, 0.2),
	},
	{
		...KLING,
		id: 'fal-ai/kling-video/v2.5-turbo/pro/text-to-video',
		name: 'Kling 2.5 Turbo Pro',
		required: FROM_TEXT,
		fields: { ...KLING_FIELDS, aspect_ratio: KLING_RATIOS },
		price: bySecond(0.07),
	},
	{
		...KLING,
		id: 'fal-ai/kling-video/v2.5-turbo/pro/image-to-video',
		name: 'Kling 2.5 Turbo Pro',
		required: FROM_IMAGE,
		fields: { ...KLING_FIELDS, image_url: 'address', tail_image_url: 'address' },
		price: bySecond(0.07),
	},
	{
		...KLING,
		id: 'fal-ai/kling-video/v3/pro/text-to-video',
		name: 'Kling 3 Pro',
		// A `multi_prompt` may stand in its place on fal; not here.
		required: FROM_TEXT,
		fields: { ...KLING_3_FIELDS, aspect_ratio: KLING_RATIOS },
		price: bySound(0.168, 0.112),
	},
	{
		...KLING,
		id: 'fal-ai/kling-video/v3/pro/image-to-video',
		name: 'Kling 3 Pro',
		required: ['prompt', 'start_image_url'],
		fields: { ...KLING_3_FIELDS, start_image_url: 'address', end_image_url: 'address' },
		price: bySound(0.168, 0.112),
	},
	{
		...SORA,
		id: 'fal-ai/sora-2/text-to-video',
		name: 'Sora 2',
		required: FROM_TEXT,
		fields: SORA_FIELDS,
	},
	{
		...SORA,
		id: 'fal-ai/sora-2/image-to-video',
		name: 'Sora 2',
		required: FROM_IMAGE,
		fields: {
			...SORA_FIELDS,
			aspect_ratio: ['auto', ...WIDE_OR_TALL],
			resolution: ['auto', '720p'],
			image_url: 'address',
		},
	},
	{
		id: 'fal-ai/bytedance/seedance/v1/pro/text-to-video',
		name: 'Seedance 1.0 Pro',
		required: FROM_TEXT,
		fields: {
			prompt: 'text',
			aspect_ratio: ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16', '9:21'],
			resolution: ['480p', '720p', '1080p'],
			duration: texts(2, 12),
			num_frames: 'integer',
			camera_fixed: 'boolean',
			enable_safety_checker: 'boolean',
			seed: 'integer',
		},
		defaults: { seconds: 5, resolution: '720p', ratio: '16:9' },
		price: byMillionTokens(2.5),
		output: ['seed'],
	},
	{
		id: 'fal-ai/minimax/hailuo-02/standard/text-to-video',
		name: 'MiniMax Hailuo 02 Standard',
		required: FROM_TEXT,
		fields: { prompt: 'text', duration: ['6', '10'], prompt_optimizer: 'boolean' },
		defaults: { seconds: 6, resolution: '768p', ratio: '16:9' },
		price: bySecond(0.045),
		output: [],
	},
	{
		id: 'fal-ai/wan-25-preview/text-to-video',
		name: 'Wan 2.5',
		required: FROM_TEXT,
		// The client's types fold this model into Wan 2.7; these lengths and resolutions are its page's.
		fields: {
			prompt: 'text',
			negative_prompt: 'text',
			aspect_ratio: ['16:9', '9:16', '1:1'],
			resolution: ['480p', '720p', '1080p'],
			duration: ['5', '10'],
			audio_url: 'address',
			enable_prompt_expansion: 'boolean',
			enable_safety_checker: 'boolean',
			seed: 'integer',
		},
		defaults: { seconds: 5, resolution: '1080p', ratio: '16:9' },
		price: byResolution({ '480p': 0.05, '720p': 0.1, '1080p': 0.15 }),
		output: ['frames', 'seed'],
	},
	{
		id: 'fal-ai/ltx-2/text-to-video',
		name: 'LTX-2 Pro',
		required: FROM_TEXT,
		fields: {
			prompt: 'text',
			resolution: ['1080p', '1440p', '2160p'],
			duration: [6, 8, 10],
			fps: [25, 50],
			generate_audio: 'boolean',
		},
		defaults: { seconds: 6, resolution: '1080p', ratio: '16:9' },
		price: byResolution({ '1080p': 0.06, '1440p': 0.12, '2160p': 0.24 }),
		output: ['frames'],
	},
];

export function falModel(id: string): FalModel | undefined {
	return FAL_MODELS.find((model) => model.id === id);
}
