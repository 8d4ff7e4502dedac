import { link, OPTION_ADVICE, upload } from '../request';
import { postJson, type RequestExample } from './example';
import { replicateBlindRequests } from './replicateBlindRequests';
import { HAILUO, HUNYUAN, HUNYUAN_VERSION, KLING, listed, SEEDANCE, VEO } from './replicateSchemas';

/** replicate-javascript 1.4.0, lib/predictions.js; the models' own schemas. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const DATA = 'data:image/png;base64,SU1HIQ==';

type Changes = RequestExample['changes'];

const predict = (model: string, input: object) =>
	postJson(`/models/${model}/predictions`, { input });

const sent = (name: string, model: string, changes: Changes, input: object): RequestExample => ({
	name,
	changes: { model, ...changes },
	...listed(model),
	sent: predict(model, { prompt: PROMPT, ...input }),
});

const refused = (
	name: string,
	model: string,
	changes: Changes,
	[parameter, value, takes, advice]: readonly string[],
): RequestExample => ({
	name,
	changes: { model, ...changes },
	...listed(model),
	refused: {
		parameter: parameter ?? '',
		value: value ?? '',
		takes: takes ?? '',
		...(advice !== undefined && { advice }),
	},
});

const withSchema: readonly RequestExample[] = [
	{
		name: 'Seedance, an official model, whose name is the path',
		changes: { model: SEEDANCE },
		...listed(SEEDANCE),
		sent: predict(SEEDANCE, { prompt: PROMPT, aspect_ratio: '16:9' }),
		asked: { size: null, seconds: null },
	},
	{
		name: 'all of it, with the length that is asked',
		changes: {
			model: SEEDANCE,
			seconds: 8,
			aspectRatio: '9:16',
			resolution: '4k',
			seed: 0,
			audio: 'off',
			firstFrame: link(FIRST),
			lastFrame: upload(1280, 720),
		},
		...listed(SEEDANCE),
		sent: predict(SEEDANCE, {
			prompt: PROMPT,
			image: FIRST,
			last_frame_image: DATA,
			aspect_ratio: '9:16',
			resolution: '4k',
			duration: 8,
			seed: 0,
			generate_audio: false,
		}),
		asked: { size: null, seconds: 8 },
	},
	sent(
		'reference images, some as data',
		SEEDANCE,
		{ aspectRatio: 'auto', references: [link(FIRST), upload(1, 1)] },
		{ reference_images: [FIRST, DATA] },
	),
	sent(
		'Veo, whose length is a number of its choices',
		VEO,
		{ seconds: 8, negativePrompt: 'fog', lastFrame: link(LAST), firstFrame: link(FIRST) },
		{ aspect_ratio: '16:9', duration: 8, negative_prompt: 'fog', image: FIRST, last_frame: LAST },
	),
	sent(
		'Kling, whose mode is its resolution',
		KLING,
		{ resolution: '1080p', seconds: 10, firstFrame: upload(1280, 720) },
		{ start_image: DATA, mode: 'pro', duration: 10 },
	),
	sent(
		'Hailuo, whose shape is that of its image',
		HAILUO,
		{ resolution: '768p', firstFrame: link(FIRST) },
		{ first_frame_image: FIRST, resolution: '768p' },
	),
	sent(
		'extra fields, which belong to the model and win',
		SEEDANCE,
		{ aspectRatio: 'auto', seed: 1, extraFields: { seed: 2, reference_videos: [LAST] } },
		{ seed: 2, reference_videos: [LAST] },
	),
	{
		name: 'a community model, by the version its schema is of',
		changes: { model: HUNYUAN, seed: 7 },
		...listed(HUNYUAN),
		sent: postJson('/predictions', {
			version: HUNYUAN_VERSION,
			input: { prompt: PROMPT, seed: 7 },
		}),
	},
	{
		name: 'a version that was named, whatever the latest one is',
		changes: { model: `${HUNYUAN}:5c7d5dc6` },
		...listed(HUNYUAN),
		sent: postJson('/predictions', { version: '5c7d5dc6', input: { prompt: PROMPT } }),
	},
	refused('a length it does not make', VEO, { seconds: 5 }, [
		'Duration',
		'5',
		`4, 6 or 8 seconds for ${VEO}`,
	]),
	refused('a shape it does not make', VEO, { aspectRatio: '1:1' }, [
		'Aspect Ratio',
		'1:1',
		`16:9 or 9:16 for ${VEO}`,
	]),
	refused('no watermark where there is none', SEEDANCE, { watermark: 'off' }, [
		'Watermark',
		'Off',
		`no choice of watermarks for ${SEEDANCE}`,
		OPTION_ADVICE,
	]),
	refused('no image where it begins with one', KLING, {}, [
		'Image Source',
		'None',
		`an image for ${KLING}`,
	]),
];

export const replicateRequests: readonly RequestExample[] = [
	...withSchema,
	...replicateBlindRequests,
];
