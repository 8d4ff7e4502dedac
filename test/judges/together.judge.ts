// Together's official client, unchanged but for the address, against Together's profile.
import Together from 'together-ai';
import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const PROMPT = 'A lighthouse — at dusk';

function client(apiKey = 'key-together'): Together {
	return new Together({ apiKey, baseURL: emulator().baseUrl('together'), maxRetries: 0 });
}

async function ended(body: Together.VideoCreateParams): Promise<Together.VideoJob> {
	const { id } = await client().videos.create(body);
	clock.advance(GENERATION_MS);
	return await client().videos.retrieve(id);
}

describe("Together's client", () => {
	it('makes a video of the size and length asked for, and is told its price', async () => {
		const { videos } = client();
		const body = { model: 'ByteDance/Seedance-1.0-pro', prompt: PROMPT, width: 1248, height: 704 };
		const created = await videos.create({ ...body, seconds: '5' });
		expect(created).toMatchObject({ object: 'video', model: body.model, status: 'queued' });
		clock.advance(GENERATION_MS / 2);
		expect((await videos.retrieve(created.id)).status).toBe('in_progress');
		clock.advance(GENERATION_MS / 2);
		const done = await videos.retrieve(created.id);
		expect(done).toMatchObject({
			status: 'completed',
			size: '1248x704',
			seconds: '5',
			outputs: { cost: 0.57 },
		});
		expect(done.completed_at).toBe(created.created_at + GENERATION_MS / 1000);
		const file = Buffer.from(await (await fetch(done.outputs?.video_url ?? '')).arrayBuffer());
		expect(file.equals(await emulator().contentOf(created.id))).toBe(true);
		expect((await readVideo(file)).seconds).toBe(5);
		expect(emulator().billing.total()).toBe(0.57);
	});

	it('names resolution and shape by words, and begins and ends with images', async () => {
		const [first, last] = ['https://a.example/1.png', 'https://a.example/2.png'];
		const done = await ended({
			model: 'Wan-AI/wan2.7-i2v',
			prompt: PROMPT,
			resolution: '720P',
			ratio: '9:16',
			media: {
				frame_images: [
					{ input_image: first, frame: 'first' },
					{ input_image: last, frame: 'last' },
				],
			},
		});
		expect(done).toMatchObject({ status: 'completed', size: '720x1280', seconds: '5' });
		const image = { kind: 'link', urls: [first, last] };
		expect(emulator().jobs('together')).toMatchObject([{ image }]);
	});

	it.each([
		['unsupportedParameter', { model: 'minimax/hailuo-02', negative_prompt: 'fog' }],
		['unsupportedParameter', { model: 'Wan-AI/wan2.7-t2v', width: 1280, height: 720 }],
		['InvalidParameter', { model: 'Wan-AI/wan2.7-t2v', resolution: '720p' }],
		['InvalidParameter', { model: 'Wan-AI/wan2.7-t2v', seconds: '16' }],
		['InvalidParameter', { model: 'ByteDance/Seedance-1.0-pro', width: 1280, height: 720 }],
	])('sees %s as a failed job that cost nothing: %j', async (code, body) => {
		const done = await ended({ prompt: PROMPT, ...body });
		expect(done).toMatchObject({ status: 'failed', error: { code }, outputs: null });
		expect(emulator().billing.total()).toBe(0);
	});

	it('is refused a wrong key, an empty account, another model and a video that is none', async () => {
		const body = { model: 'google/veo-3.1', prompt: PROMPT };
		await expect(client('wrong').videos.create(body)).rejects.toBeInstanceOf(
			Together.AuthenticationError,
		);
		const other = client().videos.create({ ...body, model: 'sora-2' });
		await expect(other).rejects.toBeInstanceOf(Together.NotFoundError);
		await expect(client().videos.retrieve('none')).rejects.toBeInstanceOf(Together.NotFoundError);
		emulator().settings('together').credit = 0;
		await expect(client().videos.create(body)).rejects.toMatchObject({ status: 402 });
		expect(emulator().jobs('together')).toEqual([]);
	});

	it('lists models of every kind, where version 1 of the API is', async () => {
		const baseURL = emulator().baseUrl('together').replace('/v2', '/v1');
		const models = await new Together({ apiKey: 'key-together', baseURL }).models.list();
		const types = models.map(({ type }): string => type);
		expect(new Set(types)).toEqual(new Set(['chat', 'video', 'image']));
	});
});
