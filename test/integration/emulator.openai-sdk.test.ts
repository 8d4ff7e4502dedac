// The OpenAI SDK, a client that is not ours, against the profiles that promise to work with it.
import type OpenAI from 'openai';
import { toFile } from 'openai';
import type { ProfileName } from '../emulator';
import { useEmulator } from '../fixtures/emulatorRig';
import { imageFixture } from '../fixtures/images';
import { bytesOf, openAiSdk, refusalOf } from '../fixtures/openAiSdk';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
function sdk(dialect: ProfileName, apiKey = `key-${dialect}`): OpenAI {
	return openAiSdk(emulator().baseUrl(dialect), apiKey);
}

describe.each(['openai', 'apiyi', 'ezmodel'] as const)('%s', (dialect) => {
	it('makes a video of the size and length asked for', async () => {
		const { videos } = sdk(dialect);
		const prompt = 'A lighthouse — at dusk';
		const created = await videos.create({
			model: 'sora-2',
			prompt,
			size: '1280x720',
			seconds: '8',
		});
		expect(created).toMatchObject({ object: 'video', status: 'queued', progress: 0, seconds: '8' });

		clock.advance(GENERATION_MS / 2);
		const running = await videos.retrieve(created.id);
		expect(running).toMatchObject({ id: created.id, status: 'in_progress' });
		expect(running.progress).toBeGreaterThan(0);
		expect(running.progress).toBeLessThan(100);

		clock.advance(GENERATION_MS / 2);
		const done = await videos.retrieve(created.id);
		expect(done).toMatchObject({ status: 'completed', progress: 100, size: '1280x720' });
		expect(done.completed_at).toBe(created.created_at + GENERATION_MS / 1000);

		const file = await bytesOf(await videos.downloadContent(created.id));
		expect(file.equals(await emulator().contentOf(created.id))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 1280, height: 720 });
		expect(emulator().jobs(dialect)).toMatchObject([{ id: created.id, prompt, seconds: 8 }]);
	});

	it('starts from an uploaded image', async () => {
		const image = imageFixture('portrait-720x1280.png');
		const created = await sdk(dialect).videos.create({
			model: 'sora-2',
			prompt: 'It moves',
			size: '720x1280',
			input_reference: await toFile(image, 'start.png', { type: 'image/png' }),
		});
		expect(created.size).toBe('720x1280');
		expect(emulator().jobs(dialect)[0]?.image).toEqual({
			kind: 'file',
			fileName: 'start.png',
			mimeType: 'image/png',
			bytes: image.length,
			width: 720,
			height: 1280,
		});
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

	it('refuses an unknown key and does not know an unknown video', async () => {
		const stranger = sdk(dialect, 'wrong').videos.create({ model: 'sora-2', prompt: 'x' });
		expect((await refusalOf(stranger)).status).toBe(401);
		expect((await refusalOf(sdk(dialect).videos.retrieve('video_0'))).status).toBe(404);
	});

	it('has no content before the video is completed', async () => {
		const { videos } = sdk(dialect);
		const { id } = await videos.create({ model: 'sora-2', prompt: 'x' });
		expect((await refusalOf(videos.downloadContent(id))).status).toBe(404);
	});

	it('lists models, also some that make no videos', async () => {
		const models = await sdk(dialect).models.list();
		const ids = models.data.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['sora-2', 'gpt-4o']));
	});
});
