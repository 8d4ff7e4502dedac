import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';
import { listed } from './waveSpeedSchemas';

/** Requests of wavespeed.ai/docs and of WaveSpeedAI/n8n-nodes-wavespeed. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const IMG = 'data:image/png;base64,SU1HIQ==';
const SEEDANCE = 'bytedance/seedance-v1-pro-i2v-720p';
const KLING = 'kwaivgi/kling-v3.0-pro/image-to-video';
const HUNYUAN = 'wavespeed-ai/hunyuan-video/t2v';
const VEO = 'google/veo3.1/reference-to-video';

const sent = (
	name: string,
	model: string,
	changes: RequestExample['changes'],
	fields: Readonly<Record<string, unknown>>,
): RequestExample => ({
	name,
	changes: { model, ...changes },
	...listed(model),
	sent: postJson(`/${model}`, { prompt: PROMPT, ...fields }),
});

const refused = (
	name: string,
	changes: RequestExample['changes'],
	[parameter, value, takes]: readonly [parameter: string, value: string, takes: string],
	model?: string,
): RequestExample => ({
	name,
	changes: { ...changes, ...(model !== undefined && { model }) },
	...(model !== undefined && listed(model)),
	refused: { parameter, value, takes },
});

export const waveSpeedRequests: readonly RequestExample[] = [
	{
		name: "a video as WaveSpeed's own node asks for it, of a model without a schema",
		changes: { model: 'bytedance/seedance-2.5/text-to-video', seconds: 5 },
		sent: postJson('/bytedance/seedance-2.5/text-to-video', { prompt: PROMPT, duration: 5 }),
		asked: { size: null, seconds: 5 },
	},
	{
		name: 'the usual names of what was changed, where there is no schema',
		changes: {
			model: 'vendor/new-model',
			firstFrame: upload(1280, 720),
			aspectRatio: '9:16',
			resolution: '720p',
			seconds: 6,
			seed: 1,
			negativePrompt: 'fog',
		},
		sent: postJson('/vendor/new-model', {
			prompt: PROMPT,
			image: IMG,
			aspect_ratio: '9:16',
			resolution: '720p',
			duration: 6,
			seed: 1,
			negative_prompt: 'fog',
		}),
	},
	sent(
		'a shape in pixels with an asterisk',
		HUNYUAN,
		{ aspectRatio: '9:16', seed: 0 },
		{ size: '720*1280', seed: 0 },
	),
	sent('a size of the user', HUNYUAN, { size: '1280x720' }, { size: '1280*720' }),
	sent(
		'references, and what goes with them',
		VEO,
		{
			references: [link(FIRST), upload(600, 600)],
			resolution: '720p',
			audio: 'on',
			negativePrompt: 'fog',
		},
		{
			images: [FIRST, IMG],
			resolution: '720p',
			generate_audio: true,
			negative_prompt: 'fog',
		},
	),
	sent(
		'both frames, and the length the model demands',
		SEEDANCE,
		{ firstFrame: link(FIRST), lastFrame: link(LAST) },
		{ image: FIRST, last_image: LAST, aspect_ratio: '16:9', duration: 5 },
	),
	sent(
		'a length of the user in its place',
		SEEDANCE,
		{ firstFrame: link(FIRST), seconds: 8 },
		{ image: FIRST, aspect_ratio: '16:9', duration: 8 },
	),
	sent(
		'the last frame and the sound under the names of Kling',
		KLING,
		{ firstFrame: link(FIRST), lastFrame: link(LAST), seconds: 15, audio: 'on' },
		{ image: FIRST, end_image: LAST, duration: 15, sound: true },
	),
	sent(
		'extra fields, over our own',
		KLING,
		{ firstFrame: link(FIRST), seconds: 5, extraFields: { duration: 10, cfg_scale: 0.7 } },
		{ image: FIRST, duration: 10, cfg_scale: 0.7 },
	),
	refused('a model without a vendor', { model: 'sora-2' }, [
		'Model',
		'sora-2',
		'models named vendor/name',
	]),
	...['predictions/delete', 'media/upload/binary', 'model/price', 'Predictions/a'].map((model) =>
		refused(`a path of the API's own, ${model}`, { model }, [
			'Model',
			model,
			'models named vendor/name',
		]),
	),
	refused('a last frame whose name is not known', { lastFrame: link(LAST) }, [
		'Last Frame',
		'of an image',
		'no last frame',
	]),
	refused('references whose name is not known', { references: [link(LAST)] }, [
		'Reference Images',
		'of one image',
		'no reference images',
	]),
	refused('sound whose name is not known', { audio: 'off' }, [
		'Audio',
		'Off',
		'no choice of sound',
	]),
	refused('a size whose name is not known', { size: '1280x720' }, [
		'Size',
		'1280x720',
		'no size in pixels',
	]),
	refused('no prompt', { prompt: '' }, ['Prompt', '', 'a text']),
	refused(
		'a model for images without one',
		{},
		['Image Source', 'None', `an image for ${KLING}`],
		KLING,
	),
	refused(
		'a length the model has not',
		{ firstFrame: link(FIRST), seconds: 4 },
		['Duration', '4', `3, 5, 10 or 15 seconds for ${KLING}`],
		KLING,
	),
	refused(
		'more references than the model takes',
		{ references: [link('https://e.com/1'), link(FIRST), link(LAST), link('https://e.com/4')] },
		['Reference Images', 'of 4 images', `at most 3 for ${VEO}`],
		VEO,
	),
];
