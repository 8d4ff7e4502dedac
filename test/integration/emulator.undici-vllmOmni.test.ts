// undici, curl and OpenAI's SDK, clients that are not ours, against a server of vLLM-Omni 0.30.0. The answers
// are those a real one was seen to give (relays.md, section 4).
import { FormData } from 'undici';
import { createCurl } from '../fixtures/curl';
import { useEmulator } from '../fixtures/emulatorRig';
import { idOf } from '../fixtures/idOf';
import { imageFixture } from '../fixtures/images';
import { jsonClient } from '../fixtures/jsonClient';
import { openAiSdk, refusalOf } from '../fixtures/openAiSdk';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const { send, post, postForm } = jsonClient(emulator);
const { curl, cleanUp } = createCurl();
afterAll(cleanUp);

const PNG = new Blob([imageFixture('landscape-1280x720.png')], { type: 'image/png' });
const TEXT = { prompt: 'A cat' };

const server = () => emulator().settings('vllmOmni').server;
const submit = async (fields: Record<string, string | Blob> = {}) =>
	await postForm('vllmOmni', { ...TEXT, ...fields });
const submitted = async (fields: Record<string, string> = {}): Promise<string> =>
	idOf((await submit(fields)).body);
const error = (code: number, type: string, message: string, param: string | null = null) => ({
	status: code,
	body: { error: { message: expect.stringContaining(message), type, param, code } },
});

describe('vLLM-Omni', () => {
	it.each([
		['JSON', 'prompt', async () => await post('vllmOmni', TEXT)],
		['half a second', 'seconds', async () => await submit({ seconds: '8.0' })],
		['a size in words', 'size', async () => await submit({ size: '720p' })],
	])('answers %s with 400 and the place of the mistake', async (_name, field, submitIt) => {
		const expected = error(400, 'Bad Request', '1 validation error', `body.${field}`);
		expect(await submitIt()).toEqual(expected);
	});

	it('says so in the one envelope when there is no such job, no file yet, or none at all', async () => {
		expect(await curl(`curl ${emulator().baseUrl('vllmOmni')}/videos/video_gen_0`)).toEqual(
			error(404, 'Not Found', 'Video not found'),
		);
		emulator().settings('vllmOmni').outcome = 'failed';
		const path = `/videos/${await submitted()}/content`;
		const early = error(404, 'Not Found', 'Generation is still in-progress');
		expect(await send('vllmOmni', path)).toEqual(early);
		clock.advance(GENERATION_MS);
		const failed = error(422, 'Unprocessable Entity', 'Video generation failed');
		expect(await send('vllmOmni', path)).toEqual(failed);
	});

	it('serves one model', async () => {
		expect(await submit({ model: 'sora-2' })).toEqual(
			error(400, 'Bad Request', "Model mismatch: request specifies 'sora-2'"),
		);
		server().model = 'Lightricks/LTX-2';
		expect((await submit({ model: 'Lightricks/LTX-2' })).status).toBe(200);
		expect((await send('vllmOmni', '/models')).body).toMatchObject({
			data: [{ id: 'Lightricks/LTX-2' }],
		});
	});

	it('has no jobs in several processes, whatever it is asked', async () => {
		server().start = 'severalApiServers';
		const words = 'Asynchronous video jobs is not supported with --api-server-count > 1';
		const conflict = error(409, 'Conflict', words);
		expect(await submit()).toEqual(conflict);
		expect(await send('vllmOmni', '/videos/video_gen_0')).toEqual(conflict);
		expect(await send('vllmOmni', '/videos')).toEqual(conflict);
		expect((await send('vllmOmni', '/models')).status).toBe(200);
	});

	it('makes no videos where it was started with a model of another kind', async () => {
		server().start = 'noHandler';
		const words = 'Video generation handler not initialized.';
		expect(await submit()).toEqual(error(503, 'Service Unavailable', words));
		const sdk = openAiSdk(emulator(), 'vllmOmni');
		const refused = await refusalOf(sdk.videos.create({ ...TEXT }));
		expect(refused).toMatchObject({ status: 503, code: 503 });
		expect((await send('vllmOmni', '/videos/video_gen_0')).status).toBe(404);
	});

	it('forgets its jobs when it is restarted', async () => {
		const id = await submitted();
		clock.advance(GENERATION_MS);
		emulator().restart('vllmOmni');
		const missing = error(404, 'Not Found', 'Video not found');
		expect(await send('vllmOmni', `/videos/${id}`)).toEqual(missing);
		expect(await send('vllmOmni', `/videos/${id}/content`)).toEqual(missing);
		expect((await send('vllmOmni', '/videos')).body).toMatchObject({ data: [] });
		expect(emulator().jobs('vllmOmni')).toHaveLength(1);
		expect((await send('vllmOmni', `/videos/${await submitted()}`)).status).toBe(200);
	});
});

describe('a model of vLLM-Omni', () => {
	const failed = async (fields: Record<string, string>) => {
		const id = await submitted(fields);
		clock.advance(GENERATION_MS);
		return await send('vllmOmni', `/videos/${id}`);
	};

	it.each([
		['Lightricks/LTX-2', '1280x720', 500],
		['Lightricks/LTX-2', '1280x704', 200],
		['Wan-AI/Wan2.2-I2V-A14B-Diffusers', '854x480', 500],
		['Wan-AI/Wan2.2-I2V-A14B-Diffusers', '1920x1080', 500],
		['Wan-AI/Wan2.2-I2V-A14B-Diffusers', '832x480', 200],
		['sand-ai/MAGI-2', '1280x720', 400],
		['sand-ai/MAGI-2', '896x512', 200],
	])('%s takes any size, and at %s ends with %d', async (model, size, status) => {
		server().model = model;
		const reply = await failed({ size });
		expect(reply.status).toBe(status);
		if (status === 200) return;
		const shown = { status: 'failed', error: { code: status, message: expect.any(String) } };
		expect(reply.body).toMatchObject({ ...shown, size });
	});

	it('may want its sizes otherwise', async () => {
		const [ltx, ...others] = server().families;
		if (ltx === undefined) throw new Error('There are families');
		Object.assign(server(), {
			model: 'Lightricks/LTX-2',
			families: [{ ...ltx, multipleOf: 64 }, ...others],
		});
		expect((await failed({ size: '1248x704' })).status).toBe(500);
		expect((await failed({ size: '1280x704' })).status).toBe(200);
	});

	it('of one length fails at any other', async () => {
		server().model = 'sand-ai/MAGI-2';
		const reply = await failed({ seconds: '8' });
		const message = 'MAGI-2 Preview supports 10-second clips only';
		expect(reply).toMatchObject({ status: 400, body: { error: { code: 400, message } } });
		expect((await failed({ seconds: '10' })).status).toBe(200);
	});

	it('has a size and a length of its own where none is asked for', async () => {
		server().model = 'sand-ai/MAGI-2';
		const { body } = await failed({});
		expect(body).toMatchObject({ status: 'completed', size: null, seconds: '4' });
		expect(emulator().jobs('vllmOmni')).toMatchObject([{ size: '896x512', seconds: 10 }]);
	});

	it('knows of a ratio, a short edge and more', async () => {
		const fields = { aspect_ratio: '9:16', short_edge: '720', quality: 'high' };
		expect((await submit(fields)).status).toBe(200);
		expect(emulator().jobs('vllmOmni')).toMatchObject([{ input: fields }]);
		const mistake = error(400, 'Bad Request', 'validation error', 'body.short_edge');
		expect(await submit({ short_edge: '720p' })).toEqual(mistake);
	});
});

describe('an image for vLLM-Omni', () => {
	const image_url = 'https://a.example/1.png';
	const last = 'https://a.example/2.png';

	it('is a file or an address, not both', async () => {
		const image_reference = JSON.stringify({ image_url });
		const both = await submit({ image_reference, input_reference: PNG });
		expect(both).toEqual(error(400, 'Bad Request', 'Provide only one of input_reference'));
		expect((await submit({ input_reference: PNG })).status).toBe(200);
		expect((await submit({ image_reference })).status).toBe(200);
		expect((await submit({ image_reference: '{"image_url":"file:///a"}' })).status).toBe(400);
	});

	it('may be a list, of the first and the last frame', async () => {
		const image_reference = JSON.stringify([{ image_url }, { image_url: last }]);
		expect((await submit({ image_reference })).status).toBe(200);
		expect(emulator().jobs('vllmOmni')).toMatchObject([
			{ image: { kind: 'link', urls: [image_url, last] } },
		]);
	});

	it('may be one of several files, which stand alone', async () => {
		const body = new FormData();
		body.append('prompt', 'A cat');
		body.append('input_references', PNG, 'first.png');
		body.append('input_references', PNG, 'last.png');
		expect((await send('vllmOmni', '/videos', { method: 'POST', body })).status).toBe(200);
		expect(emulator().jobs('vllmOmni')).toMatchObject([{ image: { fileName: 'first.png' } }]);
		body.append('input_reference', PNG, 'another.png');
		expect(await send('vllmOmni', '/videos', { method: 'POST', body })).toEqual(
			error(400, 'Bad Request', 'Provide input_references alone'),
		);
	});
});
