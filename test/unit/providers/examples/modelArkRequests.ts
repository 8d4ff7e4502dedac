import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';

/** volcengine.com/docs/82379/1520757 and 2298881. */

export const SEEDANCE_2 = 'dreamina-seedance-2-0-260128';
const SEEDANCE_25 = 'dreamina-seedance-2-5-260628';
const PRO = 'seedance-1-0-pro-250528';
const LITE_I2V = 'doubao-seedance-1-0-lite-i2v-250428';
const PICTURE = 'https://example.com/fox.png';
const DATA = 'data:image/png;base64,SU1HIQ==';

const TEXT = { type: 'text', text: 'A fox in the snow' };
const image = (url: string, role: string) => ({ type: 'image_url', image_url: { url }, role });
const post = (fields: object, ...content: readonly object[]) =>
	postJson('/contents/generations/tasks', { model: SEEDANCE_2, content, ...fields });

const FRAME = { firstFrame: link(PICTURE) };
const GUIDE = { references: [link(PICTURE)] };

export const modelArkRequests: readonly RequestExample[] = [
	{ name: 'a text', changes: {}, sent: post({ ratio: '16:9' }, TEXT) },
	{ name: 'no wish at all', changes: { aspectRatio: 'auto' }, sent: post({}, TEXT) },
	{
		name: 'all that a text may come with',
		changes: {
			aspectRatio: '21:9',
			resolution: '4k',
			seconds: 15,
			seed: 7,
			audio: 'off',
			watermark: 'on',
		},
		sent: post(
			{
				ratio: '21:9',
				resolution: '4k',
				duration: 15,
				seed: 7,
				generate_audio: false,
				watermark: true,
			},
			TEXT,
		),
		asked: { size: null, seconds: 15 },
	},
	{
		name: 'a first frame, which gives the video its shape',
		changes: FRAME,
		sent: post({}, TEXT, image(PICTURE, 'first_frame')),
	},
	{
		name: 'a first frame as a file without a prompt, and a shape that somebody chose',
		changes: { firstFrame: upload(600, 800), aspectRatio: '1:1', prompt: '' },
		sent: post({ ratio: '1:1' }, image(DATA, 'first_frame')),
	},
	{
		name: 'first and last frame, and their shape',
		changes: { ...FRAME, lastFrame: upload(1, 1), aspectRatio: '9:16', imageFit: 'sizeFromImage' },
		sent: post(
			{ ratio: 'adaptive' },
			TEXT,
			image(PICTURE, 'first_frame'),
			image(DATA, 'last_frame'),
		),
	},
	{
		name: 'images of subjects, which leave the shape open',
		changes: { references: [link(PICTURE), upload(1, 1)] },
		sent: post(
			{ ratio: '16:9' },
			TEXT,
			image(PICTURE, 'reference_image'),
			image(DATA, 'reference_image'),
		),
	},
	{
		name: 'frames of Seedance 2.5, which takes no shape beside them',
		changes: { ...FRAME, model: SEEDANCE_25, seconds: 30, imageFit: 'sizeFromImage' },
		sent: post({ model: SEEDANCE_25, duration: 30 }, TEXT, image(PICTURE, 'first_frame')),
		asked: { size: null, seconds: 30 },
	},
	{
		name: 'silence of a model without sound, which has no field for it',
		changes: { model: PRO, audio: 'off' },
		sent: post({ model: PRO, ratio: '16:9' }, TEXT),
	},
	{
		name: "Volcengine's name of a model, with an image of a subject",
		changes: { ...GUIDE, model: LITE_I2V, resolution: '720p' },
		sent: post(
			{ model: LITE_I2V, ratio: '16:9', resolution: '720p' },
			TEXT,
			image(PICTURE, 'reference_image'),
		),
	},
	{
		name: 'an endpoint of the account, of which nothing is known',
		changes: { model: 'ep-20260401123823-6d4x2', seconds: 60, resolution: '2k', audio: 'on' },
		sent: post(
			{
				model: 'ep-20260401123823-6d4x2',
				ratio: '16:9',
				duration: 60,
				resolution: '2k',
				generate_audio: true,
			},
			TEXT,
		),
		asked: { size: null, seconds: 60 },
	},
	{
		name: 'what only ModelArk has, over our own',
		changes: { extraFields: { camera_fixed: true, duration: -1 }, seconds: 5 },
		sent: post({ ratio: '16:9', duration: -1, camera_fixed: true }, TEXT),
		asked: { size: null, seconds: 5 },
	},
];
