// The OpenAI SDK, a client that is not ours, against the further profiles that promise to work with it.
import OpenAI, { toFile } from 'openai';
import { useEmulator } from '../fixtures/emulatorRig';
import { imageFixture } from '../fixtures/images';
import { bytesOf, refusalOf } from '../fixtures/openAiSdk';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const DIALECTS = ['azureOpenAi', 'liteLlm', 'vllmOmni'] as const;
type SdkDialect = (typeof DIALECTS)[number];

const MODEL = {
	azureOpenAi: 'my-sora',
	liteLlm: 'my-video-model',
	vllmOmni: 'Wan-AI/Wan2.2-T2V-A14B-Diffusers',
} as const;

beforeEach(() => {
	emulator().settings('vllmOmni').keys = ['key-vllmOmni'];
});

/** Azure's key goes in a header of its own; the SDK's bearer is not looked at there. */
function sdk(dialect: SdkDialect, apiKey = emulator().settings(dialect).keys[0] ?? ''): OpenAI {
	const defaultHeaders = dialect === 'azureOpenAi' ? { 'api-key': apiKey } : {};
	const baseURL = emulator().baseUrl(dialect);
	return new OpenAI({ apiKey, baseURL, maxRetries: 0, defaultHeaders });
}

describe.each(DIALECTS)('%s', (dialect) => {
	const text = { model: MODEL[dialect], prompt: 'A lighthouse', size: '1280x720' } as const;

	it('makes a video of the size and length asked for', async () => {
		const { videos } = sdk(dialect);
		const created = await videos.create({ ...text, seconds: '8' });
		expect(created).toMatchObject({ object: 'video', status: 'queued', seconds: '8' });
		clock.advance(GENERATION_MS);
		const done = await videos.retrieve(created.id);
		expect(done).toMatchObject({ status: 'completed', progress: 100, size: '1280x720' });
		expect(done.completed_at).toBe(created.created_at + GENERATION_MS / 1000);
		const file = await bytesOf(await videos.downloadContent(created.id));
		expect(file.equals(await emulator().contentOf(created.id))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 1280, height: 720 });
	});

	it('starts from an uploaded image', async () => {
		const image = imageFixture('landscape-1280x720.png');
		const input_reference = await toFile(image, 'start.png', { type: 'image/png' });
		await sdk(dialect).videos.create({ ...text, input_reference });
		expect(emulator().jobs(dialect)[0]?.image).toMatchObject({
			kind: 'file',
			fileName: 'start.png',
			bytes: image.length,
		});
	});

	it('refuses an unknown key, an unknown model and a video that is none', async () => {
		const stranger = sdk(dialect, 'wrong').videos.create(text);
		expect((await refusalOf(stranger)).status).toBe(401);
		const other = sdk(dialect).videos.create({ ...text, model: 'no-such-model' });
		expect([400, 404]).toContain((await refusalOf(other)).status);
		expect((await refusalOf(sdk(dialect).videos.retrieve('video_0'))).status).toBe(404);
		expect(emulator().billing.count).toBe(0);
	});

	it('has no content before the video is completed', async () => {
		const { videos } = sdk(dialect);
		const { id } = await videos.create(text);
		expect((await refusalOf(videos.downloadContent(id))).status).toBe(404);
	});
});

describe.each(['azureOpenAi', 'vllmOmni'] as const)('%s', (dialect) => {
	it('lists the videos page by page, newest first, and deletes one', async () => {
		const { videos } = sdk(dialect);
		const ids: string[] = [];
		for (let made = 0; made < 3; made++) {
			const { id } = await videos.create({ model: MODEL[dialect], prompt: 'A cat' });
			ids.unshift(id);
			clock.advance(GENERATION_MS);
		}
		const listed: string[] = [];
		for await (const { id } of videos.list({ limit: 2 })) listed.push(id);
		expect(listed).toEqual(ids);
		const [newest = ''] = ids;
		expect(await videos.delete(newest)).toEqual({
			id: newest,
			object: 'video.deleted',
			deleted: true,
		});
		expect((await refusalOf(videos.retrieve(newest))).status).toBe(404);
	});
});

describe.each(['azureOpenAi', 'liteLlm'] as const)('%s', (dialect) => {
	it('makes a new video from a completed one', async () => {
		const { videos } = sdk(dialect);
		const { id } = await videos.create({ model: MODEL[dialect], prompt: 'A cat' });
		clock.advance(GENERATION_MS);
		const remixed = await videos.remix(id, { prompt: 'At night' });
		expect(remixed).toMatchObject({ remixed_from_video_id: id, status: 'queued' });
	});
});

describe('what is special', () => {
	it('Azure runs two videos at once, for a day from their creation', async () => {
		const { videos } = sdk('azureOpenAi');
		const text = { model: 'my-sora', prompt: 'A cat' } as const;
		const first = await videos.create(text);
		expect(first.expires_at).toBe(first.created_at + 86_400);
		await videos.create(text);
		expect((await refusalOf(videos.create(text))).status).toBe(429);
	});

	it("LiteLLM's status answer has an ID that leads to the wrong key", async () => {
		const { videos } = sdk('liteLlm');
		const created = await videos.create({ model: 'sora-2', prompt: 'A cat' });
		const seen = await videos.retrieve(created.id);
		expect(seen.id).not.toBe(created.id);
		const error = await refusalOf(videos.retrieve(seen.id));
		expect(error).toMatchObject({ status: 401, code: 'invalid_api_key' });
	});

	it("LiteLLM's list wants to know the upstream", async () => {
		const { videos } = sdk('liteLlm');
		const { id } = await videos.create({ model: 'sora-2', prompt: 'A cat' });
		expect((await refusalOf(videos.list())).status).toBe(400);
		const query = { custom_llm_provider: 'openai' };
		expect((await videos.list({}, { query })).data.map((video) => video.id)).toEqual([id]);
	});

	it("vLLM-Omni's failed video is an HTTP error, its cancelled one is gone", async () => {
		const { videos } = sdk('vllmOmni');
		emulator().settings('vllmOmni').outcome = (number) => (number === 1 ? 'failed' : 'cancelled');
		const text = { model: MODEL.vllmOmni, prompt: 'A cat' };
		const [failed, cancelled] = [await videos.create(text), await videos.create(text)];
		clock.advance(GENERATION_MS);
		expect((await refusalOf(videos.retrieve(failed.id))).status).toBe(500);
		expect((await refusalOf(videos.downloadContent(failed.id))).status).toBe(422);
		expect((await refusalOf(videos.retrieve(cancelled.id))).status).toBe(404);
	});
});
