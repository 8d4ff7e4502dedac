// Source: piapi.ai/docs/kling-api/{create-task,kling-3-api,kling-turbo-api}, with their prices.
import type { PiApiField, PiApiModel } from './model';

type Input = Readonly<Record<string, unknown>>;

const RATIOS = ['16:9', '9:16', '1:1'];
const byMode = ({ mode }: Input): number => (mode === 'pro' ? 1080 : 720);

/** What every version takes. */
const FRAMES: Readonly<Record<string, PiApiField>> = {
	prompt: 'text',
	aspect_ratio: RATIOS,
	mode: ['std', 'pro'],
	image_url: 'image',
	image_tail_url: 'image',
};

const KLING = {
	model: 'kling',
	taskType: 'video_generation',
	required: ['prompt'],
	fields: {
		...FRAMES,
		negative_prompt: 'text',
		cfg_scale: 'number',
		duration: [5, 10],
		elements: 'objects',
	},
	defaultSeconds: 5,
	lines: byMode,
	price: (seconds, { mode }) => seconds * (mode === 'pro' ? 0.092 : 0.052),
	output: 'works',
} satisfies PiApiModel;

function kling(value: string, fields: PiApiModel['fields'] = {}): PiApiModel {
	return {
		...KLING,
		version: { field: 'version', value },
		fields: { ...KLING.fields, version: [value], ...fields },
	};
}

export const KLING_MODELS: readonly PiApiModel[] = [
	KLING,
	...['1.5', '1.6', '2.1', '2.5'].map((version) => kling(version)),
	kling('2.6', { enable_audio: 'boolean' }),
	{
		...KLING,
		version: { field: 'version', value: '3.0' },
		required: ['prompt', 'version'],
		fields: {
			...FRAMES,
			version: ['3.0'],
			duration: { from: 3, to: 15 },
			enable_audio: 'boolean',
			prefer_multi_shots: 'boolean',
			multi_shots: 'objects',
		},
		price: (seconds, { mode, enable_audio }) =>
			seconds * (0.1 + (mode === 'pro' ? 0.05 : 0) + (enable_audio === true ? 0.05 : 0)),
		output: 'video',
	},
	{
		...KLING,
		model: 'kling-turbo',
		fields: {
			prompt: 'text',
			negative_prompt: 'text',
			start_image_url: 'link',
			end_image_url: 'link',
			aspect_ratio: RATIOS,
			duration: [5, 10],
		},
		price: (seconds) => seconds * 0.056,
		output: 'video',
	},
];
