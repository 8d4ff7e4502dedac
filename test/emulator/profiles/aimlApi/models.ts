// Source: aimlapi/api-docs f14fa72 (2026-08-21), docs/api-references/video-models: the OpenAPI file of each model,
// generated from what https://api.aimlapi.com/docs-json answers. The prices are near those of the catalogue.

/** What a field takes: one of these very values, whole numbers of a range, or anything of a kind. */
export type AimlField =
	| ReadonlyArray<string | number>
	| 'text'
	| 'integer'
	| 'number'
	| 'boolean'
	/** A link, or a file in base64. */
	| 'image'
	| 'images'
	| { readonly from: number; readonly to: number };

export interface AimlModel {
	readonly id: string;
	readonly name: string;
	readonly aliases: readonly string[];
	readonly required: readonly string[];
	readonly fields: Readonly<Record<string, AimlField>>;
	readonly defaults: { readonly seconds: number; readonly lines: number };
	/** US dollars a second. */
	readonly price: number;
	/** Some answer with a list of videos. */
	readonly answersList?: true;
}

const VEO: AimlModel['fields'] = {
	prompt: 'text',
	aspect_ratio: ['16:9', '9:16'],
	duration: [4, 6, 8],
	resolution: ['720p', '1080p'],
	generate_audio: 'boolean',
	provider: 'text',
};
const VEO_WORDS: AimlModel['fields'] = {
	...VEO,
	seed: 'integer',
	auto_fix: 'boolean',
	negative_prompt: 'text',
	enhance_prompt: 'boolean',
};
const FROM_TEXT = ['model', 'prompt'];
const FROM_IMAGE = ['model', 'prompt', 'image_url'];
const VEO_DEFAULTS = { aliases: [], defaults: { seconds: 8, lines: 720 }, price: 0.4 };

const KLING: AimlModel['fields'] = {
	prompt: 'text',
	negative_prompt: 'text',
	cfg_scale: 'number',
	duration: [5, 10],
	aspect_ratio: ['16:9', '9:16', '1:1'],
};

const SEEDANCE: AimlModel['fields'] = {
	prompt: 'text',
	image_url: 'image',
	last_image_url: 'image',
	image_urls: 'images',
	audio_urls: 'images',
	video_urls: 'images',
	aspect_ratio: ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'],
	resolution: ['480p', '720p', '1080p', '4k'],
	duration: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
	generate_audio: 'boolean',
	seed: 'integer',
	watermark: 'boolean',
	provider: 'text',
};

export const AIML_MODELS: readonly AimlModel[] = [
	{
		...VEO_DEFAULTS,
		id: 'google/veo-3.1-t2v',
		name: 'Veo 3.1',
		required: FROM_TEXT,
		fields: VEO_WORDS,
	},
	{
		...VEO_DEFAULTS,
		id: 'google/veo-3.1-t2v-fast',
		name: 'Veo 3.1 Fast',
		required: FROM_TEXT,
		fields: VEO_WORDS,
		price: 0.15,
	},
	{
		...VEO_DEFAULTS,
		id: 'google/veo-3.1-i2v',
		name: 'Veo 3.1',
		required: FROM_IMAGE,
		fields: { ...VEO, image_url: 'image' },
	},
	{
		...VEO_DEFAULTS,
		id: 'google/veo-3.1-first-last-image-to-video',
		name: 'Veo 3.1',
		required: [...FROM_IMAGE, 'last_image_url'],
		fields: { ...VEO, image_url: 'image', last_image_url: 'image' },
	},
	{
		id: 'kling-video/v1.6/standard/text-to-video',
		name: 'Kling 1.6 Standard',
		aliases: [],
		required: FROM_TEXT,
		fields: { ...KLING, ratio: ['16:9', '9:16', '1:1'] },
		defaults: { seconds: 5, lines: 720 },
		price: 0.056,
	},
	{
		id: 'klingai/video-v3-pro-image-to-video',
		name: 'Kling 3 Pro',
		aliases: [],
		required: ['model', 'image_url'],
		fields: {
			prompt: 'text',
			image_url: 'image',
			tail_image_url: 'image',
			duration: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
			generate_audio: 'boolean',
			negative_prompt: 'text',
			cfg_scale: 'number',
			provider: 'text',
		},
		defaults: { seconds: 5, lines: 1080 },
		price: 0.17,
	},
	{
		id: 'bytedance/seedance-2-0',
		name: 'Seedance 2.0',
		aliases: [],
		required: FROM_TEXT,
		fields: SEEDANCE,
		defaults: { seconds: 5, lines: 720 },
		price: 0.3,
	},
	{
		id: 'minimax/hailuo-2.3',
		name: 'Hailuo 2.3',
		aliases: ['hailuo-2.3'],
		required: FROM_TEXT,
		fields: {
			prompt: 'text',
			image_url: 'image',
			resolution: ['768P', '1080P'],
			duration: [6, 10],
			enhance_prompt: 'boolean',
		},
		defaults: { seconds: 6, lines: 768 },
		price: 0.045,
		answersList: true,
	},
	{
		id: 'x-ai/grok-imagine-video',
		name: 'Grok Imagine Video',
		aliases: [],
		required: ['model'],
		fields: {
			prompt: 'text',
			image_url: 'image',
			reference_images: 'images',
			duration: { from: 1, to: 15 },
			aspect_ratio: ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3'],
			resolution: ['480p', '720p', '1080p'],
		},
		defaults: { seconds: 6, lines: 480 },
		price: 0.05,
	},
];

/** By its ID, or by another name it goes under. */
export function aimlModel(name: unknown): AimlModel | undefined {
	return AIML_MODELS.find(({ id, aliases }) => [id, ...aliases].some((one) => one === name));
}
