import { link, upload } from '../request';
import { IMAGE_FILE, postForm, type RequestExample } from './example';

/** vllm-project/vllm-omni, docs/serving/videos_api.md, and what its pipelines check. */

export const WAN = 'Wan-AI/Wan2.2-T2V-A14B-Diffusers';
const TEXT = { model: WAN, prompt: 'A fox in the snow' };
const USUAL = { ...TEXT, size: '1280x720', seconds: '4' };
const IMAGE = 'https://example.com/first.png';

export const vllmOmniRequests: readonly RequestExample[] = [
	{
		name: 'a form even for a text',
		changes: { seconds: 8 },
		sent: postForm('/videos', { ...TEXT, size: '1280x720', seconds: '8' }),
		asked: { size: '1280x720', seconds: 8 },
	},
	{
		name: 'a length where none is asked for, as the server might make one frame',
		changes: {},
		sent: postForm('/videos', USUAL),
		asked: { size: '1280x720', seconds: 4 },
	},
	{
		name: "no model, where the server's own one is meant",
		changes: { model: '' },
		sent: postForm('/videos', { prompt: TEXT.prompt, size: '1280x720', seconds: '4' }),
	},
	{
		name: 'any size, a seed and a negative prompt',
		changes: { size: '832x480', seconds: 5, seed: 0, negativePrompt: 'fog' },
		sent: postForm('/videos', {
			...TEXT,
			size: '832x480',
			seconds: '5',
			seed: '0',
			negative_prompt: 'fog',
		}),
	},
	{
		name: 'an image as a file, of any pixels',
		changes: { firstFrame: upload(640, 640) },
		sent: postForm('/videos', { ...USUAL, input_reference: IMAGE_FILE }),
	},
	{
		name: 'an image by URL as JSON text',
		changes: { firstFrame: link(IMAGE) },
		sent: postForm('/videos', { ...USUAL, image_reference: `{"image_url":"${IMAGE}"}` }),
	},
	{
		name: 'extension fields, objects as JSON text',
		changes: { extraFields: { num_frames: 81, lora: { name: 'anime' }, size: null } },
		sent: postForm('/videos', {
			...TEXT,
			seconds: '4',
			num_frames: '81',
			lora: '{"name":"anime"}',
		}),
	},
	{
		name: 'half a second',
		changes: { seconds: 2.5 },
		refused: { parameter: 'Duration', value: '2.5', takes: 'whole seconds' },
	},
	{
		name: 'first and last frame as a list of addresses',
		changes: { firstFrame: link(IMAGE), lastFrame: link(IMAGE) },
		sent: postForm('/videos', {
			...USUAL,
			image_reference: `[{"image_url":"${IMAGE}"},{"image_url":"${IMAGE}"}]`,
		}),
	},
	{
		name: 'a reference image',
		changes: { firstFrame: link(IMAGE), lastFrame: link(IMAGE), references: [link(IMAGE)] },
		refused: {
			parameter: 'Reference Images',
			value: 'of one image',
			takes: 'no reference images',
		},
	},
	{
		name: 'a size in multiples of 32, and the length in frames, for LTX',
		changes: { model: 'Lightricks/LTX-2', resolution: '720p', seconds: 5 },
		sent: postForm('/videos', {
			...TEXT,
			model: 'Lightricks/LTX-2',
			size: '1280x704',
			seconds: '5',
			num_frames: '121',
		}),
	},
	{
		name: 'a size in multiples of 16 for every other model',
		changes: { resolution: '480p' },
		sent: postForm('/videos', { ...USUAL, size: '848x480' }),
	},
	{
		name: 'the size and length that MAGI has, and refuses every other',
		changes: { model: 'sand-ai/MAGI-2' },
		sent: postForm('/videos', { ...TEXT, model: 'sand-ai/MAGI-2' }),
		asked: { size: null, seconds: null },
	},
];
