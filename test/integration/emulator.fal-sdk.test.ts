// fal's official client, unchanged but for the host it reaches, against fal's profile.
import { ApiError, createFalClient, ValidationError, type FalClient } from '@fal-ai/client';
import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const VEO = 'fal-ai/veo3/fast';
const KLING = 'fal-ai/kling-video/v2.5-turbo/pro/image-to-video';

function client(credentials = 'key-fal'): FalClient {
	const toEmulator: typeof fetch = (address, init) =>
		fetch(String(address).replace('https://queue.fal.run', emulator().baseUrl('fal')), init);
	return createFalClient({ credentials, fetch: toEmulator });
}

async function errorOf(call: Promise<unknown>): Promise<ApiError<unknown>> {
	const error = await call.then(
		() => null,
		(reason: unknown) => reason,
	);
	if (error instanceof ApiError) return error;
	throw new Error('The call was not refused');
}

describe('the queue', () => {
	it('makes a video of the shape and length asked for', async () => {
		const { queue } = client();
		const input = { prompt: 'A lighthouse', aspect_ratio: '9:16', duration: '6s' } as const;
		const submitted = await queue.submit(VEO, { input });
		const requestId = submitted.request_id;
		const request = `${emulator().baseUrl('fal')}/fal-ai/veo3/requests/${requestId}`;
		const addresses = {
			request_id: requestId,
			response_url: request,
			status_url: `${request}/status`,
			cancel_url: `${request}/cancel`,
		};
		const queued = { status: 'IN_QUEUE', queue_position: 0, ...addresses };
		expect(submitted).toEqual(queued);
		expect(await queue.status(VEO, { requestId })).toEqual(queued);

		clock.advance(GENERATION_MS / 2);
		expect(await queue.status(VEO, { requestId, logs: true })).toEqual({
			status: 'IN_PROGRESS',
			logs: [expect.objectContaining({ level: 'INFO', source: 'USER' })],
			...addresses,
		});
		expect(emulator().billing.total()).toBe(0);

		clock.advance(GENERATION_MS / 2);
		expect(await queue.status(VEO, { requestId })).toEqual({
			status: 'COMPLETED',
			logs: null,
			metrics: { inference_time: 60 },
			...addresses,
		});
		const { data, requestId: sameId } = await queue.result(VEO, { requestId });
		expect(sameId).toBe(requestId);
		const file = Buffer.from(await (await fetch(data.video.url)).arrayBuffer());
		expect(data.video).toMatchObject({ content_type: 'video/mp4', file_size: file.length });
		expect(file.equals(await emulator().contentOf(requestId))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 720, height: 1280 });
		expect(emulator().billing.jobs).toMatchObject([
			{ id: requestId, amount: 0.9, currency: 'USD' },
		]);
	});

	it('is followed to the end by subscribing', async () => {
		const shown: string[] = [];
		const { data } = await client().subscribe(KLING, {
			input: { prompt: 'It moves', image_url: 'https://a.example/start.png', duration: '10' },
			pollInterval: 1,
			onQueueUpdate: ({ status }) => {
				shown.push(status);
				clock.advance(GENERATION_MS / 2);
			},
		});
		expect(shown).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
		expect(data.video.url).toContain(emulator().fileOrigin);
		const image = { kind: 'link', urls: ['https://a.example/start.png'] };
		expect(emulator().jobs('fal')).toMatchObject([{ model: KLING, seconds: 10, image }]);
		expect(emulator().billing.total()).toBe(0.7);
	});

	it('stops a request that is cancelled, once, and charges nothing', async () => {
		const { queue } = client();
		const { request_id: requestId } = await queue.submit(VEO, { input: { prompt: 'x' } });
		await queue.cancel(VEO, { requestId });
		const error = await errorOf(queue.result(VEO, { requestId }));
		expect(error).toMatchObject({ status: 499, body: { error_type: 'client_cancelled' } });
		expect(await queue.status(VEO, { requestId })).toMatchObject({
			status: 'COMPLETED',
			error_type: 'client_cancelled',
		});
		const second = await errorOf(queue.cancel(VEO, { requestId }));
		expect(second).toMatchObject({ status: 400, body: { status: 'ALREADY_COMPLETED' } });
		expect(emulator().jobs('fal')).toMatchObject([{ state: { status: 'cancelled' } }]);
		expect(emulator().billing.total()).toBe(0);
	});
});

describe('a failed job', () => {
	it('is a completed request whose result is a validation error', async () => {
		emulator().settings('fal').outcome = 'failed';
		const { queue } = client();
		const { request_id: requestId } = await queue.submit(VEO, { input: { prompt: 'x' } });
		clock.advance(GENERATION_MS);
		const status = await queue.status(VEO, { requestId });
		expect(status.status).toBe('COMPLETED');
		expect(status).not.toHaveProperty('error');
		const error = await errorOf(queue.result(VEO, { requestId }));
		expect(error).toBeInstanceOf(ValidationError);
		expect(error).toMatchObject({
			status: 422,
			requestId,
			fieldErrors: [{ type: 'content_policy_violation', loc: ['body', 'prompt'] }],
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it('tells the field the model turned down', async () => {
		const { queue } = client();
		const untyped: string = VEO;
		const input = { prompt: 'x', duration: 8 };
		const { request_id: requestId } = await queue.submit(untyped, { input });
		clock.advance(GENERATION_MS);
		const error = await errorOf(queue.result(VEO, { requestId }));
		expect(error).toMatchObject({
			status: 422,
			fieldErrors: [{ type: 'literal_error', loc: ['body', 'duration'] }],
		});
	});

	it('may come without a reason', async () => {
		emulator().settings('fal').outcome = 'failedWithoutError';
		const { queue } = client();
		const { request_id: requestId } = await queue.submit(VEO, { input: { prompt: 'x' } });
		clock.advance(GENERATION_MS);
		const error = await errorOf(queue.result(VEO, { requestId }));
		expect(error).toMatchObject({ status: 500, body: { error_type: 'runner_server_error' } });
	});
});

describe('a refusal', () => {
	it('is given to an unknown key', async () => {
		const error = await errorOf(client('wrong').queue.submit(VEO, { input: { prompt: 'x' } }));
		const body = { detail: 'No user found for Key ID and Secret' };
		expect(error).toMatchObject({ status: 401, body });
	});

	it('is given to an account without balance', async () => {
		emulator().settings('fal').credit = 0;
		const error = await errorOf(client().queue.submit(VEO, { input: { prompt: 'x' } }));
		expect(error.status).toBe(403);
		expect(error.body).toEqual({ detail: expect.stringMatching(/Exhausted balance/) });
	});

	it('is given for an unknown app and an unknown request', async () => {
		const { queue } = client();
		const error = await errorOf(queue.submit('fal-ai/veo-3', { input: { prompt: 'x' } }));
		expect(error).toMatchObject({ status: 404, body: { detail: "Application 'veo-3' not found" } });
		const requestId = '80e732af-660e-45cd-bd63-580e4f2a94cc';
		expect((await errorOf(queue.status(VEO, { requestId }))).status).toBe(404);
		expect((await errorOf(queue.cancel(VEO, { requestId }))).status).toBe(404);
		expect(emulator().billing.count).toBe(0);
	});
});
