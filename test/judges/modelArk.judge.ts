// Vercel's client for ModelArk, unchanged but for the address, against ModelArk's profile.
import { createByteDance } from '@ai-sdk/bytedance';
import { useEmulator } from '../fixtures/emulatorRig';
import { imageFixture } from '../fixtures/images';
import { readVideo } from '../fixtures/readVideo';
import { fetchWithTime, NEUTRAL } from './vercelClient';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const SEEDANCE = 'dreamina-seedance-2-0-260128';

type Model = ReturnType<ReturnType<typeof createByteDance>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

const WISH = { ...NEUTRAL, providerOptions: { bytedance: { pollIntervalMs: 1 } } };
/** A third of the generation passes before each look. */
const later = fetchWithTime(clock, GENERATION_MS / 3);

async function generate(options: Partial<Options> = {}, model = SEEDANCE, apiKey = 'key-modelArk') {
	const ark = createByteDance({ apiKey, baseURL: emulator().baseUrl('modelArk'), fetch: later });
	return await ark.video(model).doGenerate({ ...WISH, ...options });
}

const PICTURE = { type: 'url', url: 'https://a.example/fox.png' } as const;
const FILE = {
	type: 'file',
	data: new Uint8Array(imageFixture('portrait-720x1280.png')),
	mediaType: 'image/png',
} as const;

async function frameOf(video: Awaited<ReturnType<typeof generate>>['videos'][number] | undefined) {
	if (video?.type !== 'url') throw new Error('No address came');
	return await readVideo(Buffer.from(await (await fetch(video.url)).arrayBuffer()));
}

describe("Vercel's client for ModelArk", () => {
	it('makes a video of the length and shape asked for, and is told its tokens', async () => {
		const { videos, warnings, providerMetadata } = await generate({
			aspectRatio: '9:16',
			resolution: '1280x720',
			duration: 5,
			seed: 7,
			generateAudio: false,
		});
		expect(warnings).toEqual([]);
		expect(await frameOf(videos[0])).toMatchObject({ width: 720, height: 1280, seconds: 5 });
		const usage = { completion_tokens: 108_900 };
		expect(providerMetadata?.['bytedance']).toMatchObject({ usage });
		expect(emulator().billing.jobs).toMatchObject([{ amount: 0.7623, currency: 'USD' }]);
		const polls = emulator().requests.filter(({ route }) => route === 'status');
		expect(polls.map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it('begins with an image and has its shape, ends with one, and is guided by others', async () => {
		const { videos } = await generate({ image: FILE });
		expect(await frameOf(videos[0])).toMatchObject({ width: 720, height: 1280 });
		const frameImages = [
			{ frameType: 'first_frame', image: PICTURE },
			{ frameType: 'last_frame', image: PICTURE },
		] as const;
		await generate({ frameImages: [...frameImages] });
		await generate({ inputReferences: [PICTURE, PICTURE] });
		const images = emulator()
			.jobs('modelArk')
			.map(({ image }) => (image?.kind === 'link' ? image.urls.length : 0));
		expect(images).toEqual([1, 2, 2]);
	});

	it.each(['failed', 'failedWithoutError', 'overloaded'] as const)(
		'throws for a job that ended as %s, of whose reason it says nothing',
		async (outcome) => {
			emulator().settings('modelArk').outcome = outcome;
			await expect(generate()).rejects.toThrow('Video generation failed');
			expect(emulator().billing.total()).toBe(0);
		},
	);

	it.each([
		[
			'a resolution the model has not',
			{ resolution: '1920x1080' },
			`${SEEDANCE.slice(0, 21)}-fast-260128`,
		],
		['a length no model has', { duration: 16 }, SEEDANCE],
		['references of a model without', { inputReferences: [PICTURE] }, 'seedance-1-0-pro-250528'],
		[
			'a shape beside a frame of 2.5',
			{ image: PICTURE, aspectRatio: '9:16' },
			'dreamina-seedance-2-5-260628',
		],
	] as const)('is refused %s', async (_what, options, model) => {
		const { inputReferences, ...rest } = { inputReferences: undefined, ...options };
		const call = generate(
			{ ...rest, inputReferences: inputReferences && [...inputReferences] },
			model,
		);
		await expect(call).rejects.toMatchObject({ statusCode: 400 });
		expect(emulator().jobs('modelArk')).toEqual([]);
	});

	it('is refused with a wrong key, in arrears, with a full queue and a model of nobody', async () => {
		await expect(generate({}, SEEDANCE, 'key-of-nobody')).rejects.toMatchObject({
			statusCode: 401,
			message: expect.stringContaining(
				'The API key or AK/SK in the request is missing or invalid.',
			),
		});
		await expect(generate({}, 'seedance-9')).rejects.toMatchObject({
			statusCode: 404,
			message: expect.stringContaining('The model or endpoint seedance-9 does not exist'),
		});
		emulator().settings('modelArk').credit = 0;
		await expect(generate()).rejects.toMatchObject({
			statusCode: 403,
			message: expect.stringContaining('overdue balance'),
		});
		expect(emulator().jobs('modelArk')).toEqual([]);
	});
});
