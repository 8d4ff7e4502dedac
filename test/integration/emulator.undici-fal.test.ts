import { useEmulator } from '../fixtures/emulatorRig';
import { falHttpClient, type FalReply, textAt } from '../fixtures/falClient';

const GENERATION_MS = 60_000;

const { emulator, clock } = useEmulator(GENERATION_MS);

const VEO = 'fal-ai/veo3/fast';

const { send, submit } = falHttpClient(emulator);

describe('the queue', () => {
	it('answers 202 while a request runs, and its result is a 400 until then', async () => {
		const place = await submit(VEO, { prompt: 'x' });
		const running = { status: 400, body: { detail: 'Request is still in progress' } };
		expect(await send(`${place}/status`)).toMatchObject({
			status: 202,
			body: { status: 'IN_QUEUE' },
		});
		expect(await send(place)).toEqual(running);
		clock.advance(GENERATION_MS / 2);
		expect(await send(`${place}/status?logs=1`)).toMatchObject({
			status: 202,
			body: { status: 'IN_PROGRESS', logs: [{ level: 'INFO' }] },
		});
		expect(await send(place)).toEqual(running);
		clock.advance(GENERATION_MS / 2);
		expect((await send(`${place}/status`)).status).toBe(200);
		expect((await send(place)).status).toBe(200);
	});

	it('answers a cancellation with 202, and with 400 once the request has ended', async () => {
		const place = await submit(VEO, { prompt: 'x' });
		const cancel = async () => await send(`${place}/cancel`, { method: 'PUT' });
		const stopped = { status: 202, body: { status: 'CANCELLATION_REQUESTED' } };
		expect(await cancel()).toEqual(stopped);
		expect(await cancel()).toEqual({ status: 400, body: { status: 'ALREADY_COMPLETED' } });
	});

	it('takes the address of a webhook', async () => {
		const webhook = 'https://a.example/hook?run=1';
		const place = `${VEO}?fal_webhook=${encodeURIComponent(webhook)}`;
		expect((await send(place, { method: 'POST', input: { prompt: 'x' } })).status).toBe(200);
		expect(emulator().requests).toMatchObject([
			{ route: 'submit', query: { fal_webhook: webhook }, jobId: emulator().jobs('fal')[0]?.id },
		]);
	});

	it('knows a request below owner and app alone, and for an hour after its end', async () => {
		const place = await submit(VEO, { prompt: 'x' });
		for (const other of ['veo3/fast/requests', 'veo3.1/requests']) {
			expect((await send(place.replace('veo3/requests', other))).status).toBe(404);
		}
		clock.advance(GENERATION_MS + 60 * 60 * 1000 - 1);
		const { status, body } = await send(place);
		expect(status).toBe(200);
		clock.advance(1);
		expect((await send(place)).status).toBe(404);
		expect((await send(textAt(body, 'video', 'url'), { headers: {} })).status).toBe(200);
	});

	it('wants its key as a key, and the file wants none', async () => {
		for (const headers of [{}, { authorization: 'Bearer key-fal' }]) {
			expect((await send(VEO, { method: 'POST', headers, input: { prompt: 'x' } })).status).toBe(
				401,
			);
		}
		const place = await submit(VEO, { prompt: 'x' });
		clock.advance(GENERATION_MS);
		const file = textAt((await send(place)).body, 'video', 'url');
		expect((await send(file)).status).toBe(400);
		expect((await send(file, { headers: {} })).status).toBe(200);
	});

	it('can lose the answer to a submission it has taken', async () => {
		emulator().faults.add({ route: 'submit', action: { kind: 'reset', when: 'afterWork' } });
		await expect(send(VEO, { method: 'POST', input: { prompt: 'x' } })).rejects.toThrow();
		expect(emulator().jobs('fal')).toHaveLength(1);
	});
});

describe('the public list of models', () => {
	it('is shown without a key, page by page', async () => {
		const first = await send('v1/models?limit=2', { headers: {} });
		expect(first.status).toBe(200);
		expect(first.body).toMatchObject({
			models: [
				{ endpoint_id: 'fal-ai/flux/dev', metadata: { category: 'text-to-image' } },
				{ endpoint_id: 'fal-ai/veo3', metadata: { display_name: 'Veo 3', status: 'active' } },
			],
			has_more: true,
		});
		const cursor = textAt(first.body, 'next_cursor');
		const second = await send(`v1/models?limit=2&cursor=${cursor}`, { headers: {} });
		expect(second.body).toMatchObject({ models: [{ endpoint_id: VEO }, {}], has_more: true });
	});

	it.each([
		['category=image-to-video&q=veo', ['fal-ai/veo3.1/image-to-video']],
		['status=deprecated', ['fal-ai/luma-dream-machine']],
		[`endpoint_id=${VEO}&endpoint_id=fal-ai/veo3`, ['fal-ai/veo3', VEO]],
	])('can be searched by %s', async (query, ids) => {
		const { body } = await send(`v1/models?${query}`, { headers: {} });
		const models = ids.map((endpoint_id) => expect.objectContaining({ endpoint_id }));
		expect(body).toEqual({ models, next_cursor: null, has_more: false });
	});
});

const IMAGE = 'https://a.example/start.png';

/** What the result of a new request is once it has had its time. */
async function resultOf(model: string, input: object): Promise<FalReply> {
	const place = await submit(model, input);
	clock.advance(GENERATION_MS);
	return await send(place);
}

describe('a model', () => {
	const FIELDS = { prompt: 'A cat', aspect_ratio: '9:16' };

	it.each([
		[VEO, { ...FIELDS, duration: '4s', generate_audio: false }, 0.4],
		['fal-ai/veo3', { ...FIELDS, resolution: '1080p' }, 3.2],
		['fal-ai/veo3.1/image-to-video', { prompt: 'x', image_url: IMAGE, duration: '6s' }, 2.4],
		['fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { ...FIELDS, duration: '5' }, 0.35],
		['fal-ai/kling-video/v3/pro/image-to-video', { prompt: 'x', start_image_url: IMAGE }, 0.84],
		['fal-ai/sora-2/text-to-video', { ...FIELDS, duration: 8 }, 0.8],
		['fal-ai/bytedance/seedance/v1/pro/text-to-video', { ...FIELDS, resolution: '1080p' }, 0.6075],
		['fal-ai/minimax/hailuo-02/standard/text-to-video', { prompt: 'x', duration: '10' }, 0.45],
		['fal-ai/wan-25-preview/text-to-video', { ...FIELDS, resolution: '480p' }, 0.25],
		['fal-ai/ltx-2/text-to-video', { prompt: 'x', duration: 8, resolution: '1440p' }, 0.96],
	])('%s takes its own fields and is charged by its output', async (model, input, amount) => {
		const { status, body } = await resultOf(model, input);
		expect(status).toBe(200);
		expect(body).toMatchObject({ video: { content_type: 'video/mp4', url: expect.any(String) } });
		expect(emulator().billing.jobs).toMatchObject([{ amount, currency: 'USD' }]);
	});

	it.each([
		['no prompt', VEO, { duration: '8s' }, 'prompt', 'missing'],
		['a length without its unit', VEO, { prompt: 'x', duration: '8' }, 'duration', 'literal_error'],
		[
			'a number where a text is wanted',
			'fal-ai/minimax/hailuo-02/standard/text-to-video',
			{ prompt: 'x', duration: 6 },
			'duration',
			'literal_error',
		],
		[
			'a text where a number is wanted',
			'fal-ai/ltx-2/text-to-video',
			{ prompt: 'x', duration: '6' },
			'duration',
			'literal_error',
		],
		[
			'no image',
			'fal-ai/sora-2/image-to-video',
			{ prompt: 'x', duration: 4 },
			'image_url',
			'missing',
		],
		[
			'an image that is no address',
			'fal-ai/veo3.1/image-to-video',
			{ prompt: 'x', image_url: 'start.png' },
			'image_url',
			'file_download_error',
		],
		['a seed that is text', VEO, { prompt: 'x', seed: '7' }, 'seed', 'int_type'],
		['sound as text', VEO, { prompt: 'x', generate_audio: 'on' }, 'generate_audio', 'bool_type'],
		['an unknown field', VEO, { prompt: 'x', seconds: 8 }, 'seconds', 'extra_forbidden'],
	])('accepts %s and fails once it runs', async (_name, model, input, field, type) => {
		const { status, body } = await resultOf(model, input);
		expect(status).toBe(422);
		expect(body).toMatchObject({
			detail: [{ type, loc: ['body', field], msg: expect.any(String) }],
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it('tells of its video what its output documents', async () => {
		const input = { prompt: 'x', resolution: '720p', duration: '10', seed: 7 };
		expect((await resultOf('fal-ai/wan-25-preview/text-to-video', input)).body).toMatchObject({
			video: { width: 1280, height: 720, duration: 10 },
			seed: 7,
		});
		const veo = await resultOf(VEO, { prompt: 'x', seed: 7 });
		const file = { content_type: 'video/mp4', file_size: expect.any(Number) };
		const names = { url: expect.any(String), file_name: expect.stringMatching(/\.mp4$/) };
		expect(veo.body).toEqual({ video: { ...file, ...names } });
	});

	it('that its app does not have is accepted and not found', async () => {
		const reply = await resultOf('fal-ai/veo3/slow', { prompt: 'x' });
		expect(reply).toEqual({ status: 404, body: { detail: 'Path /slow not found' } });
	});
});
