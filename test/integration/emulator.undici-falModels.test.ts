// undici, a client that is not ours, for the models behind fal's queue: each has fields, types and a price of its
// own, and turns an input down only when it runs.
import { useEmulator } from '../fixtures/emulatorRig';
import { falHttpClient, type FalReply } from '../fixtures/falClient';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const VEO = 'fal-ai/veo3/fast';
const IMAGE = 'https://a.example/start.png';
const { send, submit } = falHttpClient(emulator);

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
