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

/** PiAPI's models and their own fields. */

const RATIOS = ['16:9', '9:16', '1:1'];
const MODES = oneOf(['std', 'pro'], 'std is 720p, pro is 1080p');
const KLING: KnownFields = {
	'prompt!': TEXT,
	image_url: TEXT,
	image_tail_url: TEXT,
	aspect_ratio: oneOf(RATIOS),
	mode: MODES,
	duration: oneOf([5, 10]),
};
const KLING_2: KnownFields = { ...KLING, negative_prompt: TEXT };
const HAILUO: KnownFields = {
	'prompt!': TEXT,
	image_url: TEXT,
	duration: oneOf([6, 10]),
	resolution: oneOf([768, 1080]),
};
const VEO: KnownFields = {
	'prompt!': TEXT,
	negative_prompt: TEXT,
	image_url: TEXT,
	aspect_ratio: oneOf(['16:9', '9:16']),
	duration: oneOf(['4s', '6s', '8s']),
	resolution: oneOf(['720p', '1080p']),
	generate_audio: FLAG,
};
const VEO_31: KnownFields = { ...VEO, tail_image_url: TEXT };
const SEEDANCE: KnownFields = {
	'prompt!': TEXT,
	image_urls: imageList('Reference images', 12),
	aspect_ratio: oneOf(['21:9', '16:9', '4:3', '1:1', '3:4', '9:16']),
	duration: between(4, 15),
	resolution: oneOf(['480p', '720p']),
};
const WAN: KnownFields = {
	'prompt!': TEXT,
	negative_prompt: TEXT,
	resolution: oneOf(['720P', '1080P']),
	duration: oneOf([5, 10, 15]),
	audio: FLAG,
	seed: WHOLE,
	watermark: FLAG,
};
const QUBICO: KnownFields = { 'prompt!': TEXT, negative_prompt: TEXT };
const QUBICO_IMAGE: KnownFields = { ...QUBICO, 'image!': TEXT };
const HUNYUAN: KnownFields = { 'prompt!': TEXT, aspect_ratio: oneOf(RATIOS) };

/** Model, task type and version: piapi.ai/docs, and apinetwork/piapi-mcp-server, piapi-catalog.json. */
export const MODELS: Readonly<Record<string, KnownFields>> = {
	'kling/video_generation@3.0': { ...KLING, duration: between(3, 15), enable_audio: FLAG },
	'kling/video_generation@2.6': { ...KLING_2, enable_audio: FLAG },
	'kling/video_generation@2.5': KLING_2,
	'kling/video_generation@2.1': KLING_2,
	'kling/video_generation@1.6': KLING_2,
	'kling/video_generation': KLING_2,
	'kling/omni_video_generation@3.0': {
		'prompt!': TEXT,
		images: imageList('Reference images', 7),
		aspect_ratio: oneOf(RATIOS),
		resolution: oneOf(['720p', '1080p']),
		duration: between(3, 15),
		enable_audio: FLAG,
	},
	'kling-turbo/video_generation': {
		'prompt!': TEXT,
		negative_prompt: TEXT,
		start_image_url: TEXT,
		end_image_url: TEXT,
		aspect_ratio: oneOf(RATIOS),
		duration: oneOf([5, 10]),
	},
	'veo3.1/veo3.1-video': { ...VEO_31, reference_image_urls: imageList('Reference images', 3) },
	'veo3.1/veo3.1-video-fast': VEO_31,
	'veo3/veo3-video': VEO,
	'veo3/veo3-video-fast': VEO,
	'seedance/seedance-2': { ...SEEDANCE, resolution: oneOf(['480p', '720p', '1080p']) },
	'seedance/seedance-2-fast': SEEDANCE,
	'hailuo/video_generation@v2.3': HAILUO,
	'hailuo/video_generation@v2.3-fast': { ...HAILUO, 'image_url!': TEXT },
	'Wan/wan26-txt2video': { ...WAN, aspect_ratio: oneOf(RATIOS) },
	'Wan/wan26-img2video': { ...WAN, 'image!': TEXT },
	'luma/video_generation': {
		'prompt!': TEXT,
		start_image: TEXT,
		end_image: TEXT,
		aspect_ratio: oneOf(['16:9', '9:16', '1:1', '4:3', '3:4', '21:9']),
		duration: oneOf([5, 10]),
	},
	'Qubico/hunyuan/txt2video': HUNYUAN,
	'Qubico/hunyuan/fast-txt2video': HUNYUAN,
	'Qubico/hunyuan/img2video-concat': { ...HUNYUAN, 'image!': TEXT },
	'Qubico/wanx/wan22-txt2video-14b': { ...QUBICO, aspect_ratio: oneOf(['16:9', '9:16']) },
	'Qubico/wanx/wan22-img2video-14b': QUBICO_IMAGE,
	'Qubico/wanx/txt2video-14b': { ...QUBICO, aspect_ratio: oneOf(['16:9', '9:16']) },
	'Qubico/wanx/img2video-14b': QUBICO_IMAGE,
	'Qubico/skyreels/img2video': { ...QUBICO_IMAGE, aspect_ratio: oneOf(RATIOS) },
};

/** Their images may be data; of the others' only links are documented. */
const TAKES_DATA = /^(kling\/video_generation|Qubico\/)/;

export const TAKES: Takes = {
	models: Object.keys(MODELS).map((id) => ({
		id,
		sizes: null,
		seconds: null,
		...(TAKES_DATA.test(id) && { imagesBy: 'either' }),
	})),
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'link',
		lastFrame: true,
		maxReferences: 12,
		mustMatchSize: false,
		promptOptional: false,
	},
	options: ['seed', 'negativePrompt', 'audio', 'watermark'],
	variants: ['video'],
	maxRunningJobs: null,
};
