// Google's official client, unchanged but for the address, against Google's profile.
import { Agent, setGlobalDispatcher } from 'undici';
import {
	ApiError,
	type GenerateVideosOperation,
	GoogleGenAI,
	type Interactions,
} from '@google/genai';
import { useEmulator } from '../fixtures/emulatorRig';
import { imageFixture } from '../fixtures/images';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const VEO = 'veo-3.1-generate-preview';
const OMNI = 'gemini-omni-1.1-flash';
const LIGHTHOUSE = { prompt: 'A lighthouse' };
const PNG = imageFixture('landscape-1280x720.png').toString('base64');

// The client looks for it in the realm it is in, and Jest's has none.
beforeAll(() => setGlobalDispatcher(new Agent()));

function client(apiKey = 'key-gemini'): GoogleGenAI {
	return new GoogleGenAI({ apiKey, httpOptions: { baseUrl: `${emulator().origin}/gemini` } });
}

/** The bytes behind an address of the API. */
async function fetched(uri: string | undefined): Promise<Buffer> {
	const answer = await fetch(uri ?? '', { headers: { 'x-goog-api-key': 'key-gemini' } });
	return Buffer.from(await answer.arrayBuffer());
}

function onlyJob(): string {
	const [job, ...others] = emulator().jobs('gemini');
	if (job === undefined || others.length > 0) throw new Error('Not one job');
	return job.id;
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
	return await call.then(
		() => null,
		(reason: unknown) => reason,
	);
}

async function ended(config: object = {}): Promise<GenerateVideosOperation> {
	const ai = client();
	const operation = await ai.models.generateVideos({ model: VEO, source: LIGHTHOUSE, config });
	clock.advance(GENERATION_MS);
	return await ai.operations.getVideosOperation({ operation });
}

describe('Veo', () => {
	it('makes a video of the shape and length asked for', async () => {
		const ai = client();
		const config = { aspectRatio: '9:16', durationSeconds: 6, negativePrompt: 'fog' };
		const created = await ai.models.generateVideos({ model: VEO, source: LIGHTHOUSE, config });
		expect(created.name).toMatch(/^models\/veo-3\.1-generate-preview\/operations\/[a-z0-9]{12}$/);
		expect(created.done).toBeUndefined();

		clock.advance(GENERATION_MS / 2);
		const running = await ai.operations.getVideosOperation({ operation: created });
		expect(running.done).toBeUndefined();
		clock.advance(GENERATION_MS / 2);
		const done = await ai.operations.getVideosOperation({ operation: running });
		const file = await fetched(done.response?.generatedVideos?.[0]?.video?.uri);
		expect(file.equals(await emulator().contentOf(onlyJob()))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 720, height: 1280, seconds: 6 });
		expect(emulator().billing.jobs).toMatchObject([{ amount: 2.4, currency: 'USD' }]);
	});

	it('takes frames, or images of subjects', async () => {
		const image = { imageBytes: PNG, mimeType: 'image/png' };
		await ended({ lastFrame: image }).catch(() => null);
		expect(emulator().jobs('gemini')).toEqual([]);
		const ai = client();
		await ai.models.generateVideos({ model: VEO, source: { image }, config: { lastFrame: image } });
		const references = [{ image, referenceType: 'asset' }];
		const config = { referenceImages: references } as object;
		await ai.models.generateVideos({ model: VEO, source: LIGHTHOUSE, config });
		const shown = { kind: 'file', mimeType: 'image/png', width: 1280, height: 720 };
		expect(
			emulator()
				.jobs('gemini')
				.map((job) => job.image),
		).toMatchObject([shown, shown]);
	});

	it('gives several videos of one job', async () => {
		const { response } = await ended({ numberOfVideos: 2 });
		const uris = response?.generatedVideos?.map(({ video }) => video?.uri);
		expect(new Set(uris).size).toBe(2);
		for (const uri of uris ?? []) expect((await fetched(uri)).length).toBeGreaterThan(1_000);
	});

	it('tells what its filters withheld as a finished operation without a video, for free', async () => {
		emulator().settings('gemini').outcome = 'failed';
		const { done, error, response } = await ended();
		expect({ done, error }).toEqual({ done: true, error: undefined });
		expect(response).toMatchObject({ raiMediaFilteredCount: 1 });
		expect(response?.raiMediaFilteredReasons?.[0]).toContain('Responsible AI');
		expect(response?.generatedVideos).toBeUndefined();
		expect(emulator().billing.total()).toBe(0);
	});

	it('tells other trouble as an error of the operation', async () => {
		emulator().settings('gemini').outcome = 'overloaded';
		const { done, error } = await ended();
		expect(done).toBe(true);
		expect(error).toEqual({ code: 14, message: 'The model is overloaded.' });
	});

	it('does not know a model that was switched off', async () => {
		const call = client().models.generateVideos({
			model: 'veo-3.0-generate-001',
			source: LIGHTHOUSE,
		});
		const error = await errorOf(call);
		expect(error).toBeInstanceOf(ApiError);
		expect(error).toMatchObject({ status: 404 });
		expect(emulator().jobs('gemini')).toEqual([]);
	});
});

const FORMAT = { type: 'video', aspect_ratio: '9:16', duration: '5s', delivery: 'uri' } as const;

async function created(ai: GoogleGenAI, more: object = {}): Promise<Interactions.Interaction> {
	const request = {
		model: OMNI,
		input: 'A lighthouse',
		background: true,
		response_format: FORMAT,
		...more,
	};
	return await ai.interactions.create({ ...request, stream: false });
}

describe('Omni', () => {
	it('makes a video in the background, as a file', async () => {
		const ai = client();
		const { id, status } = await created(ai);
		expect(status).toBe('in_progress');
		expect(id).toMatch(/^v1_[\w-]+$/);
		clock.advance(GENERATION_MS);
		const done = await ai.interactions.get(id);
		expect(done.status).toBe('completed');
		expect(done.usage?.output_tokens_by_modality).toContainEqual({
			modality: 'video',
			tokens: 28_960,
		});
		const { uri, data } = done.output_video ?? {};
		expect(data).toBeUndefined();
		const file = await fetched(uri);
		expect(file.equals(await emulator().contentOf(id))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 720, height: 1280, seconds: 5 });
		const name = /files\/\w+/.exec(uri ?? '')?.[0] ?? '';
		expect(await ai.files.get({ name })).toMatchObject({ state: 'ACTIVE', mimeType: 'video/mp4' });
		expect(emulator().billing.total()).toBe(0.51);
	});

	it('may put the film into the answer all the same', async () => {
		emulator().settings('gemini').google.film = 'answer';
		const ai = client();
		const { id } = await created(ai);
		clock.advance(GENERATION_MS);
		const { output_video: video } = await ai.interactions.get(id);
		const file = Buffer.from(video?.data ?? '', 'base64');
		expect(file.equals(await emulator().contentOf(id))).toBe(true);
	});

	it('takes images as blocks beside the text', async () => {
		const image = { type: 'image', data: PNG, mime_type: 'image/png' };
		const text = { type: 'text', text: '[# Sources <FIRST_FRAME>@Image1] It moves' };
		await created(client(), { input: [image, text] });
		expect(emulator().jobs('gemini')).toMatchObject([
			{ prompt: text.text, image: { kind: 'file', width: 1280, height: 720 } },
		]);
	});

	it('tells a refusal of its filters as a completed interaction of words', async () => {
		emulator().settings('gemini').outcome = 'failed';
		const ai = client();
		const { id } = await created(ai);
		clock.advance(GENERATION_MS);
		const done = await ai.interactions.get(id);
		expect(done.status).toBe('completed');
		expect(done.output_video).toBeUndefined();
		expect(done.output_text).toContain('usage policies');
		expect(emulator().billing.total()).toBe(0);
	});

	it('tells other failures by its status', async () => {
		emulator().settings('gemini').outcome = 'overloaded';
		const ai = client();
		const { id } = await created(ai);
		clock.advance(GENERATION_MS);
		const { status, errors } = await ai.interactions.get(id);
		expect({ status, errors }).toMatchObject({
			status: 'failed',
			errors: [{ message: 'The model is overloaded.' }],
		});
	});

	it('is cancelled while it runs, and deleted', async () => {
		const ai = client();
		const { id } = await created(ai);
		expect(await ai.interactions.cancel(id)).toMatchObject({ status: 'cancelled' });
		expect(await errorOf(ai.interactions.cancel(id))).toMatchObject({ status: 400 });
		await ai.interactions.delete(id);
		expect(await errorOf(ai.interactions.get(id))).toMatchObject({ status: 404 });
	});

	it('refuses a bare number of seconds and does not know what is no ID', async () => {
		const ai = client();
		const format = { ...FORMAT, duration: 5 };
		expect(await errorOf(created(ai, { response_format: format }))).toBeInstanceOf(Error);
		expect(await errorOf(ai.interactions.get('nothing'))).toMatchObject({ status: 400 });
		expect(emulator().jobs('gemini')).toEqual([]);
	});
});

describe('a key', () => {
	it('that is wrong is a bad request, to either API', async () => {
		const ai = client('key-of-nobody');
		const veo = () => ai.models.generateVideos({ model: VEO, source: LIGHTHOUSE });
		for (const call of [veo, () => created(ai)]) {
			const error = await errorOf(call());
			expect(error).toMatchObject({ status: 400 });
			expect(String(error)).toContain('API key not valid');
		}
	});

	it('without credit is told so with 429', async () => {
		emulator().settings('gemini').credit = 0;
		const error = await errorOf(client().models.generateVideos({ model: VEO, source: LIGHTHOUSE }));
		expect(error).toMatchObject({ status: 429 });
		expect(String(error)).toContain('prepayment credits are depleted');
	});

	it('lists the models, page by page', async () => {
		const pager = await client().models.list({ config: { pageSize: 3 } });
		const names: string[] = [];
		for await (const { name } of pager) names.push(name ?? '');
		expect(names).toContain(`models/${OMNI}`);
		expect(names).toContain(`models/${VEO}`);
		expect(names).toHaveLength(7);
	});
});
