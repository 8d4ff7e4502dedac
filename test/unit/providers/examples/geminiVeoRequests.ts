import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';

/** ai.google.dev, page "Veo" (parameters); googleapis/js-genai 2.32. */

export const VEO = 'veo-3.1-generate-preview';
const PROMPT = 'A fox in the snow';
const IMAGE = { bytesBase64Encoded: 'SU1HIQ==', mimeType: 'image/png' };
const REFERENCE = { image: IMAGE, referenceType: 'asset' };
const FILE = upload(1280, 720);
const WIDE = { aspectRatio: '16:9' };

const veo = (instance: object, parameters: object, more: object = {}, model = VEO) =>
	postJson(`/models/${model}:predictLongRunning`, {
		instances: [instance],
		parameters,
		...more,
	});

const toVeo: readonly RequestExample[] = [
	{
		name: 'a text to Veo, as a long-running prediction',
		changes: {},
		sent: veo({ prompt: PROMPT }, WIDE),
	},
	{
		name: 'all that Veo has a parameter for',
		changes: {
			aspectRatio: '9:16',
			resolution: '1080p',
			seconds: 8,
			negativePrompt: 'fog',
			seed: 0,
		},
		sent: veo(
			{ prompt: PROMPT },
			{
				aspectRatio: '9:16',
				resolution: '1080p',
				durationSeconds: 8,
				negativePrompt: 'fog',
				seed: 0,
			},
		),
	},
	{
		name: 'frames in base64',
		changes: { firstFrame: FILE, lastFrame: FILE, prompt: '' },
		sent: veo({ image: IMAGE, lastFrame: IMAGE }, WIDE),
	},
	{
		name: 'references as assets',
		changes: { references: [FILE, FILE] },
		sent: veo({ prompt: PROMPT, referenceImages: [REFERENCE, REFERENCE] }, WIDE),
	},
	{
		name: 'extra fields among the parameters, and those of the request beside them',
		changes: {
			extraFields: {
				personGeneration: 'allow_adult',
				sampleCount: 2,
				webhookConfig: { uris: ['https://example.com/hook'] },
			},
		},
		sent: veo(
			{ prompt: PROMPT },
			{ ...WIDE, personGeneration: 'allow_adult', sampleCount: 2 },
			{ webhookConfig: { uris: ['https://example.com/hook'] } },
		),
	},
	{
		name: 'the name as other providers have it',
		changes: { model: 'google/veo-3.1-fast-generate-preview' },
		sent: veo({ prompt: PROMPT }, WIDE, {}, 'veo-3.1-fast-generate-preview'),
	},
	{
		name: 'a length Veo does not have',
		changes: { seconds: 5 },
		refused: { parameter: 'Duration', value: '5', takes: '4, 6 or 8 seconds' },
	},
	{
		name: 'a length that 1080p does not have',
		changes: { seconds: 6, resolution: '1080p' },
		refused: {
			parameter: 'Duration',
			value: '6',
			takes: '8 seconds at 1080p and 4k, and with reference images',
		},
	},
	{
		name: 'a length that references do not have',
		changes: { seconds: 4, references: [FILE] },
		refused: {
			parameter: 'Duration',
			value: '4',
			takes: '8 seconds at 1080p and 4k, and with reference images',
		},
	},
	{
		name: '4k of the light model',
		changes: { model: 'veo-3.1-lite-generate-preview', resolution: '4k' },
		refused: {
			parameter: 'Resolution',
			value: '4k',
			takes: '720p or 1080p for veo-3.1-lite-generate-preview',
		},
	},
	{
		name: 'more references than Veo takes',
		changes: { references: [FILE, FILE, FILE, FILE] },
		refused: {
			parameter: 'Reference Images',
			value: 'of 4 images',
			takes: 'at most 3 reference images',
		},
	},
	{
		name: 'references beside frames',
		changes: { firstFrame: FILE, references: [FILE] },
		refused: {
			parameter: 'Reference Images',
			value: 'of 1',
			takes: 'no reference images beside a first image or a last frame',
		},
	},
	{
		name: 'an address, which the node fetches before',
		changes: { firstFrame: link('https://example.com/fox.png') },
		refused: { parameter: 'An image', value: 'by link', takes: 'images as files' },
	},
];

function withVeo(example: RequestExample): RequestExample {
	return { ...example, changes: { model: VEO, ...example.changes } };
}

export const geminiVeoRequests = toVeo.map(withVeo);
