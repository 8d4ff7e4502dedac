// The same wish written by our provider and by Vercel's AI SDK (@ai-sdk/xai).
import { createXai } from '@ai-sdk/xai';
import { providers } from '../../nodes/AiVideo/providers';
import { callOf, link, upload, type Changes } from '../unit/providers/request';
import { FILE, IMAGE, jsonOf, NEUTRAL, PICTURE } from './vercelClient';

type Model = ReturnType<ReturnType<typeof createXai>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

interface Written {
	readonly path: string;
	readonly fields: object;
}

/** What Vercel's client posts, and to where. */
async function theirs(model: string, options: Partial<Options>): Promise<Written> {
	let sent: Written = { path: '', fields: {} };
	const recording: typeof fetch = async (address, init) => {
		if (init?.method === 'POST') {
			sent = { path: new URL(String(address)).pathname, fields: JSON.parse(String(init.body)) };
			return Response.json({ request_id: '1' });
		}
		return Response.json({ status: 'done', video: { url: 'https://a.example/1.mp4' } });
	};
	await createXai({ apiKey: 'key', fetch: recording })
		.video(model)
		.doGenerate({ ...NEUTRAL, providerOptions: { xai: { pollIntervalMs: 1 } }, ...options });
	return sent;
}

function ours(changes: Changes): Written {
	const call = callOf(providers.xAi, { aspectRatio: 'auto', ...changes });
	const { path, fields } = jsonOf(call);
	return { path: `/v1${path}`, fields };
}

const GROK = 'grok-imagine-video-1.5';
const CLASSIC = 'grok-imagine-video';

interface Row {
	readonly name: string;
	readonly model?: string;
	readonly wish: Changes;
	readonly options: Partial<Options>;
	/** What only ours has. */
	readonly more?: object;
}

const SAME: readonly Row[] = [
	{ name: 'a text', wish: {}, options: {} },
	{
		name: 'shape, resolution and length',
		wish: { aspectRatio: '9:16', resolution: '720p', seconds: 5 },
		options: { aspectRatio: '9:16', resolution: '1280x720', duration: 5 },
	},
	{
		name: '1080p',
		wish: { resolution: '1080p' },
		options: { resolution: '1920x1080' },
	},
	{
		name: 'a first frame by its address',
		wish: { firstFrame: link(PICTURE) },
		options: { image: IMAGE },
	},
	{ name: 'a first frame as a file', wish: { firstFrame: upload(1, 1) }, options: { image: FILE } },
	{
		name: 'a first frame and a shape',
		wish: { firstFrame: link(PICTURE), aspectRatio: '1:1' },
		options: { image: IMAGE, aspectRatio: '1:1' },
	},
	{
		name: 'references',
		model: CLASSIC,
		wish: { references: [link(PICTURE), upload(1, 1)], seconds: 10, resolution: '480p' },
		options: { inputReferences: [IMAGE, FILE], duration: 10, resolution: '854x480' },
	},
	{
		name: 'a last frame, which Vercel drops with a warning and xAI has since September 2026',
		wish: { firstFrame: link(PICTURE), lastFrame: link(PICTURE) },
		options: {
			frameImages: [
				{ frameType: 'first_frame', image: IMAGE },
				{ frameType: 'last_frame', image: IMAGE },
			],
		},
		more: { last_frame: { url: PICTURE } },
	},
	{
		name: 'no sound, for which Vercel has no setting',
		wish: { audio: 'off' },
		options: {},
		more: { generate_audio: false },
	},
	{
		name: 'references beside a first frame, which Vercel drops with a warning',
		wish: { firstFrame: link(PICTURE), references: [link(PICTURE)] },
		options: {
			frameImages: [{ frameType: 'first_frame', image: IMAGE }],
			inputReferences: [IMAGE],
		},
		more: { reference_images: [{ url: PICTURE }] },
	},
];

it.each(SAME)('writes $name as Vercel does', async ({ model = GROK, wish, options, more }) => {
	const { path, fields } = await theirs(model, options);
	expect(path).toBe('/v1/videos/generations');
	expect(ours({ model, ...wish })).toEqual({ path, fields: { ...fields, ...more } });
});

it('leaves out the shape of the node where an image gives its own, which Vercel sends if told', async () => {
	const wish = { model: GROK, firstFrame: link(PICTURE), aspectRatio: '16:9' } as const;
	const { fields } = await theirs(GROK, { image: IMAGE, aspectRatio: '16:9' });
	expect(fields).toHaveProperty('aspect_ratio', '16:9');
	expect(ours(wish)).not.toHaveProperty('fields.aspect_ratio');
});
