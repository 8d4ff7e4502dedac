import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';

/** OpenRouterTeam/docs: OpenAPI file and video guide; models that the list describes, and others. */

export const VEO = 'google/veo-3.1';
const TEXT = { model: VEO, prompt: 'A fox in the snow' };
const WORDS = { aspect_ratio: '16:9' };
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
/** What `GET /videos/models` says of it. */
export const ROW = {
	id: VEO,
	sizes: ['1280x720', '720x1280'],
	seconds: [4, 6, 8],
	resolutions: ['720p', '1080p'],
	ratios: ['16:9', '9:16'],
	frames: ['first_frame'],
};

const image = (url: string) => ({ type: 'image_url', image_url: { url } });
const frame = (url: string, frame_type: string) => ({ ...image(url), frame_type });

export const openRouterRequests: readonly RequestExample[] = [
	{
		name: 'JSON with resolution and ratio in words',
		changes: {},
		sent: postJson('/videos', { ...TEXT, ...WORDS }),
		asked: { size: null, seconds: null },
	},
	...(['480p', '1080p', '4k'] as const).map((resolution) => ({
		name: `${resolution} for 8 seconds, as a number`,
		changes: { resolution, seconds: 8 },
		sent: postJson('/videos', {
			...TEXT,
			...WORDS,
			resolution: resolution === '4k' ? '4K' : resolution,
			duration: 8,
		}),
	})),
	...(['9:16', '1:1', '4:3', '3:4', '21:9'] as const).map((aspectRatio) => ({
		name: aspectRatio,
		changes: { aspectRatio },
		sent: postJson('/videos', { ...TEXT, ...WORDS, aspect_ratio: aspectRatio }),
	})),
	{
		name: 'a size in place of the words',
		changes: { size: '1920 × 1080', resolution: '1024p' },
		sent: postJson('/videos', { ...TEXT, size: '1920x1080' }),
		asked: { size: '1920x1080', seconds: null },
	},
	{
		name: 'a seed of zero and the sound',
		changes: { seed: 0, extraFields: { generate_audio: false } },
		sent: postJson('/videos', { ...TEXT, ...WORDS, seed: 0, generate_audio: false }),
	},
	{
		name: 'an uploaded first frame and a linked last one',
		changes: { firstFrame: upload(1280, 720), lastFrame: link(LAST) },
		sent: postJson('/videos', {
			...TEXT,
			...WORDS,
			frame_images: [
				frame('data:image/png;base64,SU1HIQ==', 'first_frame'),
				frame(LAST, 'last_frame'),
			],
		}),
	},
	{
		name: 'references, as many as there are',
		changes: {
			references: [link(FIRST), link(LAST), link(FIRST)],
		},
		sent: postJson('/videos', {
			...TEXT,
			...WORDS,
			input_references: [image(FIRST), image(LAST), image(FIRST)],
		}),
	},
	{
		name: 'an image without a prompt, which chooses the ratio',
		changes: { prompt: '', firstFrame: upload(800, 1208), imageFit: 'sizeFromImage' },
		sent: postJson('/videos', {
			model: VEO,
			...WORDS,
			aspect_ratio: '2:3',
			frame_images: [frame('data:image/png;base64,SU1HIQ==', 'first_frame')],
		}),
	},
	{
		name: 'a ratio of a listed model, chosen by the image',
		changes: { firstFrame: upload(900, 1000), imageFit: 'sizeFromImage' },
		listed: ROW,
		sent: postJson('/videos', {
			...TEXT,
			...WORDS,
			aspect_ratio: '9:16',
			frame_images: [frame('data:image/png;base64,SU1HIQ==', 'first_frame')],
		}),
	},
	{
		name: 'a model without a vendor',
		changes: { model: 'sora-2' },
		refused: { parameter: 'Model', value: 'sora-2', takes: 'models named vendor/model' },
	},
	{
		name: '1024p, for which there is no word',
		changes: { resolution: '1024p' },
		refused: {
			parameter: 'Resolution',
			value: '1024p',
			takes: '480p, 720p, 768p, 1080p, 2K or 4K for google/veo-3.1',
		},
	},
	{
		name: 'a size that is none',
		changes: { size: 'large' },
		refused: {
			parameter: 'Size',
			value: 'large',
			takes: 'WIDTHxHEIGHT in pixels, e.g. 1280x720',
		},
	},
	{
		name: 'references beside frames, which the frames would beat',
		changes: { firstFrame: link(FIRST), lastFrame: link(LAST), references: [link(FIRST)] },
		refused: {
			parameter: 'Reference Images',
			value: 'of 1',
			takes: 'no reference images beside a first image or a last frame',
		},
	},
	{
		name: 'a length the listed model has not',
		changes: { seconds: 5 },
		listed: ROW,
		refused: { parameter: 'Duration', value: '5', takes: '4, 6 or 8 seconds' },
	},
	{
		name: 'a resolution the listed model has not',
		changes: { resolution: '480p' },
		listed: ROW,
		refused: { parameter: 'Resolution', value: '480p', takes: `720p or 1080p for ${VEO}` },
	},
	{
		name: 'a ratio the listed model has not',
		changes: { aspectRatio: '1:1' },
		listed: ROW,
		refused: { parameter: 'Aspect Ratio', value: '1:1', takes: `16:9 or 9:16 for ${VEO}` },
	},
	{
		name: 'a size the listed model has not',
		changes: { size: '640x480' },
		listed: ROW,
		refused: { parameter: 'Size', value: '640x480', takes: `1280x720 or 720x1280 for ${VEO}` },
	},
	{
		name: 'a last frame the listed model has not',
		changes: { firstFrame: link(FIRST), lastFrame: link(LAST) },
		listed: ROW,
		refused: {
			parameter: 'Last Frame',
			value: 'of an image',
			takes: `no last frame for ${VEO}`,
		},
	},
];
