import { upload } from '../request';
import { fallbackTo, IMAGE_FILE, postForm, postJson, type RequestExample } from './example';

/** openai-node, src/resources/videos.ts, and the sizes and lengths of OpenAI's video guide. */

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const SIZES = ['720x1280', '1280x720'];
const LARGE = ['1024x1792', '1792x1024', '1080x1920', '1920x1080'];
const MODELS = [
	{ model: 'sora-2', sizes: SIZES },
	{ model: 'sora-2-2025-10-06', sizes: SIZES },
	{ model: 'sora-2-2025-12-08', sizes: SIZES },
	{ model: 'sora-2-pro', sizes: [...SIZES, ...LARGE] },
	{ model: 'sora-2-pro-2025-10-06', sizes: [...SIZES, ...LARGE] },
];

/** A form without a file, and the same in JSON for servers that do not understand forms. */
const formOrJson = (
	fields: Readonly<Record<string, string>>,
	json: Readonly<Record<string, unknown>> = fields,
) => ({ ...postForm('/videos', fields), fallback: fallbackTo(postJson('/videos', json)) });

export const openAiRequests: readonly RequestExample[] = [
	{
		name: 'a form even for a text, with the length as text',
		changes: { seconds: 8 },
		sent: formOrJson({ ...TEXT, size: '1280x720', seconds: '8' }),
		asked: { size: '1280x720', seconds: 8 },
	},
	{
		name: 'the default length is left to the server',
		changes: {},
		sent: formOrJson({ ...TEXT, size: '1280x720' }),
		asked: { size: '1280x720', seconds: null },
	},
	...[4, 8, 12, 16, 20].map((seconds) => ({
		name: `${seconds} seconds`,
		changes: { seconds },
		sent: formOrJson({ ...TEXT, size: '1280x720', seconds: `${seconds}` }),
	})),
	...MODELS.flatMap(({ model, sizes }) =>
		sizes.map((size) => ({
			name: `${model} in ${size}`,
			changes: { model, size },
			sent: formOrJson({ ...TEXT, model, size }),
		})),
	),
	{
		name: 'an image as a file with name and type',
		changes: { firstFrame: upload(1280, 720) },
		sent: postForm('/videos', { ...TEXT, size: '1280x720', input_reference: IMAGE_FILE }),
	},
	{
		name: 'a model nobody knows with any length, size and image',
		changes: { model: 'veo-3.1', seconds: 7, size: '640 × 480', firstFrame: upload(33, 44) },
		sent: postForm('/videos', {
			...TEXT,
			model: 'veo-3.1',
			size: '640x480',
			seconds: '7',
			input_reference: IMAGE_FILE,
		}),
		asked: { size: '640x480', seconds: 7 },
	},
	{
		name: 'a form knows no null and no objects',
		changes: { extraFields: { audio: true, user: { id: 7 }, size: null } },
		sent: formOrJson(
			{ ...TEXT, audio: 'true', user: '{"id":7}' },
			{ ...TEXT, audio: true, user: { id: 7 } },
		),
	},
	{
		name: 'a length no Sora has',
		changes: { seconds: 10 },
		refused: { parameter: 'Duration', value: '10', takes: '4, 8, 12, 16 or 20 seconds' },
	},
	{
		name: 'a size of the pro model alone',
		changes: { size: '1792x1024' },
		refused: { parameter: 'Size', value: '1792x1024', takes: '720x1280 or 1280x720 for sora-2' },
	},
	{
		name: 'an image of other pixels than the video',
		changes: { firstFrame: upload(640, 640) },
		refused: {
			parameter: 'First image',
			value: '640x640 pixels',
			takes: 'exactly the size of the video, 1280x720',
		},
	},
];
