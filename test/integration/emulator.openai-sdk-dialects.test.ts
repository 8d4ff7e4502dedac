// What is special to some of the providers that promise to work with the OpenAI SDK, called by it.
import { useEmulator } from '../fixtures/emulatorRig';
import { openAiSdk, refusalOf, SDK_MODELS, type SdkDialect } from '../fixtures/openAiSdk';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);

const sdk = (dialect: SdkDialect) => openAiSdk(emulator(), dialect);

describe.each(['azureOpenAi', 'vllmOmni'] as const)('%s', (dialect) => {
	it('lists the videos page by page, newest first, and deletes one', async () => {
		const { videos } = sdk(dialect);
		const ids: string[] = [];
		for (let made = 0; made < 3; made++) {
			const { id } = await videos.create({ model: SDK_MODELS[dialect], prompt: 'A cat' });
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
		const { id } = await videos.create({ model: SDK_MODELS[dialect], prompt: 'A cat' });
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
		const text = { model: SDK_MODELS.vllmOmni, prompt: 'A cat' };
		const [failed, cancelled] = [await videos.create(text), await videos.create(text)];
		clock.advance(GENERATION_MS);
		expect((await refusalOf(videos.retrieve(failed.id))).status).toBe(500);
		expect((await refusalOf(videos.downloadContent(failed.id))).status).toBe(422);
		expect((await refusalOf(videos.retrieve(cancelled.id))).status).toBe(404);
	});
});
