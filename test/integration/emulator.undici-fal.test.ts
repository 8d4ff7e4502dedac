// undici, a client that is not ours, for what fal's official client hides of its queue: HTTP statuses,
// addresses, the webhook's query, the public list of models.
import { useEmulator } from '../fixtures/emulatorRig';
import { falHttpClient, textAt } from '../fixtures/falClient';

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
