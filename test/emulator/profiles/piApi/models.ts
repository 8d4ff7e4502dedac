// Source: piapi.ai/docs: veo31-api, seedance-api/{seedance-2,
// moderation-and-penalty}, hailuo-api/generate-video, wan-api, wanx-api, hunyuan-video; fields of each task type:
// apinetwork/piapi-mcp-server, src/sync/baseline.piapi-catalog.json. The prices are near those of the pages.
import { KLING_MODELS } from './kling';
import type { PiApiField, PiApiModel } from './model';

type Input = Readonly<Record<string, unknown>>;

const RATIOS = ['16:9', '9:16', '1:1'];
const byResolution =
	(fallback: number) =>
	({ resolution }: Input): number =>
		parseInt(String(resolution ?? fallback), 10);

const VEO_FIELDS: Readonly<Record<string, PiApiField>> = {
	prompt: 'text',
	negative_prompt: 'text',
	image_url: 'link',
	aspect_ratio: ['16:9', '9:16'],
	duration: ['4s', '6s', '8s'],
	resolution: ['720p', '1080p'],
	generate_audio: 'boolean',
};

function veo(taskType: string, dollars: number, more: PiApiModel['fields']): PiApiModel {
	return {
		model: 'veo3.1',
		taskType,
		required: ['prompt'],
		fields: { ...VEO_FIELDS, tail_image_url: 'link', ...more },
		defaultSeconds: 8,
		lines: byResolution(720),
		price: (seconds) => seconds * dollars,
		output: 'video',
	};
}

function seedance(taskType: string, dollars: number, resolutions: readonly string[]): PiApiModel {
	return {
		model: 'seedance',
		taskType,
		required: ['prompt'],
		fields: {
			prompt: 'text',
			mode: ['text_to_video', 'first_last_frames', 'omni_reference'],
			image_urls: 'links',
			video_urls: 'links',
			audio_urls: 'links',
			duration: { from: 4, to: 15 },
			aspect_ratio: ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'],
			resolution: resolutions,
		},
		defaultSeconds: 5,
		lines: byResolution(720),
		price: (seconds) => seconds * dollars,
		output: 'video_url',
		surcharge: 0.01,
	};
}

const WAN_FIELDS: Readonly<Record<string, PiApiField>> = {
	prompt: 'text',
	negative_prompt: 'text',
	audio: 'boolean',
	audio_url: 'link',
	duration: [5, 10, 15],
	prompt_extend: 'boolean',
	resolution: ['720P', '1080P'],
	seed: 'integer',
	shot_type: 'text',
	watermark: 'boolean',
};

const WAN = {
	model: 'Wan',
	defaultSeconds: 5,
	lines: byResolution(720),
	price: (seconds) => seconds * 0.08,
	output: 'video_url',
} satisfies Partial<PiApiModel>;

const QUBICO = {
	defaultSeconds: 5,
	lines: () => 480,
	price: () => 0.12,
	output: 'video_url',
} satisfies Partial<PiApiModel>;

export const PIAPI_MODELS: readonly PiApiModel[] = [
	...KLING_MODELS,
	veo('veo3.1-video', 0.24, { reference_image_urls: 'links' }),
	veo('veo3.1-video-fast', 0.09, {}),
	seedance('seedance-2', 0.15, ['480p', '720p', '1080p']),
	seedance('seedance-2-fast', 0.08, ['480p', '720p']),
	{
		model: 'hailuo',
		taskType: 'video_generation',
		version: { field: 'model', value: 'v2.3' },
		required: ['prompt'],
		fields: {
			model: ['v2.3'],
			prompt: 'text',
			image_url: 'link',
			expand_prompt: 'boolean',
			duration: [6, 10],
			resolution: [768, 1080],
		},
		defaultSeconds: 6,
		lines: byResolution(768),
		price: (seconds) => seconds * 0.04,
		output: 'video',
	},
	{
		...WAN,
		taskType: 'wan26-txt2video',
		required: ['prompt'],
		fields: { ...WAN_FIELDS, aspect_ratio: RATIOS },
	},
	{
		...WAN,
		taskType: 'wan26-img2video',
		required: ['prompt', 'image'],
		fields: { ...WAN_FIELDS, image: 'link' },
	},
	{
		model: 'luma',
		taskType: 'video_generation',
		required: ['prompt'],
		fields: {
			prompt: 'text',
			model_name: ['ray-v1', 'ray-v2'],
			start_image: 'link',
			end_image: 'link',
			loop: 'boolean',
			aspect_ratio: [...RATIOS, '4:3', '3:4', '21:9'],
			duration: [5, 10],
		},
		defaultSeconds: 5,
		lines: () => 720,
		price: (seconds) => seconds * 0.04,
		output: 'video_raw',
	},
	{
		...QUBICO,
		model: 'Qubico/hunyuan',
		taskType: 'txt2video',
		required: ['prompt'],
		fields: { prompt: 'text', aspect_ratio: RATIOS },
	},
	{
		...QUBICO,
		model: 'Qubico/wanx',
		taskType: 'wan22-img2video-14b',
		required: ['prompt', 'image'],
		fields: { prompt: 'text', negative_prompt: 'text', image: 'image' },
	},
];

/** The entry a request is for; of a model with versions, the one that `input` names. */
export function piApiModel(model: string, taskType: string, input: Input): PiApiModel | undefined {
	const all = PIAPI_MODELS.filter((one) => one.model === model && one.taskType === taskType);
	const named = all.find(({ version }) => version && input[version.field] === version.value);
	return named ?? all.find(({ version }) => version === undefined) ?? all[0];
}
