// The same wish written by our provider and by Vercel's AI SDK (@ai-sdk/bytedance).
import { createByteDance } from '@ai-sdk/bytedance';
import { providers } from '../../nodes/AiVideo/providers';
import { callOf, link, upload, type Changes } from '../unit/providers/request';
import { FILE, IMAGE, jsonOf, NEUTRAL, PICTURE } from './vercelClient';

type Model = ReturnType<ReturnType<typeof createByteDance>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

interface Written {
	readonly path: string;
	readonly fields: Readonly<Record<string, unknown>>;
}

/** What Vercel's client posts, and to where. */
async function theirs(model: string, options: Partial<Options>): Promise<Written> {
	let sent: Written = { path: '', fields: {} };
	const recording: typeof fetch = async (address, init) => {
		if (init?.method === 'POST') {
			sent = { path: new URL(String(address)).pathname, fields: JSON.parse(String(init.body)) };
			return Response.json({ id: 'cgt-1' });
		}
		return Response.json({
			status: 'succeeded',
			content: { video_url: 'https://a.example/1.mp4' },
		});
	};
	await createByteDance({ apiKey: 'key', fetch: recording })
		.video(model)
		.doGenerate({ ...NEUTRAL, ...options });
	return sent;
}

function ours(changes: Changes): Written {
	const call = callOf(providers.modelArk, { aspectRatio: 'auto', ...changes });
	const { path, fields } = jsonOf(call);
	return { path: `/api/v3${path}`, fields };
}

const SEEDANCE = 'dreamina-seedance-2-0-260128';
const PRO = 'seedance-1-0-pro-250528';
const passedOn = (bytedance: Readonly<Record<string, boolean>>) => ({
	providerOptions: { bytedance },
});

type Row = readonly [name: string, model: string, wish: Changes, options: Partial<Options>];

const SAME: readonly Row[] = [
	['a text', SEEDANCE, {}, {}],
	[
		'shape, resolution, length and seed',
		SEEDANCE,
		{ aspectRatio: '9:16', resolution: '720p', seconds: 5, seed: 7 },
		{ aspectRatio: '9:16', resolution: '1280x720', duration: 5, seed: 7 },
	],
	['1080p', PRO, { resolution: '1080p' }, { resolution: '1920x1080' }],
	['no sound', SEEDANCE, { audio: 'off' }, { generateAudio: false }],
	['no watermark', SEEDANCE, { watermark: 'off' }, passedOn({ watermark: false })],
	[
		'a camera that stands still',
		PRO,
		{ extraFields: { camera_fixed: true } },
		passedOn({ cameraFixed: true }),
	],
	[
		'first and last frame',
		SEEDANCE,
		{ firstFrame: link(PICTURE), lastFrame: upload(1, 1), aspectRatio: '9:16' },
		{
			frameImages: [
				{ frameType: 'first_frame', image: IMAGE },
				{ frameType: 'last_frame', image: FILE },
			],
			aspectRatio: '9:16',
		},
	],
	[
		'references',
		SEEDANCE,
		{ references: [link(PICTURE), upload(1, 1)], aspectRatio: '16:9' },
		{ inputReferences: [{ ...IMAGE, mediaType: 'image/png' }, FILE], aspectRatio: '16:9' },
	],
];

it.each(SAME)('writes %s to %s as Vercel does', async (_name, model, wish, options) => {
	const written = await theirs(model, options);
	expect(written.path).toBe('/api/v3/contents/generations/tasks');
	expect(ours({ model, ...wish })).toEqual(written);
});

it('names the role of one image alone, which Vercel leaves to the API', async () => {
	const wish = { model: SEEDANCE, firstFrame: upload(1, 1) };
	const { fields } = await theirs(SEEDANCE, { image: FILE });
	const [text, image] = [fields['content']].flat();
	expect(image).not.toHaveProperty('role');
	const content = [text, { ...Object(image), role: 'first_frame' }];
	expect(ours(wish).fields).toEqual({ ...fields, content });
});

it('sends a seed of zero, which Vercel leaves out', async () => {
	const { fields } = await theirs(SEEDANCE, { seed: 0 });
	expect(fields).not.toHaveProperty('seed');
	expect(ours({ model: SEEDANCE, seed: 0 }).fields).toEqual({ ...fields, seed: 0 });
});

it('leaves out the shape of the node where an image gives its own, which Vercel sends if told', async () => {
	const wish = { model: SEEDANCE, firstFrame: link(PICTURE), aspectRatio: '16:9' } as const;
	const { fields } = await theirs(SEEDANCE, { image: IMAGE, aspectRatio: '16:9' });
	expect(fields).toHaveProperty('ratio', '16:9');
	expect(ours(wish).fields).not.toHaveProperty('ratio');
});

it('tells a model without sound nothing of it, which Vercel does', async () => {
	const { fields } = await theirs(PRO, { generateAudio: false });
	expect(fields).toHaveProperty('generate_audio', false);
	expect(ours({ model: PRO, audio: 'off' }).fields).not.toHaveProperty('generate_audio');
});
