import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';
import { listed } from './falSchemas';

/** Inputs of fal's models: fal-ai/fal-js, endpoints.d.ts, and the models' own pages. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const KLING = 'fal-ai/kling-video/v3/pro';
const HAILUO = 'fal-ai/minimax/hailuo-02/standard';
const WAN = 'fal-ai/wan-25-preview';

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
	model: string,
	changes: RequestExample['changes'],
	[parameter, value, takes]: readonly [parameter: string, value: string, takes: string],
): RequestExample => ({
	name,
	changes: { model, ...changes },
	...listed(model),
	refused: { parameter, value, takes },
});

export const falRequests: readonly RequestExample[] = [
	{
		name: 'Veo, whose model is the path',
		changes: {},
		sent: postJson('/fal-ai/veo3.1', { prompt: PROMPT }),
		asked: { size: null, seconds: null },
	},
	sent('Veo in its own shape', 'fal-ai/veo3.1', {}, { aspect_ratio: '16:9' }),
	sent(
		'Veo, with the length as text with its unit',
		'fal-ai/veo3.1/fast',
		{ seconds: 8, aspectRatio: '9:16', resolution: '1080p', seed: 0, negativePrompt: 'fog' },
		{
			aspect_ratio: '9:16',
			resolution: '1080p',
			duration: '8s',
			negative_prompt: 'fog',
			seed: 0,
		},
	),
	sent(
		'Veo without sound',
		'fal-ai/veo3.1',
		{ audio: 'off' },
		{
			aspect_ratio: '16:9',
			generate_audio: false,
		},
	),
	sent(
		'LTX-2 in 2K, with sound',
		'fal-ai/ltx-2/text-to-video',
		{ resolution: '2k', audio: 'on' },
		{
			resolution: '1440p',
			generate_audio: true,
		},
	),
	sent(
		'Veo from an uploaded image',
		'fal-ai/veo3.1/image-to-video',
		{ firstFrame: upload(1280, 720) },
		{
			image_url: 'data:image/png;base64,SU1HIQ==',
			aspect_ratio: '16:9',
		},
	),
	sent(
		'Kling, with the length as text and no resolution',
		`${KLING}/text-to-video`,
		{ seconds: 5, aspectRatio: '1:1' },
		{ aspect_ratio: '1:1', duration: '5' },
	),
	sent(
		'Kling from first and last frame, which decide the shape',
		`${KLING}/image-to-video`,
		{ firstFrame: link(FIRST), lastFrame: link(LAST) },
		{ start_image_url: FIRST, end_image_url: LAST },
	),
	sent(
		'Hailuo, which has neither shape nor resolution',
		`${HAILUO}/text-to-video`,
		{ seconds: 6 },
		{ duration: '6' },
	),
	sent(
		'Sora, with the length as a number',
		'fal-ai/sora-2/text-to-video',
		{ seconds: 8 },
		{ aspect_ratio: '16:9', duration: 8 },
	),
	sent(
		'Wan from an image',
		`${WAN}/image-to-video`,
		{ seconds: 10, resolution: '1080p', firstFrame: link(FIRST), negativePrompt: 'fog' },
		{ image_url: FIRST, resolution: '1080p', duration: '10', negative_prompt: 'fog' },
	),
	sent(
		'LTX in 4K, under its own word',
		'fal-ai/ltx-2/text-to-video',
		{ seconds: 10, resolution: '4k' },
		{ resolution: '2160p', duration: 10 },
	),
	sent('a model nobody described, as little as possible', 'someone/film/fast', {}, {}),
	sent(
		'a model nobody described, with what was changed, and its own fields',
		'someone/film/fast',
		{
			seconds: 5,
			aspectRatio: '1:1',
			resolution: '1080p',
			firstFrame: link(FIRST),
			lastFrame: link(LAST),
			extraFields: { cfg_scale: 0.5, duration: 5 },
		},
		{
			image_url: FIRST,
			end_image_url: LAST,
			aspect_ratio: '1:1',
			resolution: '1080p',
			duration: 5,
			cfg_scale: 0.5,
		},
	),
	refused('a model that is no path', 'sora-2', {}, ['Model', 'sora-2', 'models named owner/name']),
	refused('a model that would be another path', 'fal-ai/../storage', {}, [
		'Model',
		'fal-ai/../storage',
		'models named owner/name',
	]),
	refused('five seconds of Veo', 'fal-ai/veo3.1', { seconds: 5 }, [
		'Duration',
		'5',
		'4, 6 or 8 seconds for fal-ai/veo3.1',
	]),
	refused('Veo in a square', 'fal-ai/veo3.1', { aspectRatio: '1:1' }, [
		'Aspect Ratio',
		'1:1',
		'16:9 or 9:16 for fal-ai/veo3.1',
	]),
	refused(
		'a resolution of a model that has no such field',
		`${HAILUO}/text-to-video`,
		{ resolution: '1080p' },
		['Resolution', '1080p', `no choice of resolution for ${HAILUO}/text-to-video`],
	),
	refused('an image for a model of text alone', 'fal-ai/veo3.1', { firstFrame: link(FIRST) }, [
		'Model',
		'fal-ai/veo3.1',
		'models that begin with an image',
	]),
	refused('no image for a model of images', `${KLING}/image-to-video`, {}, [
		'Image Source',
		'None',
		`an image for ${KLING}/image-to-video`,
	]),
	refused(
		'a last frame for a model that takes the first alone',
		`${WAN}/image-to-video`,
		{ firstFrame: link(FIRST), lastFrame: link(LAST) },
		['Last Frame', 'of an image', `no last frame for ${WAN}/image-to-video`],
	),
	refused('a seed for Kling', `${KLING}/text-to-video`, { seed: 1 }, [
		'Seed',
		'1',
		`no seed for ${KLING}/text-to-video`,
	]),
	refused('a size in pixels', 'fal-ai/veo3.1', { size: '1280x720' }, [
		'Size',
		'1280x720',
		'no size in pixels for fal-ai/veo3.1',
	]),
];
