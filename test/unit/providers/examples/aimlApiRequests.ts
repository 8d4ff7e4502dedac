import { link, upload } from '../request';
import { listed, PUBLISHED } from './aimlApiSchema';
import { postJson, type RequestExample } from './example';

/** Requests of docs.aimlapi.com's pages, and of AIMLAPI's own package: aimlapi/hypit-aimlapi, routes.ts. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const STYLE = 'https://example.com/style.png';
const IMG = 'data:image/png;base64,SU1HIQ==';

const sent = (
	name: string,
	model: string,
	changes: RequestExample['changes'],
	fields: Readonly<Record<string, unknown>>,
): RequestExample => ({
	name,
	changes: { model, ...changes },
	sent: postJson('/v2/video/generations', { model, prompt: PROMPT, ...fields }),
});

const TRANSITION = 'pixverse/v5/transition';

export const aimlApiRequests: readonly RequestExample[] = [
	{
		name: 'Veo, with the length as a number',
		changes: { seconds: 8, resolution: '1080p', audio: 'off', seed: 0, negativePrompt: 'fog' },
		sent: postJson('/v2/video/generations', {
			model: 'google/veo-3.1-t2v',
			prompt: PROMPT,
			aspect_ratio: '16:9',
			duration: 8,
			resolution: '1080p',
			generate_audio: false,
			seed: 0,
			negative_prompt: 'fog',
		}),
		asked: { size: null, seconds: 8 },
	},
	sent(
		'Veo from a file',
		'google/veo-3.1-i2v',
		{ firstFrame: upload(1280, 720) },
		{ image_url: IMG, aspect_ratio: '16:9' },
	),
	sent(
		'Veo between two frames',
		'google/veo-3.1-first-last-image-to-video',
		{ firstFrame: link(FIRST), lastFrame: link(LAST), aspectRatio: '9:16' },
		{ image_url: FIRST, last_image_url: LAST, aspect_ratio: '9:16' },
	),
	sent(
		'Veo with references',
		'google/veo-3.1-reference-to-video',
		{ references: [link(STYLE)], seconds: 8 },
		{ image_urls: [STYLE], duration: 8 },
	),
	sent(
		'Veo 3, whose resolution is spelled otherwise',
		'google/veo3',
		{ resolution: '720p', aspectRatio: 'auto' },
		{ resolution: '720P' },
	),
	sent(
		'Kling 1.6, as the pages show it',
		'kling-video/v1.6/standard/text-to-video',
		{ seconds: 5, aspectRatio: '1:1' },
		{ aspect_ratio: '1:1', duration: 5 },
	),
	sent(
		'Kling 3 with its last frame under its own name',
		'klingai/video-v3-pro-image-to-video',
		{ firstFrame: link(FIRST), lastFrame: link(LAST), seconds: 15 },
		{ image_url: FIRST, tail_image_url: LAST, duration: 15 },
	),
	sent(
		"Seedance, as AIMLAPI's own package sends it",
		'bytedance/seedance-2-0',
		{
			resolution: '1080p',
			aspectRatio: '9:16',
			seconds: 8,
			audio: 'on',
			watermark: 'off',
			references: [link(STYLE)],
		},
		{
			resolution: '1080p',
			aspect_ratio: '9:16',
			duration: 8,
			generate_audio: true,
			watermark: false,
			image_urls: [STYLE],
		},
	),
	sent(
		'Hailuo',
		'minimax/hailuo-2.3',
		{ resolution: '768p', seconds: 10 },
		{ resolution: '768P', duration: 10 },
	),
	sent(
		'a model that is not known, with the usual names of what was changed',
		'vendor/new-model',
		{
			firstFrame: link(FIRST),
			aspectRatio: '9:16',
			resolution: '720p',
			seconds: 6,
			seed: 1,
			audio: 'on',
			watermark: 'off',
			negativePrompt: 'fog',
		},
		{
			image_url: FIRST,
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: 6,
			seed: 1,
			generate_audio: true,
			watermark: false,
			negative_prompt: 'fog',
		},
	),
	sent('a model named like what every object has', 'constructor', {}, {}),
	{
		...sent(
			'a model by its published schema',
			TRANSITION,
			{ firstFrame: link(FIRST), lastFrame: link(LAST), seconds: 8 },
			{ image_url: FIRST, tail_image_url: LAST, duration: 8 },
		),
		...listed(PUBLISHED, TRANSITION),
	},
	sent(
		'extra fields, over our own',
		'google/veo-3.1-t2v',
		{ extraFields: { provider: 'google', aspect_ratio: '9:16' } },
		{ provider: 'google', aspect_ratio: '9:16' },
	),
];
