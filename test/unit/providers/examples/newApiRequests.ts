import type { Call } from '../../../../nodes/AiVideo/protocol/wire';
import { link, upload } from '../request';
import { fallbackTo, IMAGE_FILE, postForm, postJson, type RequestExample } from './example';

/** QuantumNous/new-api: router, Sora adaptor and dto. Every request is written for both routes. */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow', size: '1280x720' };
const PIXELS = { width: 1280, height: 720 };
export const KLING = 'kling-v2-master';
const IMAGE = 'https://example.com/first.png';
const WIDE = { model: KLING, prompt: TEXT.prompt, metadata: { aspect_ratio: '16:9' } };
const SQUARE = { ...WIDE, metadata: { aspect_ratio: '1:1' } };
const I2V = { model: 'wan2.2-i2v-plus', prompt: TEXT.prompt };
const DATA = 'data:image/png;base64,SU1HIQ==';

/** A call, and the same on the older route, which takes JSON alone. */
const routes = (
	call: Call,
	older: Readonly<Record<string, unknown>>,
	pixels: Readonly<Record<string, number>> = PIXELS,
): Call => ({
	...call,
	fallback: fallbackTo(postJson('/video/generations', { ...older, ...pixels })),
});

export const newApiRequests: readonly RequestExample[] = [
	{
		name: 'JSON for a text to Sora, with the length as text',
		changes: { seconds: 8 },
		sent: routes(postJson('/videos', { ...TEXT, seconds: '8' }), {
			...TEXT,
			seconds: '8',
			duration: 8,
		}),
		asked: { size: '1280x720', seconds: 8 },
	},
	{
		name: "a vendor's own fields",
		changes: { extraFields: { metadata: { cfg: 0.5 } } },
		sent: routes(postJson('/videos', { ...TEXT, metadata: { cfg: 0.5 } }), {
			...TEXT,
			metadata: { cfg: 0.5 },
		}),
	},
	{
		name: 'another model, whose channel reads the length as a number, and an image by URL',
		changes: { model: KLING, aspectRatio: '1:1', seconds: 5, firstFrame: link(IMAGE) },
		sent: routes(
			postJson('/videos', { ...SQUARE, seconds: '5', duration: 5, image: IMAGE }),
			{ ...SQUARE, seconds: '5', duration: 5, image: IMAGE },
			{},
		),
	},
	{
		name: 'another model with an image file, in base64',
		changes: { model: KLING, firstFrame: upload(640, 640) },
		sent: routes(postJson('/videos', { ...WIDE, image: DATA }), { ...WIDE, image: DATA }, {}),
	},
	{
		name: 'a shape that the channel of a model would make a square of',
		changes: { model: KLING, aspectRatio: '4:3' },
		refused: {
			parameter: 'Aspect Ratio',
			value: '4:3',
			takes: '16:9, 9:16 or 1:1 for kling-v2-master',
		},
	},
	...[
		{ model: 'wan2.5-t2v-preview', shape: { size: '1280*720' } },
		{ model: 'viduq2', shape: { size: '720p' } },
		{
			model: 'doubao-seedance-1-0-pro',
			shape: { metadata: { ratio: '16:9', resolution: '720p' } },
		},
	].map(({ model, shape }) => ({
		name: `the shape as the channel of ${model} reads it`,
		changes: { model },
		sent: routes(
			postJson('/videos', { model, prompt: TEXT.prompt, ...shape }),
			{ model, prompt: TEXT.prompt, ...shape },
			{},
		),
	})),
	{
		name: 'the resolution alone for an image of wan',
		changes: { model: 'wan2.2-i2v-plus', firstFrame: link(IMAGE), resolution: '1080p' },
		sent: routes(
			postJson('/videos', { ...I2V, size: '1080p', image: IMAGE }),
			{ ...I2V, size: '1080p', image: IMAGE },
			{},
		),
	},
	{
		name: 'a form with the file for an image of Sora',
		changes: { firstFrame: upload(1280, 720) },
		sent: routes(postForm('/videos', { ...TEXT, input_reference: IMAGE_FILE }), {
			...TEXT,
			image: DATA,
		}),
	},
	{
		name: 'a size of sora-2-pro alone',
		changes: { size: '1024x1792' },
		refused: { parameter: 'Size', value: '1024x1792', takes: '720x1280 or 1280x720 for sora-2' },
	},
	{
		name: '1080p of sora-2-pro',
		changes: { model: 'sora-2-pro', resolution: '1080p' },
		refused: {
			parameter: 'Resolution',
			value: '1080p',
			takes: '720p or 1024p for sora-2-pro',
		},
	},
	{
		name: 'a last frame',
		changes: { firstFrame: link(IMAGE), lastFrame: link(IMAGE) },
		refused: { parameter: 'Last Frame', value: 'of an image', takes: 'no last frame' },
	},
];
