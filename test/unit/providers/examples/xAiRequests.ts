import { link, OPTION_ADVICE, upload } from '../request';
import { postJson, type RequestExample } from './example';

/** docs.x.ai, "Video Generation" (September 2026). */

export const GROK = 'grok-imagine-video-1.5';
export const CLASSIC = 'grok-imagine-video';
export const LITE = 'grok-imagine-video-1.5-lite';
const PICTURE = 'https://example.com/fox.png';
const DATA = 'data:image/png;base64,SU1HIQ==';

const post = (fields: object) =>
	postJson('/videos/generations', { model: GROK, prompt: 'A fox in the snow', ...fields });

export const xAiRequests: readonly RequestExample[] = [
	{ name: 'a text', changes: {}, sent: post({ aspect_ratio: '16:9' }) },
	{ name: 'no wish at all', changes: { aspectRatio: 'auto' }, sent: post({}) },
	{
		name: 'all that a text may come with',
		changes: { aspectRatio: '21:9', resolution: '1080p', seconds: 15, audio: 'off' },
		sent: post({ aspect_ratio: '21:9', resolution: '1080p', duration: 15, generate_audio: false }),
		asked: { size: null, seconds: 15 },
	},
	{
		name: 'a first frame, which gives the video its shape',
		changes: { firstFrame: link(PICTURE), resolution: '1080p' },
		sent: post({ resolution: '1080p', image: { url: PICTURE } }),
	},
	{
		name: 'a first frame as a file, and a shape that somebody chose',
		changes: { firstFrame: upload(600, 800), aspectRatio: '3:4', prompt: '' },
		sent: postJson('/videos/generations', {
			model: GROK,
			aspect_ratio: '3:4',
			image: { url: DATA },
		}),
	},
	{
		name: 'first and last frame, and references',
		changes: {
			firstFrame: link(PICTURE),
			lastFrame: upload(1, 1),
			references: [link(PICTURE), upload(1, 1)],
			resolution: '720p',
		},
		sent: post({
			aspect_ratio: '16:9',
			resolution: '720p',
			image: { url: PICTURE },
			last_frame: { url: DATA },
			reference_images: [{ url: PICTURE }, { url: DATA }],
		}),
	},
	{
		name: 'references of the classic model, for ten seconds',
		changes: { model: CLASSIC, references: [link(PICTURE)], seconds: 10 },
		sent: post({
			model: CLASSIC,
			aspect_ratio: '16:9',
			duration: 10,
			reference_images: [{ url: PICTURE }],
		}),
	},
	{
		name: 'a model nobody here knows, as it is',
		changes: { model: 'grok-imagine-video-2', seconds: 20, lastFrame: link(PICTURE) },
		sent: post({
			model: 'grok-imagine-video-2',
			aspect_ratio: '16:9',
			duration: 20,
			last_frame: { url: PICTURE },
		}),
	},
	{
		name: 'a model of another provider',
		changes: { model: 'sora-2' },
		refused: { parameter: 'Model', value: 'sora-2', takes: 'models of xAI' },
	},
	{
		name: 'sixteen seconds',
		changes: { seconds: 16 },
		refused: {
			parameter: 'Duration',
			value: '16',
			takes: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 or 15 seconds',
		},
	},
	{
		name: 'a size in pixels',
		changes: { size: '1280x720' },
		refused: {
			parameter: 'Size',
			value: '1280x720',
			takes: 'no size in pixels',
			advice: 'Remove the option Size and choose Aspect Ratio and Resolution instead.',
		},
	},
	{
		name: '4k',
		changes: { resolution: '4k' },
		refused: { parameter: 'Resolution', value: '4k', takes: `480p, 720p or 1080p for ${GROK}` },
	},
	{
		name: '1080p of the classic model',
		changes: { model: CLASSIC, resolution: '1080p' },
		refused: { parameter: 'Resolution', value: '1080p', takes: `480p or 720p for ${CLASSIC}` },
	},
	{
		name: '1080p with a last frame',
		changes: { resolution: '1080p', lastFrame: link(PICTURE) },
		refused: {
			parameter: 'Resolution',
			value: '1080p',
			takes: '480p or 720p with reference images or a last frame',
		},
	},
	{
		name: 'a last frame of the classic model',
		changes: { model: CLASSIC, lastFrame: link(PICTURE) },
		refused: {
			parameter: 'Last Frame',
			value: 'of an image',
			takes: `no last frame for ${CLASSIC}`,
		},
	},
	{
		name: 'references of the lite model',
		changes: { model: LITE, references: [link(PICTURE)] },
		refused: {
			parameter: 'Reference Images',
			value: 'of 1',
			takes: `no reference images for ${LITE}`,
			advice: 'Remove them, or use grok-imagine-video-1.5.',
		},
	},
	{
		name: 'references beside a first frame of the classic model',
		changes: { model: CLASSIC, references: [link(PICTURE)], firstFrame: link(PICTURE) },
		refused: {
			parameter: 'Reference Images',
			value: 'of 1',
			takes: `no reference images beside a first frame for ${CLASSIC}`,
		},
	},
	{
		name: 'references of the classic model for longer',
		changes: { model: CLASSIC, references: [link(PICTURE)], seconds: 11 },
		refused: {
			parameter: 'Duration',
			value: '11',
			takes: `at most 10 seconds with reference images for ${CLASSIC}`,
		},
	},
	{
		name: 'eight references',
		changes: { references: Array.from({ length: 8 }, () => link(PICTURE)) },
		refused: {
			parameter: 'Reference Images',
			value: 'of 8 images',
			takes: 'at most 7 reference images',
		},
	},
	{
		name: 'a seed',
		changes: { seed: 7 },
		refused: { parameter: 'Seed', value: '7', takes: 'no seed', advice: OPTION_ADVICE },
	},
];
