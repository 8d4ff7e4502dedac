// The OpenAI SDK, a client that is not ours, against the profiles that promise to work with it.
import { toFile } from 'openai';
import { useEmulator } from '../fixtures/emulatorRig';
import { imageFixture } from '../fixtures/images';
import {
	bytesOf,
	openAiSdk,
	refusalOf,
	SDK_DIALECTS,
	SDK_MODELS,
	type SdkDialect,
} from '../fixtures/openAiSdk';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);

beforeEach(() => {
	emulator().settings('vllmOmni').keys = ['key-vllmOmni'];
});

const sdk = (dialect: SdkDialect, apiKey?: string) => openAiSdk(emulator(), dialect, apiKey);

describe.each(SDK_DIALECTS)('%s, called by the OpenAI SDK,', (dialect) => {
	const prompt = 'A lighthouse — at dusk';
	const request = { model: SDK_MODELS[dialect], prompt, size: '1280x720' } as const;

	it('makes a video of the size and length asked for', async () => {
		const { videos } = sdk(dialect);
		const created = await videos.create({ ...request, seconds: '8' });
		expect(created).toMatchObject({ object: 'video', status: 'queued', progress: 0, seconds: '8' });
		clock.advance(GENERATION_MS);
		const done = await videos.retrieve(created.id);
		expect(done).toMatchObject({ status: 'completed', progress: 100, size: '1280x720' });
		expect(done.completed_at).toBe(created.created_at + GENERATION_MS / 1000);
		const file = await bytesOf(await videos.downloadContent(created.id));
		expect(file.equals(await emulator().contentOf(created.id))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 1280, height: 720 });
		expect(emulator().jobs(dialect)).toMatchObject([{ id: created.id, prompt, seconds: 8 }]);
	});

	it('starts from an uploaded image', async () => {
		const image = imageFixture('landscape-1280x720.png');
		const input_reference = await toFile(image, 'start.png', { type: 'image/png' });
		const created = await sdk(dialect).videos.create({ ...request, input_reference });
		expect(created.size).toBe('1280x720');
		expect(emulator().jobs(dialect)[0]?.image).toEqual({
			kind: 'file',
			fileName: 'start.png',
			mimeType: 'image/png',
			bytes: image.length,
			width: 1280,
			height: 720,
		});
	});

	it('refuses an unknown key, an unknown model and a video that is none', async () => {
		const stranger = sdk(dialect, 'wrong').videos.create(request);
		expect((await refusalOf(stranger)).status).toBe(401);
		const other = sdk(dialect).videos.create({ ...request, model: 'no-such-model' });
		expect([400, 404]).toContain((await refusalOf(other)).status);
		expect((await refusalOf(sdk(dialect).videos.retrieve('video_0'))).status).toBe(404);
		expect(emulator().billing.count).toBe(0);
	});

	it('has no content before the video is completed', async () => {
		const { videos } = sdk(dialect);
		const { id } = await videos.create(request);
		expect((await refusalOf(videos.downloadContent(id))).status).toBe(404);
	});
});

describe.each(['openai', 'apiyi', 'ezmodel'] as const)(
	'%s, called by the OpenAI SDK,',
	(dialect) => {
		it('shows progress while the video is made', async () => {
			const { videos } = sdk(dialect);
			const { id } = await videos.create({ model: 'sora-2', prompt: 'x' });
			clock.advance(GENERATION_MS / 2);
			const running = await videos.retrieve(id);
			expect(running).toMatchObject({ id, status: 'in_progress' });
			expect(running.progress).toBeGreaterThan(0);
			expect(running.progress).toBeLessThan(100);
		});

		it('refuses an image of another size than the video', async () => {
			const image = imageFixture('square-640x640.png');
			const input_reference = await toFile(image, 'start.png', { type: 'image/png' });
			const error = await refusalOf(
				sdk(dialect).videos.create({ model: 'sora-2', prompt: 'It moves', input_reference }),
			);
			expect(error.status).toBe(400);
			expect(error.message).toMatch(/match/);
			expect(emulator().billing.count).toBe(0);
		});

		it('lists models, also some that make no videos', async () => {
			const models = await sdk(dialect).models.list();
			const ids = models.data.map(({ id }) => id);
			expect(ids).toEqual(expect.arrayContaining(['sora-2', 'gpt-4o']));
		});
	},
);
