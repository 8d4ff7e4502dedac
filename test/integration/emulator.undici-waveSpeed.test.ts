// Requests as WaveSpeedAI/n8n-nodes-wavespeed sends them (GenericFunctions.ts, WaveSpeed.node.ts), and the pages of
// wavespeed.ai/docs; answers beside the recorded ones of lzell/AIProxySwift (WaveSpeedAIResponseTests.swift).
import { fetch } from 'undici';

import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);

interface Reply {
	readonly status: number;
	readonly body: unknown;
}

/** As the node does: every request says what it is in JSON. */
async function send(place: string, body?: object, key = 'key-waveSpeed'): Promise<Reply> {
	const response = await fetch(`${emulator().baseUrl('waveSpeed')}${place}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: {
			'Content-Type': 'application/json',
			'X-Client-Name': 'n8n-nodes-wavespeed',
			...(key !== '' && { Authorization: `Bearer ${key}` }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { status: response.status, body: await response.json() };
}

const success = (data: unknown): Reply => ({
	status: 200,
	body: { code: 200, message: 'success', data },
});

const SEEDANCE = 'bytedance/seedance-2.5/text-to-video';
const VEO = 'google/veo3.1/text-to-video';
const PROMPT = 'A cat wearing a space suit';

/** Submits, and says the ID. */
async function create(model: string, input: object): Promise<string> {
	const reply = await send(`/${model}`, input);
	const [job] = emulator().jobs('waveSpeed').slice(-1);
	expect(reply).toMatchObject({ status: 200, body: { data: { id: job?.id, status: 'created' } } });
	return job?.id ?? '';
}

const resultOf = async (id: string) => await send(`/predictions/${id}/result`);

describe('a prediction', () => {
	it("is created, processing and completed, with the node's own request for a video", async () => {
		const { status, body } = await send(`/${SEEDANCE}`, { prompt: PROMPT, duration: 5 });
		const [job] = emulator().jobs('waveSpeed');
		const id = job?.id ?? '';
		const created = {
			id: expect.stringMatching(/^[0-9a-f]{32}$/),
			model: SEEDANCE,
			outputs: [],
			urls: { get: `${emulator().baseUrl('waveSpeed')}/predictions/${id}/result` },
			has_nsfw_contents: [],
			status: 'created',
			created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			code: 0,
			error: '',
			executionTime: 0,
			timings: { inference: 0 },
		};
		expect({ status, body }).toEqual(success(created));
		expect(emulator().billing.total()).toBe(0.5);
		clock.advance(GENERATION_MS / 2);
		expect(await resultOf(id)).toEqual(success({ ...created, status: 'processing' }));
		clock.advance(GENERATION_MS / 2);
		expect(await resultOf(id)).toEqual(
			success({
				...created,
				status: 'completed',
				outputs: [emulator().fileUrlOf(id)],
				has_nsfw_contents: [false],
				executionTime: GENERATION_MS,
				timings: { inference: GENERATION_MS },
			}),
		);
		const file = Buffer.from(await (await fetch(emulator().fileUrlOf(id))).arrayBuffer());
		expect(await readVideo(file)).toMatchObject({ width: 1280, height: 720, seconds: 5 });
	});

	it('takes images by link and as data, in the fields of the model', async () => {
		const image = 'data:image/jpeg;base64,CQ==';
		await create('kwaivgi/kling-v2.0-i2v-master', {
			image: 'https://a.example/1.jpeg',
			prompt: PROMPT,
			guidance_scale: 0.5,
			duration: '5',
		});
		await create('google/veo3.1/reference-to-video', {
			prompt: PROMPT,
			images: [image],
			resolution: '1080p',
			generate_audio: false,
		});
		expect(emulator().jobs('waveSpeed')).toMatchObject([
			{ seconds: 5, image: { urls: ['https://a.example/1.jpeg'] } },
			{ size: '1920x1080', image: { urls: [image] } },
		]);
	});

	it('takes a size in pixels with an asterisk', async () => {
		await create('wavespeed-ai/hunyuan-video/t2v', { prompt: PROMPT, size: '720*1280' });
		expect(emulator().jobs('waveSpeed')).toMatchObject([{ size: '720x1280' }]);
	});

	it.each([
		['failed', 'failed', 1200, 'Your request was blocked by our moderation system.'],
		['overloaded', 'failed', 5003, 'The model is overloaded.'],
		['failedWithoutError', 'failed', 0, ''],
		['expired', 'timeout', 5004, 'The request timed out.'],
	] as const)('that is %s says so in its own code, and costs nothing', async (...row) => {
		const [outcome, status, code, error] = row;
		emulator().settings('waveSpeed').outcome = outcome;
		const id = await create(VEO, { prompt: PROMPT });
		clock.advance(GENERATION_MS);
		expect(await resultOf(id)).toMatchObject({
			body: { code: 200, data: { status, code, error, outputs: [] } },
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it('fails over an image that cannot be fetched', async () => {
		const model = 'google/veo3.1/image-to-video';
		const id = await create(model, { prompt: PROMPT, image: 'iVBORw0KGgo=' });
		clock.advance(GENERATION_MS);
		expect(await resultOf(id)).toMatchObject({ body: { data: { status: 'failed', code: 1402 } } });
	});
});

describe('a refusal', () => {
	it.each<[string, string, object]>([
		['no prompt', VEO, {}],
		['a length as text', VEO, { prompt: PROMPT, duration: '8' }],
		['a length the model has not', VEO, { prompt: PROMPT, duration: 5 }],
		['a length out of range', SEEDANCE, { prompt: PROMPT, duration: 16 }],
		['a field the model has not', VEO, { prompt: PROMPT, camera_fixed: true }],
		[
			'more images than are taken',
			SEEDANCE,
			{ prompt: PROMPT, reference_images: Array(10).fill('https://a.example') },
		],
	])('comes for %s, and nothing is made', async (_, model, input) => {
		expect(await send(`/${model}`, input)).toEqual({
			status: 400,
			body: { code: 400, message: expect.any(String) },
		});
		expect(emulator().jobs('waveSpeed')).toEqual([]);
	});

	it('has the same shape for keys, accounts, limits and what is not there', async () => {
		const submit = async (key?: string) => await send(`/${VEO}`, { prompt: PROMPT }, key);
		const told = (status: number, words: RegExp) => ({
			status,
			body: { code: status, message: expect.stringMatching(words) },
		});
		expect(await submit('wrong')).toEqual(told(401, /invalid authentication/i));
		expect((await submit('key-waveSpeed-blocked')).status).toBe(403);
		expect(await send('/google/none', { prompt: PROMPT })).toEqual(told(404, /Model not found/));
		expect(await resultOf('none')).toEqual(told(404, /Task not found/));
		emulator().settings('waveSpeed').maxRunning = 0;
		expect(await submit()).toEqual(told(429, /Rate limit/));
		emulator().settings('waveSpeed').credit = 0;
		expect(await submit()).toEqual(told(402, /Insufficient credits/));
	});
});

describe('what is kept', () => {
	it('is listed by a POST with its page, newest first, for seven days', async () => {
		const ids: string[] = [];
		for (const prompt of ['one', 'two', 'three']) ids.unshift(await create(VEO, { prompt }));
		const page = async (number: number) =>
			await send('/predictions', { page: number, page_size: 2 });
		const items = (...places: number[]) =>
			places.map((at) => expect.objectContaining({ id: ids[at] }));
		expect(await page(1)).toEqual(success({ page: 1, total: 3, items: items(0, 1) }));
		expect(await page(2)).toEqual(success({ page: 2, total: 3, items: items(2) }));
		expect((await send('/predictions', { page: 1, page_size: 101 })).status).toBe(400);
		clock.advance(7 * 24 * 3_600_000);
		expect(await page(1)).toEqual(success({ page: 1, total: 0, items: [] }));
		expect((await resultOf(ids[0] ?? '')).status).toBe(404);
	});

	it('is deleted by a list of IDs, of which unknown ones are overlooked, and stays paid', async () => {
		const id = await create(VEO, { prompt: PROMPT });
		const ids = [id, 'none'];
		expect(await send('/predictions/delete', { ids })).toEqual(success({ deleted_count: 1 }));
		expect(await send('/predictions/delete', { ids })).toEqual(success({ deleted_count: 0 }));
		expect((await resultOf(id)).status).toBe(404);
		expect(emulator().billing.total()).toBe(3.2);
	});
});

describe('what is published', () => {
	it('lists models of all kinds with their schemas, to a key', async () => {
		const { body } = await send('/models');
		const schema = (properties: object, required: string[]) => ({
			api_schemas: [
				expect.objectContaining({
					type: 'model_run',
					method: 'POST',
					server: 'https://api.wavespeed.ai',
					request_schema: expect.objectContaining({
						properties: expect.objectContaining(properties),
						required,
					}),
				}),
			],
		});
		const size = { type: 'string', enum: ['1280*720', '720*1280'], default: '1280*720' };
		expect(body).toMatchObject({
			code: 200,
			data: expect.arrayContaining([
				expect.objectContaining({ model_id: 'wavespeed-ai/flux-dev', type: 'text-to-image' }),
				expect.objectContaining({
					model_id: 'wavespeed-ai/hunyuan-video/t2v',
					type: 'text-to-video',
					api_schema: schema({ size }, ['prompt']),
				}),
			]),
		});
		expect((await send('/models', undefined, '')).status).toBe(401);
	});

	it("tells the balance, by which the node's credential is tested", async () => {
		expect(await send('/balance')).toEqual(success({ balance: 50.25 }));
		expect((await send('/balance', undefined, 'wrong')).status).toBe(401);
	});
});
