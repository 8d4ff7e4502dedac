import { link } from '../../providers/request';
import type { Row } from './row';

/** fal's models that begin with an image, or follow some. */
export const FAL_IMAGES_LUMA_TO_SORA: readonly Row[] = [
	[
		'luma-dream-machine-ray-2-image-to-video',
		{
			image_url: 'first',
			end_image_url: 'last',
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '5s',
		},
		'references negativePrompt seed audio',
	],
	[
		'minimax-hailuo-02-pro-image-to-video',
		{ image_url: 'first', end_image_url: 'last' },
		'references aspectRatio resolution seconds negativePrompt seed audio',
	],
	[
		'minimax-hailuo-02-standard-image-to-video',
		{ image_url: 'first', end_image_url: 'last', resolution: '768P', duration: '6' },
		'references aspectRatio negativePrompt seed audio',
		{ seconds: 6, resolution: '768p' },
	],
	[
		'minimax-hailuo-2.3-pro-image-to-video',
		{ image_url: 'first' },
		'lastFrame references aspectRatio resolution seconds negativePrompt seed audio',
	],
	[
		'minimax-video-01-image-to-video',
		{ image_url: 'first' },
		'lastFrame references aspectRatio resolution seconds negativePrompt seed audio',
	],
	[
		'minimax-video-01-subject-reference',
		{ subject_reference_image_url: 'one' },
		'firstFrame lastFrame aspectRatio resolution seconds negativePrompt seed audio',
		{ references: [link('one')] },
	],
	[
		'pika-v2.2-image-to-video',
		{ image_url: 'first', resolution: '720p', duration: '5', negative_prompt: 'fog', seed: 7 },
		'lastFrame references aspectRatio audio',
	],
	[
		'pixverse-v5-transition',
		{
			first_image_url: 'first',
			end_image_url: 'last',
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: '5',
			negative_prompt: 'fog',
			seed: 7,
		},
		'references audio',
	],
	[
		'pixverse-v5.5-image-to-video',
		{
			image_url: 'first',
			resolution: '720p',
			duration: '5',
			negative_prompt: 'fog',
			seed: 7,
			generate_audio_switch: false,
		},
		'lastFrame references aspectRatio',
	],
	[
		'pixverse-v6-image-to-video',
		{
			image_url: 'first',
			resolution: '720p',
			duration: 5,
			negative_prompt: 'fog',
			seed: 7,
			generate_audio_switch: false,
		},
		'lastFrame references aspectRatio',
	],
	[
		'sora-2-image-to-video-pro',
		{ image_url: 'first', aspect_ratio: '9:16', resolution: '720p', duration: 8 },
		'lastFrame references negativePrompt seed audio',
		{ seconds: 8 },
	],
	[
		'sora-2-image-to-video',
		{ image_url: 'first', aspect_ratio: '9:16', resolution: '720p', duration: 8 },
		'lastFrame references negativePrompt seed audio',
		{ seconds: 8 },
	],
];
