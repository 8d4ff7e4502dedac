import type { Row } from './row';

/** fal's models of text alone. */
export const FAL_TEXT: readonly Row[] = [
	[
		'bytedance-seedance-v1-pro-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', seed: 7 },
		'firstFrame lastFrame references negativePrompt audio',
	],
	[
		'bytedance-seedance-v1.5-pro-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', seed: 7, generate_audio: false },
		'firstFrame lastFrame references negativePrompt',
	],
	[
		'hunyuan-video-v1.5-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references seconds audio',
	],
	[
		'kling-video-v1.6-standard-text-to-video',
		{ aspect_ratio: '9:16', duration: '5', negative_prompt: 'fog' },
		'firstFrame lastFrame references resolution seed audio',
	],
	[
		'kling-video-v2.1-master-text-to-video',
		{ aspect_ratio: '9:16', duration: '5', negative_prompt: 'fog' },
		'firstFrame lastFrame references resolution seed audio',
	],
	[
		'kling-video-v2.5-turbo-pro-text-to-video',
		{ aspect_ratio: '9:16', duration: '5', negative_prompt: 'fog' },
		'firstFrame lastFrame references resolution seed audio',
	],
	[
		'kling-video-v2.6-pro-text-to-video',
		{ aspect_ratio: '9:16', duration: '5', negative_prompt: 'fog', generate_audio: false },
		'firstFrame lastFrame references resolution seed',
	],
	[
		'kling-video-v3-pro-text-to-video',
		{ aspect_ratio: '9:16', duration: '5', negative_prompt: 'fog', generate_audio: false },
		'firstFrame lastFrame references resolution seed',
	],
	[
		'ltx-2-19b-text-to-video',
		{ video_size: 'portrait_16_9', negative_prompt: 'fog', seed: 7, generate_audio: false },
		'firstFrame lastFrame references resolution seconds',
	],
	[
		'ltx-2-text-to-video',
		{ resolution: '1080p', duration: 8, generate_audio: false },
		'firstFrame lastFrame references aspectRatio negativePrompt seed',
		{ seconds: 8, resolution: '1080p' },
	],
	[
		'luma-dream-machine-ray-2',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5s' },
		'firstFrame lastFrame references negativePrompt seed audio',
	],
	[
		'minimax-hailuo-02-standard-text-to-video',
		{ duration: '6' },
		'firstFrame lastFrame references aspectRatio resolution negativePrompt seed audio',
		{ seconds: 6 },
	],
	[
		'minimax-hailuo-2.3-standard-text-to-video',
		{ duration: '6' },
		'firstFrame lastFrame references aspectRatio resolution negativePrompt seed audio',
		{ seconds: 6 },
	],
	[
		'minimax-video-01',
		{},
		'firstFrame lastFrame references aspectRatio resolution seconds negativePrompt seed audio',
	],
	[
		'pixverse-v5-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references audio',
	],
	[
		'sora-2-text-to-video-pro',
		{ aspect_ratio: '9:16', resolution: '720p', duration: 8 },
		'firstFrame lastFrame references negativePrompt seed audio',
		{ seconds: 8 },
	],
	[
		'sora-2-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: 8 },
		'firstFrame lastFrame references negativePrompt seed audio',
		{ seconds: 8 },
	],
	[
		'veo3-fast',
		{
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '8s',
			negative_prompt: 'fog',
			seed: 7,
			generate_audio: false,
		},
		'firstFrame lastFrame references',
		{ seconds: 8 },
	],
	[
		'veo3.1-fast',
		{
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '8s',
			negative_prompt: 'fog',
			seed: 7,
			generate_audio: false,
		},
		'firstFrame lastFrame references',
		{ seconds: 8 },
	],
	[
		'veo3.1',
		{
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '8s',
			negative_prompt: 'fog',
			seed: 7,
			generate_audio: false,
		},
		'firstFrame lastFrame references',
		{ seconds: 8 },
	],
	[
		'veo3',
		{
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '8s',
			negative_prompt: 'fog',
			seed: 7,
			generate_audio: false,
		},
		'firstFrame lastFrame references',
		{ seconds: 8 },
	],
	[
		'vidu-q2-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', seed: 7, bgm: false },
		'firstFrame lastFrame references negativePrompt',
	],
	[
		'wan-25-preview-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references audio',
	],
	[
		'wan-v2.2-a14b-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references seconds audio',
	],
	[
		'wan-v2.6-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references audio',
	],
	[
		'wan-v2.7-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: '5', negative_prompt: 'fog', seed: 7 },
		'firstFrame lastFrame references audio',
	],
	[
		'xai-grok-imagine-video-text-to-video',
		{ aspect_ratio: '9:16', resolution: '720p', duration: 5 },
		'firstFrame lastFrame references negativePrompt seed audio',
	],
];
