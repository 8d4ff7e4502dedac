import type { Row } from './row';

/** fal's models that begin with an image, or follow some. */
export const FAL_IMAGES_BYTEDANCE_TO_LTX: readonly Row[] = [
	[
		'bytedance-seedance-v1-lite-reference-to-video',
		{
			reference_image_urls: ['one', 'two'],
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '5',
			seed: 7,
		},
		'firstFrame lastFrame negativePrompt audio',
	],
	[
		'bytedance-seedance-v1-pro-image-to-video',
		{
			image_url: 'first',
			end_image_url: 'last',
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '5',
			seed: 7,
		},
		'references negativePrompt audio',
	],
	[
		'bytedance-seedance-v1.5-pro-image-to-video',
		{
			image_url: 'first',
			end_image_url: 'last',
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '5',
			seed: 7,
			generate_audio: false,
		},
		'references negativePrompt',
	],
	[
		'hunyuan-video-image-to-video',
		{ image_url: 'first', aspect_ratio: '9:16', resolution: '720p', seed: 7 },
		'lastFrame references seconds negativePrompt audio',
	],
	[
		'kling-video-o1-image-to-video',
		{ start_image_url: 'first', end_image_url: 'last', duration: '5' },
		'references aspectRatio resolution negativePrompt seed audio',
	],
	[
		'kling-video-o3-standard-reference-to-video',
		{
			start_image_url: 'first',
			end_image_url: 'last',
			image_urls: ['one', 'two'],
			aspect_ratio: '9:16',
			duration: '5',
			generate_audio: false,
		},
		'resolution negativePrompt seed',
	],
	[
		'kling-video-v1.6-pro-image-to-video',
		{
			image_url: 'first',
			tail_image_url: 'last',
			aspect_ratio: '9:16',
			duration: '5',
			negative_prompt: 'fog',
		},
		'references resolution seed audio',
	],
	[
		'kling-video-v1.6-standard-elements',
		{
			input_image_urls: ['one', 'two'],
			aspect_ratio: '9:16',
			duration: '5',
			negative_prompt: 'fog',
		},
		'firstFrame lastFrame resolution seed audio',
	],
	[
		'kling-video-v2.1-master-image-to-video',
		{ image_url: 'first', duration: '5', negative_prompt: 'fog' },
		'lastFrame references aspectRatio resolution seed audio',
	],
	[
		'kling-video-v2.1-standard-image-to-video',
		{ image_url: 'first', duration: '5', negative_prompt: 'fog' },
		'lastFrame references aspectRatio resolution seed audio',
	],
	[
		'kling-video-v2.5-turbo-pro-image-to-video',
		{ image_url: 'first', tail_image_url: 'last', duration: '5', negative_prompt: 'fog' },
		'references aspectRatio resolution seed audio',
	],
	[
		'kling-video-v2.6-pro-image-to-video',
		{
			start_image_url: 'first',
			end_image_url: 'last',
			duration: '5',
			negative_prompt: 'fog',
			generate_audio: false,
		},
		'references aspectRatio resolution seed',
	],
	[
		'kling-video-v3-pro-image-to-video',
		{
			start_image_url: 'first',
			end_image_url: 'last',
			duration: '5',
			negative_prompt: 'fog',
			generate_audio: false,
		},
		'references aspectRatio resolution seed',
	],
	[
		'ltx-2-image-to-video-fast',
		{ image_url: 'first', resolution: '1080p', duration: 8, generate_audio: false },
		'lastFrame references aspectRatio negativePrompt seed',
		{ seconds: 8, resolution: '1080p' },
	],
	[
		'ltx-2.3-image-to-video',
		{
			image_url: 'first',
			end_image_url: 'last',
			aspect_ratio: '9:16',
			resolution: '1080p',
			duration: 8,
			generate_audio: false,
		},
		'references negativePrompt seed',
		{ seconds: 8, resolution: '1080p' },
	],
];
