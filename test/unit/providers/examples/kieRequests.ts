import { link } from '../request';
import { postJson, type RequestExample } from './example';
import { listed } from './kieSchemas';

/** docs.kie.ai: the request of each model's page. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';

const task = (model: string, input: Readonly<Record<string, unknown>>) =>
	postJson('/api/v1/jobs/createTask', { model, input: { prompt: PROMPT, ...input } });

const sent = (
	name: string,
	model: string,
	changes: RequestExample['changes'],
	input: Readonly<Record<string, unknown>>,
): RequestExample => ({ name, changes: { model, ...changes }, sent: task(model, input) });

export const refused = (
	name: string,
	changes: RequestExample['changes'],
	[parameter, value, takes]: readonly [parameter: string, value: string, takes: string],
): RequestExample => ({ name, changes, refused: { parameter, value, takes } });

const MARKET: readonly RequestExample[] = [
	{
		name: 'a model of the market',
		changes: {},
		sent: task('wan/2-7-text-to-video', { ratio: '16:9' }),
		asked: { size: null, seconds: null },
	},
	sent(
		'Wan with all it takes',
		'wan/2-7-text-to-video',
		{
			aspectRatio: '9:16',
			resolution: '1080p',
			seconds: 8,
			seed: 7,
			negativePrompt: 'fog',
			watermark: 'off',
		},
		{
			ratio: '9:16',
			resolution: '1080p',
			duration: 8,
			seed: 7,
			negative_prompt: 'fog',
			watermark: false,
		},
	),
	sent(
		'Sora, whose length is a number of frames as text and whose shape is a word',
		'sora-2-text-to-video',
		{ aspectRatio: '9:16', seconds: 15, watermark: 'off' },
		{ aspect_ratio: 'portrait', n_frames: '15', remove_watermark: true },
	),
	sent(
		'Sora from an image',
		'sora-2-image-to-video',
		{ firstFrame: link(FIRST) },
		{ image_urls: [FIRST], aspect_ratio: 'landscape' },
	),
	sent(
		'Kling 2.5 between two frames',
		'kling/v2-5-turbo-image-to-video-pro',
		{ aspectRatio: 'auto', seconds: 10, firstFrame: link(FIRST), lastFrame: link(LAST) },
		{ duration: '10', image_url: FIRST, tail_image_url: LAST },
	),
	sent(
		'Seedance 2 with frames',
		'bytedance/seedance-2',
		{ firstFrame: link(FIRST), lastFrame: link(LAST), audio: 'off', resolution: '480p' },
		{
			aspect_ratio: '16:9',
			first_frame_url: FIRST,
			last_frame_url: LAST,
			generate_audio: false,
			resolution: '480p',
		},
	),
	sent(
		'Seedance 2 with references',
		'bytedance/seedance-2',
		{ references: [link(FIRST), link(LAST)], aspectRatio: '21:9' },
		{ aspect_ratio: '21:9', reference_image_urls: [FIRST, LAST] },
	),
	sent(
		'Seedance 1.5, whose list holds both frames, and which wants a length',
		'bytedance/seedance-1.5-pro',
		{ firstFrame: link(FIRST), lastFrame: link(LAST), seconds: 8 },
		{ aspect_ratio: '16:9', duration: 8, input_urls: [FIRST, LAST] },
	),
	sent(
		'Hailuo in capitals',
		'hailuo/2-3-image-to-video-pro',
		{ aspectRatio: 'auto', firstFrame: link(FIRST), resolution: '1080p', seconds: 6 },
		{ image_url: FIRST, duration: '6', resolution: '1080P' },
	),
	sent(
		'Grok with references',
		'grok-imagine/image-to-video',
		{ references: [link(FIRST), link(LAST)] },
		{ aspect_ratio: '16:9', image_urls: [FIRST, LAST] },
	),
	sent(
		'Grok from one image',
		'grok-imagine/image-to-video',
		{ aspectRatio: 'auto', firstFrame: link(FIRST) },
		{ image_urls: [FIRST] },
	),
	sent(
		'an extra field among those of the model',
		'wan/2-7-text-to-video',
		{ extraFields: { prompt_extend: false } },
		{
			ratio: '16:9',
			prompt_extend: false,
		},
	),
	sent('a model nothing is known of, with the prompt alone', 'new/model', {}, {}),
	{
		name: 'Seedance 2 without a prompt',
		changes: { model: 'bytedance/seedance-2', prompt: '', firstFrame: link(FIRST) },
		sent: postJson('/api/v1/jobs/createTask', {
			model: 'bytedance/seedance-2',
			input: { first_frame_url: FIRST, aspect_ratio: '16:9' },
		}),
	},
];

const PUBLISHED: readonly RequestExample[] = [
	{
		...sent(
			'what Kling 2.6 wants to be told, with its own length where none was chosen',
			'kling-2.6/text-to-video',
			{ audio: 'on' },
			{ sound: true, aspect_ratio: '16:9', duration: '5' },
		),
		...listed('kling-2.6/text-to-video'),
	},
	{
		...refused(
			'Kling 2.6 without a word on sound, which it has no default for and prices apart',
			{ model: 'kling-2.6/text-to-video' },
			['Audio', '', 'a choice for kling-2.6/text-to-video'],
		),
		...listed('kling-2.6/text-to-video'),
	},
	{
		...sent(
			'Kling 3, whose mode is the resolution and whose page calls required what nobody sends',
			'kling-3.0/video',
			{ resolution: '720p', seconds: 10, firstFrame: link(FIRST), lastFrame: link(LAST) },
			{
				mode: 'std',
				duration: '10',
				aspect_ratio: '16:9',
				sound: false,
				multi_shots: false,
				image_urls: [FIRST, LAST],
			},
		),
		...listed('kling-3.0/video'),
	},
	{
		...sent(
			'one of two alternatives',
			'grok-imagine/image-to-video',
			{ firstFrame: link(FIRST) },
			{ image_urls: [FIRST] },
		),
		...listed('grok-imagine/image-to-video'),
	},
	{
		...refused('lines it has not', { model: 'wan/2-2-turbo', resolution: '1080p' }, [
			'Resolution',
			'1080p',
			'480p or 720p for wan/2-2-turbo',
		]),
		...listed('wan/2-2-turbo'),
	},
	{
		...refused(
			'a model that needs a task of before',
			{ model: 'grok-imagine/upscale', prompt: '' },
			[
				'Extra Fields',
				'without task_id',
				'a value for task_id, without which grok-imagine/upscale makes no video',
			],
		),
		...listed('grok-imagine/upscale'),
	},
];

export const kieRequests: readonly RequestExample[] = [...MARKET, ...PUBLISHED];
