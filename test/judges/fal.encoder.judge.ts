// The same wish written by our provider and by Vercel's AI SDK (@ai-sdk/fal), which knows no model's schema.
import { createFal } from '@ai-sdk/fal';
import { providers } from '../../nodes/AiVideo/providers';
import { listed } from '../unit/providers/examples/falSchemas';
import { link, request, upload, type Changes } from '../unit/providers/request';
import { FILE, IMAGE, jsonOf, NEUTRAL, PICTURE } from './vercelClient';

type Model = ReturnType<ReturnType<typeof createFal>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

interface Written {
	readonly path: string;
	readonly fields: Readonly<Record<string, unknown>>;
}

/** What Vercel's client posts, and to where. */
async function theirs(model: string, options: Partial<Options>): Promise<Written> {
	let sent: Written = { path: '', fields: {} };
	const recording: typeof fetch = async (address, init) => {
		const { pathname: path } = new URL(String(address));
		if (init?.method !== 'POST')
			return Response.json({ video: { url: 'https://a.example/1.mp4' } });
		sent = { path, fields: JSON.parse(String(init.body)) };
		const response_url = 'https://queue.fal.run/fal-ai/app/requests/1';
		return Response.json({ request_id: '1', response_url });
	};
	await createFal({ apiKey: 'key', fetch: recording })
		.video(model)
		.doGenerate({ ...NEUTRAL, ...options });
	return sent;
}

/** Ours with the schema that fal publishes of the model. */
function ours(model: string, wish: Changes): Written {
	const wanted = request({ model, aspectRatio: 'auto', ...wish });
	const encoded = providers.fal.submit(wanted, listed(model).listed);
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	const { call } = encoded;
	const { path, fields } = jsonOf(call);
	return { path, fields };
}

const VEO = 'fal-ai/veo3.1';
const KLING = 'fal-ai/kling-video/v3/pro';
const WAN = 'fal-ai/wan-25-preview/image-to-video';
/** Options that Vercel's client passes on as they are. */
const passedOn = (fal: Readonly<Record<string, string | boolean>>) => ({
	providerOptions: { fal },
});

type Row = readonly [name: string, model: string, wish: Changes, options: Partial<Options>];

const SAME: readonly Row[] = [
	['a text', VEO, {}, {}],
	['a shape', VEO, { aspectRatio: '9:16' }, { aspectRatio: '9:16' }],
	['a length with its unit', VEO, { seconds: 8 }, { duration: 8 }],
	['a seed', VEO, { seed: 7 }, { seed: 7 }],
	['a resolution', VEO, { resolution: '1080p' }, passedOn({ resolution: '1080p' })],
	['what is not wanted', VEO, { negativePrompt: 'fog' }, passedOn({ negativePrompt: 'fog' })],
	['no sound', VEO, { audio: 'off' }, passedOn({ generate_audio: false })],
	['an image by its address', WAN, { firstFrame: link(PICTURE) }, { image: IMAGE }],
	['an image as a file', WAN, { firstFrame: upload(1, 1) }, { image: FILE }],
	[
		'all of it',
		`${VEO}/image-to-video`,
		{ firstFrame: link(PICTURE), aspectRatio: '16:9', seconds: 6, seed: 7, audio: 'on' },
		{
			...passedOn({ generate_audio: true }),
			image: IMAGE,
			aspectRatio: '16:9',
			duration: 6,
			seed: 7,
		},
	],
];

it.each(SAME)('writes %s to %s as Vercel does', async (_name, model, wish, options) => {
	expect(ours(model, wish)).toEqual(await theirs(model, options));
});

interface Difference {
	readonly why: string;
	readonly model: string;
	readonly wish: Changes;
	readonly options: Partial<Options>;
	/** The fields of theirs that are not ours, and what stands in their place. */
	readonly not: Readonly<Record<string, unknown>>;
	readonly but: Readonly<Record<string, unknown>>;
}

const DIFFERENT: readonly Difference[] = [
	{
		why: "Kling's lengths are bare texts: `8s` is none of its choices",
		model: `${KLING}/text-to-video`,
		wish: { seconds: 8 },
		options: { duration: 8 },
		not: { duration: '8s' },
		but: { duration: '8' },
	},
	{
		why: "Sora's lengths are numbers",
		model: 'fal-ai/sora-2/text-to-video',
		wish: { seconds: 8 },
		options: { duration: 8 },
		not: { duration: '8s' },
		but: { duration: 8 },
	},
	{
		why: 'Kling 3 calls its first frame `start_image_url`, without which it makes nothing',
		model: `${KLING}/image-to-video`,
		wish: { firstFrame: link(PICTURE) },
		options: { image: IMAGE },
		not: { image_url: PICTURE },
		but: { start_image_url: PICTURE },
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
		why: 'Vercel has no last frame for fal',
		model: `${KLING}/image-to-video`,
		wish: { firstFrame: link(PICTURE), lastFrame: upload(1, 1) },
		options: {
			image: IMAGE,
			frameImages: [{ frameType: 'last_frame', image: FILE }],
		},
		not: { image_url: PICTURE },
		but: { start_image_url: PICTURE, end_image_url: 'data:image/png;base64,SU1HIQ==' },
	},
];

it.each(DIFFERENT)('differs, since $why', async ({ model, wish, options, not, but }) => {
	const { path, fields } = await theirs(model, options);
	const alike = Object.entries(fields).filter(([name]) => !(name in not));
	expect(fields).toMatchObject(not);
	expect(Object.fromEntries(alike)).not.toMatchObject(but);
	expect(ours(model, wish)).toEqual({ path, fields: { ...Object.fromEntries(alike), ...but } });
});

it('calls a model of another owner by its own path, where Vercel puts fal before it', async () => {
	const model = 'xai/grok-imagine-video/text-to-video';
	expect((await theirs(model, {})).path).toBe(`/fal-ai/${model}`);
	expect(ours(model, {}).path).toBe(`/${model}`);
});
