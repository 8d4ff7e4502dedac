import { readInputSchema } from '../../../../nodes/AiVideo/protocol/inputSchema';
import type { ModelRow } from '../../../../nodes/AiVideo/protocol/provider';

/**
 * What Replicate answers of some models, shortened to what decides: recorded in August 2026 (Seedance), and
 * generated from the live schemas by nodetool-ai (the others).
 */

const TEXT = { type: 'string' };
const FILE = { type: 'string', format: 'uri', default: null, nullable: true };
const FILES = { type: 'array', items: { type: 'string', format: 'uri' }, default: [] };
const SWITCH = { type: 'boolean', default: true };
const SEED = { type: 'integer', default: null, nullable: true };
const ref = (name: string, fallback: unknown) => ({
	allOf: [{ $ref: `#/components/schemas/${name}` }],
	default: fallback,
});
const choice = (type: 'string' | 'integer', ...values: readonly unknown[]) => ({
	enum: values,
	type,
	description: 'An enumeration.',
});

interface Published {
	readonly required: readonly string[];
	readonly properties: Readonly<Record<string, object>>;
	/** Schemas of their own. */
	readonly choices: Readonly<Record<string, object>>;
}

export const SEEDANCE = 'bytedance/seedance-2.0';
export const VEO = 'google/veo-3.1';
export const KLING = 'kwaivgi/kling-v2.1';
export const HAILUO = 'minimax/hailuo-02';
export const HUNYUAN = 'tencent/hunyuan-video';
export const HUNYUAN_VERSION = '6c9132aee14409cd6568d030453f1ba50f5f3412b844fe67f78a9eb62d55664f';

const PUBLISHED: Readonly<Record<string, Published>> = {
	[SEEDANCE]: {
		required: ['prompt'],
		properties: {
			prompt: { ...TEXT, maxLength: 4000 },
			image: {
				...FILE,
				description:
					'Input image for image-to-video generation (first frame). Cannot be combined with reference images.',
			},
			last_frame_image: {
				...FILE,
				description:
					'Input image for last frame generation. Only works if a first frame image is also provided.',
			},
			reference_images: {
				...FILES,
				description:
					'Reference images (up to 9) for character consistency, style guidance, and scene composition.',
			},
			duration: { type: 'integer', default: 5, minimum: -1, maximum: 15 },
			resolution: ref('resolution', '720p'),
			aspect_ratio: ref('aspect_ratio', '16:9'),
			generate_audio: SWITCH,
			seed: SEED,
		},
		choices: {
			resolution: choice('string', '480p', '720p', '1080p', '4k'),
			aspect_ratio: choice(
				'string',
				'16:9',
				'4:3',
				'1:1',
				'3:4',
				'9:16',
				'21:9',
				'9:21',
				'adaptive',
			),
		},
	},
	[VEO]: {
		required: ['prompt'],
		properties: {
			prompt: TEXT,
			image: { ...FILE, description: 'Input image to start generating from.' },
			last_frame: { ...FILE, description: 'Ending image for interpolation.' },
			reference_images: {
				...FILES,
				description: '1 to 3 reference images for subject-consistent generation.',
			},
			duration: ref('duration', 8),
			resolution: ref('resolution', '1080p'),
			aspect_ratio: ref('aspect_ratio', '16:9'),
			generate_audio: SWITCH,
			negative_prompt: TEXT,
			seed: SEED,
		},
		choices: {
			duration: choice('integer', 4, 6, 8),
			resolution: choice('string', '720p', '1080p'),
			aspect_ratio: choice('string', '16:9', '9:16'),
		},
	},
	[KLING]: {
		required: ['prompt', 'start_image'],
		properties: {
			prompt: TEXT,
			mode: {
				...ref('mode', 'standard'),
				description: 'Standard has a resolution of 720p, pro is 1080p. Both are 24fps.',
			},
			duration: ref('duration', 5),
			start_image: { ...TEXT, format: 'uri', description: 'First frame of the video.' },
			end_image: { ...FILE, description: 'Last frame of the video.' },
			negative_prompt: { ...TEXT, default: '' },
		},
		choices: {
			mode: choice('string', 'standard', 'pro'),
			duration: choice('integer', 5, 10),
		},
	},
	[HAILUO]: {
		required: ['prompt'],
		properties: {
			prompt: TEXT,
			duration: ref('duration', 6),
			resolution: ref('resolution', '1080p'),
			first_frame_image: FILE,
			last_frame_image: FILE,
			prompt_optimizer: SWITCH,
		},
		choices: {
			duration: choice('integer', 6, 10),
			resolution: choice('string', '512p', '768p', '1080p'),
		},
	},
	[HUNYUAN]: {
		required: [],
		properties: {
			prompt: { ...TEXT, default: 'A cat walks on the grass' },
			width: { type: 'integer', default: 864, minimum: 16, maximum: 1280 },
			height: { type: 'integer', default: 480, minimum: 16, maximum: 1280 },
			video_length: { type: 'integer', default: 129, minimum: 1, maximum: 200 },
			seed: SEED,
		},
		choices: {},
	},
};

function documentOf({ required, properties, choices }: Published): object {
	const input = {
		type: 'object',
		title: 'Input',
		...(required.length > 0 && { required }),
		properties,
	};
	return {
		info: { title: 'Cog' },
		openapi: '3.0.2',
		components: { schemas: { Input: input, ...choices } },
	};
}

/** The answer to `GET /models/{owner}/{name}`. */
export function modelAnswer(model: string): object {
	const [owner, name] = model.split('/');
	const published = PUBLISHED[model];
	if (published === undefined) throw new Error(`Nothing is published of ${model}`);
	const id = model === HUNYUAN ? HUNYUAN_VERSION : 'a'.repeat(64);
	const latest_version = { id, openapi_schema: documentOf(published) };
	return { owner, name, is_official: model !== HUNYUAN, latest_version };
}

/** What is known of a model once its schema was read; of one run by its version, with that. */
export function listed(model: string): { readonly listed: ModelRow } {
	const published = PUBLISHED[model];
	const document = published && documentOf(published);
	const schema = readInputSchema({ $ref: '#/components/schemas/Input' }, document);
	if (schema === null) throw new Error(`Nothing is published of ${model}`);
	const version = model === HUNYUAN ? { version: HUNYUAN_VERSION } : {};
	return { listed: { id: model, sizes: null, seconds: null, schema: { ...schema, ...version } } };
}
