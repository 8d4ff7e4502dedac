// Vercel's client for xAI, unchanged but for the address, against xAI's profile.
import { createXai } from '@ai-sdk/xai';
import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';
import { fetchWithTime, NEUTRAL } from './vercelClient';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const GROK = 'grok-imagine-video-1.5';

type Model = ReturnType<ReturnType<typeof createXai>['video']>;
type Options = Parameters<Model['doGenerate']>[0];

const WISH = { ...NEUTRAL, providerOptions: { xai: { pollIntervalMs: 1 } } };
/** A third of the generation passes before each look. */
const later = fetchWithTime(clock, GENERATION_MS / 3);

async function generate(options: Partial<Options> = {}, model = GROK, apiKey = 'key-xAi') {
	const xai = createXai({ apiKey, baseURL: emulator().baseUrl('xAi'), fetch: later });
	return await xai.video(model).doGenerate({ ...WISH, ...options });
}

describe("Vercel's client for xAI", () => {
	it('makes a video of the length and shape asked for, and is told its price', async () => {
		const { videos, warnings, providerMetadata } = await generate({
			aspectRatio: '9:16',
			resolution: '1280x720',
			duration: 5,
		});
		expect(warnings).toEqual([]);
		const [video] = videos;
		if (video?.type !== 'url') throw new Error('No address came');
		const file = Buffer.from(await (await fetch(video.url)).arrayBuffer());
		expect(await readVideo(file)).toMatchObject({ width: 720, height: 1280, seconds: 5 });
		expect(providerMetadata?.['xai']).toMatchObject({ duration: 5, costInUsdTicks: 7e9 });
		expect(emulator().billing.jobs).toMatchObject([{ amount: 0.7, currency: 'USD' }]);
		const polls = emulator().requests.filter(({ route }) => route === 'status');
		expect(polls.map(({ status }) => status)).toEqual([202, 202, 200]);
	});

	it('takes 202 without a word for a running job', async () => {
		emulator().settings('xAi').generationMs = GENERATION_MS * 10;
		await generate();
		const polls = emulator().requests.filter(({ route }) => route === 'status');
		expect(polls.slice(0, -1).every(({ status }) => status === 202)).toBe(true);
	});

	it('begins with an image, and is guided by references', async () => {
		const image = { type: 'url', url: 'https://a.example/fox.png' } as const;
		await generate({ image });
		await generate({ inputReferences: [image, image] }, 'grok-imagine-video');
		const urls = emulator()
			.jobs('xAi')
			.map((job) => job.image);
		expect(urls).toEqual([
			{ kind: 'link', urls: [image.url] },
			{ kind: 'link', urls: [image.url, image.url] },
		]);
		expect(emulator().billing.jobs.map(({ amount }) => amount)).toEqual([0.65, 0.404]);
	});

	it.each([
		['failed', 'imagine:content-moderated: Generated video rejected by content moderation.', 0.64],
		['failedWithoutError', 'Video generation was blocked due to a content policy violation.', 0.64],
		['overloaded', 'Video generation failed.', 0],
		['expired', 'Video generation request expired.', 0],
	] as const)('throws for a job that ended as %s', async (outcome, message, charged) => {
		emulator().settings('xAi').outcome = outcome;
		await expect(generate()).rejects.toThrow(message);
		expect(emulator().billing.total()).toBe(charged);
	});

	it('shows what the model cannot make as a failed job', async () => {
		const call = generate({ resolution: '1920x1080' }, 'grok-imagine-video');
		await expect(call).rejects.toThrow('Video generation failed.');
		expect(emulator().billing.total()).toBe(0);
	});

	it('is refused with a wrong key, an empty account and a model of nobody', async () => {
		await expect(generate({}, GROK, 'key-of-nobody')).rejects.toMatchObject({
			statusCode: 400,
			message: expect.stringContaining('Incorrect API key provided'),
		});
		await expect(generate({}, 'grok-nobody')).rejects.toMatchObject({ statusCode: 404 });
		emulator().settings('xAi').credit = 0;
		await expect(generate()).rejects.toMatchObject({
			statusCode: 403,
			message: expect.stringContaining('used all available credits'),
		});
		expect(emulator().jobs('xAi')).toEqual([]);
	});
});
