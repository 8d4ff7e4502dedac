// Source: docs.kie.ai, the OpenAPI file of each model's page (2026-06), and the prices of kie.ai/pricing (2026-06-30).
// `veo-3-1`: its schema as kie.ai published it on 2026-10-05.

import {
	ADDRESS,
	addresses,
	CHECKER,
	FROM_IMAGE,
	FROM_TEXT,
	oneOf,
	SEED,
	SWITCH,
	text,
	type KieField,
	type KieModel,
} from './model';

const RATIOS = ['16:9', '9:16', '1:1'];
const VEO_MODES = ['TEXT_2_VIDEO', 'FIRST_AND_LAST_FRAMES_2_VIDEO', 'REFERENCE_2_VIDEO'];

const THREE_TO_FIFTEEN = Array.from({ length: 13 }, (_, index) => String(index + 3));

const WAN: KieModel['fields'] = {
	prompt: text(5000),
	negative_prompt: text(500),
	resolution: oneOf(['720p', '1080p'], '1080p'),
	duration: { type: 'integer', minimum: 2, maximum: 15, default: 5 },
	prompt_extend: { type: 'boolean', default: true },
	watermark: { type: 'boolean', default: false },
	seed: SEED,
	nsfw_checker: SWITCH,
};

const WAN_27: Pick<KieModel, 'title' | 'provider' | 'defaults' | 'price'> = {
	title: 'Wan 2.7 API',
	provider: 'Wan',
	defaults: { seconds: 5, lines: 1080, ratio: '16:9' },
	price: (seconds, lines) => seconds * (lines > 720 ? 24 : 16),
};

const KLING_3_MODE: KieField = {
	type: 'string',
	enum: ['std', 'pro', '4K'],
	default: 'pro',
	description:
		'Generation mode.\n- **std mode**: 16:9 (1280×720), 9:16 (720×1280)\n- **pro mode**: 16:9 (1920×1080), 9:16 (1080×1920)\n- **4K mode**: 16:9 (3840×2160)',
};

export const KIE_MODELS: readonly KieModel[] = [
	{
		id: 'wan/2-7-text-to-video',
		...WAN_27,
		taskType: FROM_TEXT,
		required: ['prompt'],
		fields: {
			ratio: oneOf([...RATIOS, '4:3', '3:4'], '16:9'),
			...WAN,
		},
	},
	{
		id: 'wan/2-7-image-to-video',
		...WAN_27,
		taskType: FROM_IMAGE,
		required: [],
		fields: {
			first_frame_url: ADDRESS,
			last_frame_url: ADDRESS,
			...WAN,
		},
	},
	{
		id: 'bytedance/seedance-2',
		title: 'Seedance 2.0 API',
		provider: 'ByteDance',
		taskType: [...FROM_TEXT, ...FROM_IMAGE],
		required: [],
		fields: {
			prompt: text(20000),
			first_frame_url: ADDRESS,
			last_frame_url: ADDRESS,
			reference_image_urls: addresses(9, 'A list of image URLs'),
			reference_video_urls: addresses(3, 'A list of video URLs'),
			return_last_frame: CHECKER,
			web_search: SWITCH,
			generate_audio: { type: 'boolean', default: true },
			resolution: oneOf(['480p', '720p', '1080p', '4k'], '720p'),
			aspect_ratio: oneOf([...RATIOS, '4:3', '3:4', '21:9', 'adaptive'], '16:9'),
			duration: { type: 'integer', minimum: 4, maximum: 15, default: 5 },
			nsfw_checker: CHECKER,
		},
		defaults: { seconds: 5, lines: 720, ratio: '16:9' },
		price: (seconds, lines) => seconds * (lines > 720 ? 102 : lines > 480 ? 41 : 19),
	},
	{
		id: 'kling-2.6/text-to-video',
		title: 'Kling 2.6 API',
		provider: 'Kling',
		taskType: FROM_TEXT,
		required: ['prompt', 'sound', 'aspect_ratio', 'duration'],
		fields: {
			prompt: text(1000),
			sound: SWITCH,
			aspect_ratio: oneOf(['1:1', '16:9', '9:16'], '1:1'),
			duration: oneOf(['5', '10'], '5'),
		},
		defaults: { seconds: 5, lines: 1080, ratio: '1:1' },
		price: (seconds) => seconds * 11,
	},
	{
		id: 'kling-3.0/video',
		title: 'Kling 3.0 API',
		provider: 'Kling',
		taskType: [...FROM_TEXT, ...FROM_IMAGE],
		required: ['prompt', 'sound', 'duration', 'aspect_ratio', 'mode'],
		fields: {
			prompt: { type: 'string' },
			image_urls: addresses(2, 'First and last frame'),
			sound: { type: 'boolean', default: false },
			duration: oneOf(THREE_TO_FIFTEEN, '5'),
			aspect_ratio: oneOf(RATIOS, '16:9'),
			mode: KLING_3_MODE,
			multi_shots: CHECKER,
			multi_prompt: { type: 'array', items: { type: 'object' } },
			kling_elements: { type: 'array', items: { type: 'object' }, maxItems: 3 },
		},
		defaults: { seconds: 5, lines: 1080, ratio: '16:9' },
		price: (seconds, lines) => seconds * (lines > 720 ? 18 : 14),
	},
	{
		id: 'hailuo/2-3-image-to-video-pro',
		title: 'Hailuo 2.3 API',
		provider: 'MiniMax',
		taskType: FROM_IMAGE,
		required: ['prompt', 'image_url'],
		fields: {
			prompt: text(5000),
			image_url: ADDRESS,
			duration: oneOf(['6', '10'], '6'),
			resolution: oneOf(['768P', '1080P'], '768P'),
			nsfw_checker: CHECKER,
		},
		defaults: { seconds: 6, lines: 768, ratio: '16:9' },
		price: (seconds, lines) => seconds * (lines > 768 ? 13 : 8),
	},
	{
		id: 'grok-imagine/image-to-video',
		title: 'Grok Imagine API',
		provider: 'xAI',
		taskType: FROM_IMAGE,
		required: [],
		fields: {
			image_urls: addresses(7, 'External image URLs as references for the video'),
			task_id: text(100),
			prompt: { type: 'string' },
			mode: oneOf(['fun', 'normal', 'spicy'], 'normal'),
			duration: { type: 'number', minimum: 6, maximum: 30 },
			resolution: oneOf(['480p', '720p'], '480p'),
			aspect_ratio: oneOf(['2:3', '3:2', ...RATIOS], '16:9'),
			nsfw_checker: CHECKER,
		},
		defaults: { seconds: 6, lines: 480, ratio: '16:9' },
		price: (seconds, lines) => seconds * (lines > 480 ? 5 : 3),
	},
	{
		id: 'sora-2-text-to-video',
		title: 'Sora 2 API',
		provider: 'OpenAI',
		taskType: FROM_TEXT,
		required: ['prompt'],
		fields: {
			prompt: text(10000),
			aspect_ratio: oneOf(['portrait', 'landscape'], 'landscape'),
			n_frames: oneOf(['10', '15'], '10'),
			remove_watermark: SWITCH,
		},
		defaults: { seconds: 10, lines: 720, ratio: '16:9' },
		price: (seconds) => seconds * 3,
	},
	{
		id: 'veo-3-1',
		title: 'Veo 3.1 API',
		provider: 'Google',
		taskType: [...FROM_TEXT, ...FROM_IMAGE],
		required: ['prompt'],
		fields: {
			prompt: { type: 'string' },
			image_urls: addresses(3, 'One image is the first frame, a second one is the last frame'),
			generation_type: oneOf(VEO_MODES),
			aspect_ratio: oneOf(['16:9', '9:16', 'Auto'], '16:9'),
			resolution: oneOf(['720p', '1080p', '4k'], '720p'),
			duration: { type: 'integer', enum: [4, 6, 8], default: 8 },
		},
		defaults: { seconds: 8, lines: 720, ratio: '16:9' },
		price: (_seconds, lines) => (lines > 1080 ? 180 : lines > 720 ? 65 : 60),
	},
];

export function kieModel(id: string): KieModel | undefined {
	return KIE_MODELS.find((model) => model.id === id);
}
