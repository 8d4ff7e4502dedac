// The curl lines of ezmodel's own page, with the host replaced, and the answers that page shows.
// The lines are rebuilt from the facts in providers.md, section 3.
import { startEmulator, virtualClock, type Emulator } from '../emulator';
import { createCurl } from '../fixtures/curl';
import { idOf } from '../fixtures/idOf';

const GENERATION_MS = 100_000;
const clock = virtualClock();
const { curl, saveImage, cleanUp } = createCurl();
let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator({ clock });
});

afterAll(async () => {
	await emulator.close();
	cleanUp();
});

beforeEach(() => {
	emulator.reset();
	emulator.settings('ezmodel').generationMs = GENERATION_MS;
});

describe('ezmodel', () => {
	const key = '-H "Authorization: Bearer key-ezmodel"';
	const create = (json: string): string =>
		`curl ${emulator.baseUrl('ezmodel')}/videos ${key} -H "Content-Type: application/json" -d '${json}'`;

	it('shows every field, null where it is unset', async () => {
		const created = await curl(create('{"prompt":"A cat"}'));
		const id = idOf(created.body);
		const createdAt = Math.floor(clock.now() / 1000);
		const job = {
			id,
			object: 'video',
			model: 'sora-2',
			created_at: createdAt,
			seconds: '4',
			size: '720x1280',
			remixed_from_video_id: null,
			error: null,
		};
		const unset = { completed_at: null, expires_at: null };
		expect(created).toEqual({
			status: 200,
			body: { ...job, ...unset, status: 'queued', progress: 0 },
		});
		clock.advance(GENERATION_MS);
		const completedAt = createdAt + GENERATION_MS / 1000;
		expect((await curl(`curl ${emulator.baseUrl('ezmodel')}/videos/${id} ${key}`)).body).toEqual({
			...job,
			status: 'completed',
			progress: 100,
			completed_at: completedAt,
			expires_at: completedAt + 86_400,
		});
	});

	it('starts from an uploaded image', async () => {
		saveImage('landscape-1280x720.webp');
		const { status } = await curl(
			`curl ${emulator.baseUrl('ezmodel')}/videos ${key} -F prompt="It moves" -F model=sora-2 -F size=1280x720 -F seconds=8 -F "input_reference=@landscape-1280x720.webp;type=image/webp"`,
		);
		expect(status).toBe(200);
		expect(emulator.jobs('ezmodel')).toMatchObject([
			{ seconds: 8, image: { mimeType: 'image/webp', width: 1280, height: 720 } },
		]);
	});

	it.each([
		['a size', '{"prompt":"x","size":"1024x1792"}'],
		['a length', '{"prompt":"x","seconds":"5"}'],
		['a length as a number', '{"prompt":"x","seconds":4}'],
		['a model', '{"prompt":"x","model":"sora-2-pro"}'],
	])('refuses %s it does not have', async (_name, json) => {
		const { status, body } = await curl(create(json));
		expect(status).toBe(400);
		expect(body).toEqual({ error: { message: expect.any(String), code: 'invalid_parameter' } });
	});
});
