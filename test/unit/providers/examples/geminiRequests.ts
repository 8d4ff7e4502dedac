import { upload } from '../request';
import { postJson, type RequestExample } from './example';

/** ai.google.dev, page "Omni" (prompt guide, limitations); googleapis/js-genai 2.32. */

export const OMNI = 'gemini-omni-1.1-flash';
const PROMPT = 'A fox in the snow';
const DATA = 'SU1HIQ==';
const FORMAT = { type: 'video', delivery: 'uri', aspect_ratio: '16:9' };
const BLOCK = { type: 'image', data: DATA, mime_type: 'image/png' };
const FILE = upload(1280, 720);

const omni = (input: unknown, format: object = {}, more: object = {}) =>
	postJson('/interactions', {
		model: OMNI,
		input,
		background: true,
		response_format: { ...FORMAT, ...format },
		...more,
	});
const text = (words: string) => ({ type: 'text', text: words });

const omniRequests: readonly RequestExample[] = [
	{
		name: 'a text, to be made in the background and delivered as a file',
		changes: {},
		sent: omni(PROMPT),
		asked: { size: null, seconds: null },
	},
	{
		name: 'shape, resolution, and the length as text with its unit',
		changes: { aspectRatio: '9:16', resolution: '1080p', seconds: 5 },
		sent: omni(PROMPT, { aspect_ratio: '9:16', resolution: '1080p', duration: '5s' }),
		asked: { size: null, seconds: 5 },
	},
	{
		name: 'nothing of what is left to the provider',
		changes: { aspectRatio: 'auto' },
		sent: postJson('/interactions', {
			model: OMNI,
			input: PROMPT,
			background: true,
			response_format: { type: 'video', delivery: 'uri' },
		}),
	},
	{
		name: 'a size as the ratio and resolution it is',
		changes: { size: '1080x1920' },
		sent: omni(PROMPT, { aspect_ratio: '9:16', resolution: '1080p' }),
		asked: { size: '1080x1920', seconds: null },
	},
	{
		name: 'the shape of the image, if that is to decide it',
		changes: { firstFrame: upload(720, 1280), imageFit: 'sizeFromImage' },
		sent: omni([BLOCK, text(`[# Sources <FIRST_FRAME>@Image1] ${PROMPT}`)], {
			aspect_ratio: '9:16',
		}),
	},
	{
		name: 'frames as blocks, their roles declared before the prompt',
		changes: { firstFrame: FILE, lastFrame: FILE },
		sent: omni([
			BLOCK,
			BLOCK,
			text(`[# Sources <FIRST_FRAME>@Image1 <LAST_FRAME>@Image2] ${PROMPT}`),
		]),
	},
	{
		name: 'references beside a frame: images count from 1, references from 0',
		changes: { firstFrame: FILE, references: [FILE, FILE] },
		sent: omni([
			BLOCK,
			BLOCK,
			BLOCK,
			text(
				`[# Sources <FIRST_FRAME>@Image1] [# References <IMAGE_REF_0>@Image2 <IMAGE_REF_1>@Image3] ${PROMPT}`,
			),
		]),
	},
	{
		name: 'the tags somebody wrote, as they are',
		changes: { references: [FILE], prompt: 'A fox <IMAGE_REF_0> runs' },
		sent: omni([BLOCK, text('A fox <IMAGE_REF_0> runs')]),
	},
	{
		name: 'an image without a prompt',
		changes: { firstFrame: FILE, prompt: '' },
		sent: omni([BLOCK, text('[# Sources <FIRST_FRAME>@Image1]')]),
	},
	{
		name: 'extra fields beside the own ones, also within the format',
		changes: {
			extraFields: {
				previous_interaction_id: 'v1_before',
				response_format: { resolution: '360p' },
				generation_config: { video_config: { task: 'edit' } },
			},
		},
		sent: omni(
			PROMPT,
			{ resolution: '360p' },
			{
				previous_interaction_id: 'v1_before',
				generation_config: { video_config: { task: 'edit' } },
			},
		),
	},
	{
		name: 'the name as the list has it',
		changes: { model: `models/${OMNI}` },
		sent: omni(PROMPT),
	},
	{
		name: 'a length it does not have',
		changes: { seconds: 12 },
		refused: {
			parameter: 'Duration',
			value: '12',
			takes: '3, 4, 5, 6, 7, 8, 9 or 10 seconds',
		},
	},
	{
		name: 'a length nobody knows of a newer one',
		changes: { model: 'gemini-omni-2-flash', seconds: 12 },
		sent: omni(PROMPT, { duration: '12s' }, { model: 'gemini-omni-2-flash' }),
	},
	{
		name: 'a shape it does not have',
		changes: { aspectRatio: '1:1' },
		refused: { parameter: 'Aspect Ratio', value: '1:1', takes: `16:9 or 9:16 for ${OMNI}` },
	},
	{
		name: 'a resolution it does not have',
		changes: { resolution: '480p' },
		refused: {
			parameter: 'Resolution',
			value: '480p',
			takes: `360p, 720p, 1080p or 4k for ${OMNI}`,
		},
	},
	{
		name: 'a size of another shape',
		changes: { size: '1000x1000' },
		refused: {
			parameter: 'Size',
			value: '1000x1000',
			takes: 'sizes of 16:9 or 9:16, e.g. 1280x720 or 1080x1920',
		},
	},
	{
		name: 'a last frame without a first one',
		changes: { lastFrame: FILE },
		refused: { parameter: 'Last Frame', value: 'without a first one', takes: 'both frames' },
	},
	...(
		[
			['Seed', { seed: 7 }, '7', 'no seed'],
			['Negative Prompt', { negativePrompt: 'fog' }, 'fog', 'no negative prompt'],
			['Audio', { audio: 'off' }, 'Off', 'no choice of sound'],
			['Watermark', { watermark: 'off' }, 'Off', 'no choice of watermarks'],
		] as const
	).map(([parameter, changes, value, takes]) => ({
		name: `an option it has not: ${parameter}`,
		changes,
		refused: { parameter, value, takes },
	})),
];

export const geminiRequests: readonly RequestExample[] = [
	...omniRequests,
	...['sora-2', 'gemini-3.8-flash', 'fal-ai/veo3.1', 'models/..'].map((model) => ({
		name: `a model that makes no videos here: ${model}`,
		changes: { model },
		refused: { parameter: 'Model', value: model, takes: 'Gemini Omni and Veo models' },
	})),
];
