// The same wish written by our provider and by Vercel's AI SDK (@ai-sdk/google), which has Veo alone.
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { providers } from '../../nodes/AiVideo/providers';
import { callOf, upload, type Changes } from '../unit/providers/request';
import { FILE, jsonOf, NEUTRAL } from './vercelClient';

type Model = ReturnType<ReturnType<typeof createGoogleGenerativeAI>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

interface Written {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly fields: unknown;
}

const MODEL = 'veo-3.1-generate-preview';
const KEY = 'key-of-somebody';

/** What Vercel's client posts, and to where. */
async function theirs(options: Partial<Options>): Promise<Written> {
	let sent: Written = { path: '', headers: {}, fields: null };
	const uri = 'https://a.example/1.mp4';
	const operation = {
		name: `models/${MODEL}/operations/1`,
		done: true,
		response: { generateVideoResponse: { generatedSamples: [{ video: { uri } }] } },
	};
	const recording: typeof fetch = async (address, init) => {
		const key = new Headers(init?.headers).get('x-goog-api-key') ?? '';
		const { pathname: path } = new URL(String(address));
		const fields: unknown = JSON.parse(String(init?.body));
		sent = { path, headers: { 'x-goog-api-key': key }, fields };
		return Response.json(operation);
	};
	await createGoogleGenerativeAI({ apiKey: KEY, fetch: recording })
		.video(MODEL)
		.doGenerate({ ...NEUTRAL, ...options });
	return sent;
}

function ours(changes: Changes): Written {
	const call = callOf(providers.gemini, { model: MODEL, aspectRatio: 'auto', ...changes });
	const { path, fields } = jsonOf(call);
	const { headers = {} } = providers.gemini.authorize(KEY, 0);
	return { path: `/v1beta${path}`, headers, fields };
}

const IMAGE = upload(1280, 720);
/** Vercel asks for one video in so many words, which is what comes without them. */
const ONE = { extraFields: { sampleCount: 1 } };

interface Row {
	readonly name: string;
	readonly wish: Changes;
	readonly options: Partial<Options>;
}

const SAME: readonly Row[] = [
	{ name: 'a text', wish: ONE, options: {} },
	{ name: 'two videos', wish: { extraFields: { sampleCount: 2 } }, options: { n: 2 } },
	{
		name: 'shape, resolution and length',
		wish: { ...ONE, aspectRatio: '9:16', resolution: '1080p', seconds: 8 },
		options: { aspectRatio: '9:16', resolution: '1920x1080', duration: 8 },
	},
	{
		name: '4k',
		wish: { ...ONE, resolution: '4k' },
		options: { resolution: '3840x2160' },
	},
	{ name: 'a seed', wish: { ...ONE, seed: 7 }, options: { seed: 7 } },
	{
		name: 'a negative prompt',
		wish: { ...ONE, negativePrompt: 'fog' },
		options: { providerOptions: { google: { negativePrompt: 'fog' } } },
	},
	{
		name: 'a parameter of its own',
		wish: { extraFields: { sampleCount: 1, personGeneration: 'allow_adult' } },
		options: { providerOptions: { google: { personGeneration: 'allow_adult' } } },
	},
	{ name: 'a first frame', wish: { ...ONE, firstFrame: IMAGE }, options: { image: FILE } },
	{
		name: 'both frames',
		wish: { ...ONE, firstFrame: IMAGE, lastFrame: IMAGE },
		options: {
			frameImages: [
				{ frameType: 'first_frame', image: FILE },
				{ frameType: 'last_frame', image: FILE },
			],
		},
	},
];

it.each(SAME)('writes $name as Vercel does', async ({ wish, options }) => {
	expect(ours(wish)).toEqual(await theirs(options));
});

it('says of references that they are assets, which Vercel leaves out and Google documents', async () => {
	const { fields } = await theirs({ inputReferences: [FILE] });
	const image = { bytesBase64Encoded: 'SU1HIQ==', mimeType: 'image/png' };
	const instance = { prompt: 'A fox in the snow', referenceImages: [{ image }] };
	expect(fields).toEqual({ instances: [instance], parameters: { sampleCount: 1 } });
	const asset = { ...instance, referenceImages: [{ image, referenceType: 'asset' }] };
	expect(ours({ ...ONE, references: [IMAGE] }).fields).toEqual({
		instances: [asset],
		parameters: { sampleCount: 1 },
	});
});

it('sends a seed of zero, which Vercel leaves out', async () => {
	expect((await theirs({ seed: 0 })).fields).not.toHaveProperty(['parameters', 'seed']);
	expect(ours({ seed: 0 }).fields).toHaveProperty(['parameters', 'seed'], 0);
});
