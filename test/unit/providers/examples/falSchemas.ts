import { readInputSchema } from '../../../../nodes/AiVideo/protocol/inputSchema';
import type { ModelRow } from '../../../../nodes/AiVideo/protocol/provider';

/** What fal publishes of some of its models: fal-ai/fal-js, endpoints.d.ts. */

const KLING = 'fal-ai/kling-video/v3/pro';
const HAILUO = 'fal-ai/minimax/hailuo-02/standard';
const WAN = 'fal-ai/wan-25-preview';

const TEXT = { type: 'string' };
const SWITCH = { type: 'boolean', default: true };
const SEED = { anyOf: [{ type: 'integer' }, { type: 'null' }] };
const choice = (...values: readonly string[]) => ({ type: 'string', enum: values });

const VEO = {
	prompt: TEXT,
	aspect_ratio: choice('16:9', '9:16'),
	duration: choice('4s', '6s', '8s'),
	resolution: choice('720p', '1080p', '4k'),
	negative_prompt: TEXT,
	seed: SEED,
	generate_audio: SWITCH,
};
const KLING_LENGTHS = choice(...Array.from({ length: 13 }, (_, index) => String(index + 3)));

const SCHEMAS: Readonly<Record<string, readonly [required: readonly string[], fields: object]>> = {
	'fal-ai/veo3.1': [['prompt'], VEO],
	'fal-ai/veo3.1/fast': [['prompt'], VEO],
	'fal-ai/veo3.1/image-to-video': [
		['prompt', 'image_url'],
		{ ...VEO, aspect_ratio: choice('auto', '16:9', '9:16'), image_url: TEXT },
	],
	'fal-ai/ltx-2/text-to-video': [
		['prompt'],
		{
			prompt: TEXT,
			duration: { type: 'integer', enum: [6, 8, 10] },
			resolution: choice('1080p', '1440p', '2160p'),
			generate_audio: SWITCH,
		},
	],
	[`${KLING}/text-to-video`]: [
		[],
		{
			prompt: TEXT,
			aspect_ratio: choice('16:9', '9:16', '1:1'),
			duration: KLING_LENGTHS,
			negative_prompt: TEXT,
			generate_audio: SWITCH,
		},
	],
	[`${KLING}/image-to-video`]: [
		['start_image_url'],
		{
			prompt: TEXT,
			start_image_url: TEXT,
			end_image_url: TEXT,
			duration: KLING_LENGTHS,
			negative_prompt: TEXT,
			generate_audio: SWITCH,
		},
	],
	'fal-ai/sora-2/text-to-video': [
		['prompt'],
		{
			prompt: TEXT,
			aspect_ratio: choice('9:16', '16:9'),
			duration: { type: 'integer', enum: [4, 8, 12, 16, 20] },
			resolution: choice('720p'),
		},
	],
	[`${HAILUO}/text-to-video`]: [['prompt'], { prompt: TEXT, duration: choice('6', '10') }],
	[`${WAN}/image-to-video`]: [
		['prompt', 'image_url'],
		{
			prompt: TEXT,
			image_url: TEXT,
			duration: choice('5', '10'),
			resolution: choice('480p', '720p', '1080p'),
			negative_prompt: TEXT,
			seed: SEED,
		},
	],
};

/** The model with its schema, where one is known. */
export function listed(model: string): { readonly listed?: ModelRow } {
	const published = SCHEMAS[model];
	if (published === undefined) return {};
	const [required, properties] = published;
	const schema = readInputSchema({ type: 'object', properties, required }, {});
	if (schema === null) throw new Error(`no schema of ${model}`);
	return { listed: { id: model, sizes: null, seconds: null, schema } };
}
