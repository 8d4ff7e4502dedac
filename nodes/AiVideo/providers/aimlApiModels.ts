import {
	between,
	FLAG,
	imageList,
	type KnownFields,
	oneOf,
	TEXT,
	WHOLE,
} from '../protocol/knownFields';
import type { Takes } from '../protocol/provider';

/** AIMLAPI's most used models and their fields, for when its own schemas cannot be had. */

const SEED_AND_WORDS: KnownFields = { negative_prompt: TEXT, seed: WHOLE };
const FROM_IMAGE: KnownFields = { 'image_url!': TEXT };

const VEO_REFERENCES: KnownFields = {
	'prompt!': TEXT,
	resolution: oneOf(['720p', '1080p']),
	generate_audio: FLAG,
	'image_urls!': imageList('Reference images'),
	duration: oneOf([8]),
};
const VEO: KnownFields = {
	'prompt!': TEXT,
	aspect_ratio: oneOf(['16:9', '9:16']),
	duration: oneOf([4, 6, 8]),
	resolution: oneOf(['720p', '1080p']),
	generate_audio: FLAG,
};
const VEO_3: KnownFields = { ...VEO, ...SEED_AND_WORDS, resolution: oneOf(['720P', '1080P']) };

const KLING: KnownFields = {
	'prompt!': TEXT,
	duration: oneOf([5, 10]),
	negative_prompt: TEXT,
};
const KLING_RATIO: KnownFields = { aspect_ratio: oneOf(['16:9', '9:16', '1:1']) };
const KLING_3: KnownFields = {
	prompt: TEXT,
	duration: between(3, 15),
	generate_audio: FLAG,
	negative_prompt: TEXT,
};
const KLING_3_FRAMES: KnownFields = { ...KLING_3, ...FROM_IMAGE, tail_image_url: TEXT };

const SEEDANCE: KnownFields = {
	'prompt!': TEXT,
	image_url: TEXT,
	last_image_url: TEXT,
	image_urls: imageList('Reference images', 9),
	aspect_ratio: oneOf(['21:9', '16:9', '4:3', '1:1', '3:4', '9:16']),
	resolution: oneOf(['480p', '720p']),
	duration: between(4, 15),
	generate_audio: FLAG,
	seed: WHOLE,
};

const WAN: KnownFields = {
	'prompt!': TEXT,
	...SEED_AND_WORDS,
	resolution: oneOf(['720p', '1080p']),
	duration: oneOf([5, 10, 15]),
	generate_audio: FLAG,
};
const WAN_RATIO: KnownFields = { aspect_ratio: oneOf(['16:9', '9:16', '1:1', '4:3', '3:4']) };

const HAILUO: KnownFields = {
	'prompt!': TEXT,
	image_url: TEXT,
	resolution: oneOf(['768P', '1080P']),
	duration: oneOf([6, 10]),
};

/** aimlapi/api-docs f14fa72, docs/api-references/video-models: the OpenAPI file of each. */
export const MODELS: Readonly<Record<string, KnownFields>> = {
	'google/veo-3.1-t2v': { ...VEO, ...SEED_AND_WORDS },
	'google/veo-3.1-t2v-fast': { ...VEO, ...SEED_AND_WORDS },
	'google/veo-3.1-i2v': { ...VEO, ...FROM_IMAGE },
	'google/veo-3.1-i2v-fast': { ...VEO, ...FROM_IMAGE },
	'google/veo-3.1-first-last-image-to-video': {
		...VEO,
		...FROM_IMAGE,
		'last_image_url!': TEXT,
	},
	'google/veo-3.1-reference-to-video': VEO_REFERENCES,
	'google/veo3': VEO_3,
	'kling-video/v1.6/standard/text-to-video': { ...KLING, ...KLING_RATIO },
	'kling-video/v1.6/standard/image-to-video': {
		...KLING,
		...KLING_RATIO,
		...FROM_IMAGE,
		tail_image_url: TEXT,
	},
	'klingai/v2.5-turbo/pro/text-to-video': { ...KLING, ...KLING_RATIO },
	'klingai/v2.5-turbo/pro/image-to-video': { ...KLING, ...FROM_IMAGE },
	'klingai/video-v2-6-pro-text-to-video': { ...KLING, ...KLING_RATIO, generate_audio: FLAG },
	'klingai/video-v2-6-pro-image-to-video': { ...KLING, ...FROM_IMAGE, generate_audio: FLAG },
	'klingai/video-v3-standard-text-to-video': { ...KLING_3, ...KLING_RATIO },
	'klingai/video-v3-standard-image-to-video': KLING_3_FRAMES,
	'klingai/video-v3-pro-text-to-video': { ...KLING_3, ...KLING_RATIO },
	'klingai/video-v3-pro-image-to-video': KLING_3_FRAMES,
	'bytedance/seedance-2-0': {
		...SEEDANCE,
		resolution: oneOf(['480p', '720p', '1080p', '4k']),
		watermark: FLAG,
	},
	'bytedance/seedance-2-0-fast': SEEDANCE,
	'alibaba/wan-2-6-t2v': { ...WAN, ...WAN_RATIO },
	'alibaba/wan-2-6-i2v': { ...WAN, ...FROM_IMAGE },
	'minimax/hailuo-02': { ...HAILUO, last_image_url: TEXT },
	'minimax/hailuo-2.3': HAILUO,
	'x-ai/grok-imagine-video': {
		prompt: TEXT,
		image_url: TEXT,
		reference_images: imageList('Reference images', 7),
		duration: between(1, 15),
		aspect_ratio: oneOf(['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3']),
		resolution: oneOf(['480p', '720p', '1080p']),
	},
	'runway/gen4_turbo': {
		prompt: TEXT,
		...FROM_IMAGE,
		tail_image_url: TEXT,
		aspect_ratio: oneOf(['16:9', '9:16', '4:3', '3:4', '1:1', '21:9']),
		duration: oneOf([5, 10]),
		seed: WHOLE,
	},
};

export const TAKES: Takes = {
	models: Object.keys(MODELS).map((id) => ({ id, sizes: null, seconds: null })),
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		lastFrame: true,
		maxReferences: Infinity,
		mustMatchSize: false,
		promptOptional: false,
	},
	options: ['seed', 'negativePrompt', 'audio', 'watermark'],
	variants: ['video'],
	maxRunningJobs: null,
};
