// The same wish written by our provider and by Vercel's AI SDK (@ai-sdk/replicate), which knows no model's schema.
import { createReplicate } from '@ai-sdk/replicate';
import { providers } from '../../nodes/AiVideo/providers';
import {
	HAILUO,
	HUNYUAN,
	HUNYUAN_VERSION,
	KLING,
	listed,
	SEEDANCE,
	VEO,
} from '../unit/providers/examples/replicateSchemas';
import { link, request, upload, type Changes } from '../unit/providers/request';
import { FILE, IMAGE, jsonOf, NEUTRAL, PICTURE } from './vercelClient';

type Model = ReturnType<ReturnType<typeof createReplicate>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

interface Written {
	readonly path: string;
	readonly authorization: string;
	readonly fields: Readonly<Record<string, unknown>>;
}

const KEY = 'r8_of_somebody';

/** What Vercel's client posts, and to where. */
async function theirs(model: string, options: Partial<Options>): Promise<Written> {
	let sent: Written = { path: '', authorization: '', fields: {} };
	const get = 'https://api.replicate.com/v1/predictions/1';
	const output = 'https://replicate.delivery/1.mp4';
	const recording: typeof fetch = async (address, init) => {
		const { pathname: path } = new URL(String(address));
		const authorization = new Headers(init?.headers).get('authorization') ?? '';
		sent = { path, authorization, fields: JSON.parse(String(init?.body)) };
		return Response.json({ id: '1', status: 'succeeded', output, urls: { get } });
	};
	await createReplicate({ apiToken: KEY, fetch: recording })
		.video(model)
		.doGenerate({ ...NEUTRAL, ...options });
	return sent;
}

/** Ours with the schema that Replicate publishes of the model. */
function ours(model: string, wish: Changes): Written {
	const wanted = request({ model, aspectRatio: 'auto', ...wish });
	const [name = ''] = model.split(':');
	const encoded = providers.replicate.submit(wanted, listed(name).listed);
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	const { call } = encoded;
	const { path, fields } = jsonOf(call);
	const authorization = providers.replicate.authorize(KEY, 0).headers?.['Authorization'] ?? '';
	return { path: `/v1${path}`, authorization, fields };
}

/** Options that Vercel's client passes on as they are. */
const passedOn = (replicate: Readonly<Record<string, string | boolean>>) => ({
	providerOptions: { replicate },
});

type Row = readonly [name: string, model: string, wish: Changes, options: Partial<Options>];

const SAME: readonly Row[] = [
	['a text', SEEDANCE, {}, {}],
	['a text', VEO, {}, {}],
	['a shape', SEEDANCE, { aspectRatio: '9:16' }, { aspectRatio: '9:16' }],
	['a length', VEO, { seconds: 8 }, { duration: 8 }],
	['a seed', VEO, { seed: 7 }, { seed: 7 }],
	['a resolution', VEO, { resolution: '1080p' }, passedOn({ resolution: '1080p' })],
	['what is not wanted', VEO, { negativePrompt: 'fog' }, passedOn({ negative_prompt: 'fog' })],
	['no sound', SEEDANCE, { audio: 'off' }, passedOn({ generate_audio: false })],
	['an image by its address', SEEDANCE, { firstFrame: link(PICTURE) }, { image: IMAGE }],
	['an image as a file', SEEDANCE, { firstFrame: upload(1, 1) }, { image: FILE }],
	[
		'a last frame',
		VEO,
		{ firstFrame: link(PICTURE), lastFrame: link(PICTURE) },
		{ image: IMAGE, ...passedOn({ last_frame: PICTURE }) },
	],
	['a text, by its version,', `${HUNYUAN}:${HUNYUAN_VERSION}`, { seed: 7 }, { seed: 7 }],
];

it.each(SAME)('writes %s to %s as Vercel does', async (_name, model, wish, options) => {
	expect(ours(model, wish)).toEqual(await theirs(model, options));
});

interface Difference {
	readonly why: string;
	readonly model: string;
	readonly wish: Changes;
	readonly options: Partial<Options>;
	/** The fields of the input of theirs that are not ours, and what stands in their place. */
	readonly not: Readonly<Record<string, unknown>>;
	readonly but: Readonly<Record<string, unknown>>;
}

const DIFFERENT: readonly Difference[] = [
	{
		why: 'Kling calls its first frame `start_image`, without which it makes nothing',
		model: KLING,
		wish: { firstFrame: link(PICTURE) },
		options: { image: IMAGE },
		not: { image: PICTURE },
		but: { start_image: PICTURE },
	},
	{
		why: 'Hailuo calls it `first_frame_image` and would overlook `image`',
		model: HAILUO,
		wish: { firstFrame: upload(1, 1) },
		options: { image: FILE },
		not: { image: 'data:image/png;base64,SU1HIQ==' },
		but: { first_frame_image: 'data:image/png;base64,SU1HIQ==' },
	},
	{
		why: "Vercel's resolution is a size in pixels, a field that no model of the collection has",
		model: VEO,
		wish: { resolution: '720p' },
		options: { resolution: '1280x720' },
		not: { size: '1280x720' },
		but: { resolution: '720p' },
	},
	{
		why: 'a seed of zero is a seed; Vercel leaves it out',
		model: VEO,
		wish: { seed: 0 },
		options: { seed: 0 },
		not: {},
		but: { seed: 0 },
	},
	{
		why: 'Vercel has no reference images for Replicate',
		model: SEEDANCE,
		wish: { references: [link(PICTURE)] },
		options: { inputReferences: [IMAGE] },
		not: {},
		but: { reference_images: [PICTURE] },
	},
];

it.each(DIFFERENT)('differs: $why', async ({ model, wish, options, not, but }) => {
	const [own, other] = [ours(model, wish), await theirs(model, options)];
	const common = { prompt: 'A fox in the snow' };
	expect(other.fields).toEqual({ input: { ...common, ...not } });
	expect(own.fields).toEqual({ input: { ...common, ...but } });
	expect({ ...own, fields: {} }).toEqual({ ...other, fields: {} });
});

it('names the version of a community model, which Vercel leaves to the user', async () => {
	expect(ours(HUNYUAN, {})).toMatchObject({
		path: '/v1/predictions',
		fields: { version: HUNYUAN_VERSION },
	});
	expect((await theirs(HUNYUAN, {})).path).toBe(`/v1/models/${HUNYUAN}/predictions`);
});
