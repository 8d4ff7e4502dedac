import type { Row } from './row';

/** WaveSpeed's models. */
export const WAVESPEED: readonly Row[] = [
	[
		'alibaba-wan-2.5-text-to-video',
		{ size: '720*1280', duration: 5, negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references audio',
	],
	[
		'bytedance-seedance-v1-lite-reference-to-video',
		{ reference_images: ['one', 'two'], duration: 5, seed: 7 },
		'firstFrame lastFrame aspectRatio resolution negativePrompt audio',
	],
	[
		'bytedance-seedance-v1-lite-t2v-480p',
		{ aspect_ratio: '9:16', duration: 5, seed: 7 },
		'firstFrame lastFrame references resolution negativePrompt audio',
	],
	[
		'bytedance-seedance-v1.5-pro-image-to-video',
		{
			image: 'first',
			last_image: 'last',
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: 5,
			seed: 7,
			generate_audio: false,
		},
		'references negativePrompt',
	],
	[
		'kwaivgi-kling-v2.1-i2v-standard',
		{ image: 'first', duration: 5, negative_prompt: 'fog' },
		'lastFrame references aspectRatio resolution seed audio',
	],
	[
		'openai-sora-2-text-to-video',
		{ size: '720*1280', duration: 8 },
		'firstFrame lastFrame references negativePrompt seed audio',
		{ seconds: 8 },
	],
	[
		'vidu-reference-to-video-q1',
		{ images: ['one', 'two'], aspect_ratio: '9:16' },
		'firstFrame lastFrame resolution seconds negativePrompt seed audio',
	],
	[
		'wavespeed-ai-wan-2.1-t2v-720p-ultra-fast',
		{ size: '720*1280', duration: 5, negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references audio',
	],
];
