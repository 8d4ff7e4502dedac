// The curl lines of apiyi's own page, with the host replaced, and the answers that page shows.
// The lines are rebuilt from the facts in providers.md, section 2.
import { startEmulator, virtualClock, type Emulator } from '../emulator';
import { createCurl } from '../fixtures/curl';
import { idOf } from '../fixtures/idOf';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 100_000;
const clock = virtualClock();
const { curl, download, saveImage, cleanUp } = createCurl();
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
	emulator.settings('apiyi').generationMs = GENERATION_MS;
});

describe('apiyi', () => {
	const key = '-H "Authorization: Bearer key-apiyi"';
	const create = (json: string): string =>
		`curl -X POST "${emulator.baseUrl('apiyi')}/videos" ${key} -H "Content-Type: application/json" -d '${json}'`;
	const form = (fields: string): string =>
		`curl -X POST "${emulator.baseUrl('apiyi')}/videos" ${key} ${fields}`;

	it('goes from a prompt to the content', async () => {
		const base = `${emulator.baseUrl('apiyi')}/videos`;
		const created = await curl(
			create('{"model":"sora-2-pro","prompt":"A cat","seconds":"8","size":"1792x1024"}'),
		);
		const id = idOf(created.body);
		const common = { id, object: 'video', model: 'sora-2-pro', size: '1792x1024', seconds: '8' };
		const job = { ...common, created_at: Math.floor(clock.now() / 1000) };
		expect(created.status).toBe(200);
		expect(created.body).toEqual({ ...job, status: 'queued', progress: 0, quality: 'high' });

		const shown: unknown[] = [];
		for (const share of [0.2, 0.3, 0.3]) {
			clock.advance(GENERATION_MS * share);
			shown.push((await curl(`curl "${base}/${id}" ${key}`)).body);
		}
		expect(shown).toEqual(
			[0, 45, 80].map((progress) => ({ ...job, status: 'in_progress', progress })),
		);
		expect((await curl(`curl "${base}/${id}/content" ${key}`)).status).toBe(404);
		expect(emulator.billing.total()).toBe(0);

		clock.advance(GENERATION_MS * 0.2);
		expect((await curl(`curl "${base}/${id}" ${key}`)).body).toEqual({
			...job,
			status: 'completed',
			progress: 100,
			completed_at: Math.floor(clock.now() / 1000),
		});
		const file = await download(`curl "${base}/${id}/content" ${key}`);
		expect(file.equals(await emulator.contentOf(id))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 1792, height: 1024 });
		expect(emulator.billing.total()).toBe(4);
	});

	it('starts from an uploaded image of the very size', async () => {
		saveImage('landscape-1280x720.jpg');
		const { status } = await curl(
			form(
				'-F model=sora-2 -F prompt="It moves" -F seconds=4 -F size=1280x720 -F input_reference=@landscape-1280x720.jpg',
			),
		);
		expect(status).toBe(200);
		expect(emulator.jobs('apiyi')).toMatchObject([
			{ size: '1280x720', image: { width: 1280, height: 720, mimeType: 'image/jpeg' } },
		]);
	});

	it('refuses an image of another size, and a file that is none', async () => {
		saveImage('landscape-1280x720.jpg');
		saveImage('text.txt');
		const portrait = '-F model=sora-2 -F prompt=x -F size=720x1280';
		const image = '-F input_reference=@landscape-1280x720.jpg';
		const wrongSize = await curl(form(`${portrait} ${image}`));
		expect(wrongSize).toMatchObject({
			status: 400,
			body: { error: { message: expect.stringMatching(/inpaint image must match/i) } },
		});
		const text = await curl(form(`${portrait} -F input_reference=@text.txt`));
		expect(text).toMatchObject({ status: 400, body: { error: { code: 'invalid_type' } } });
		const disguised = '-F "input_reference=@text.txt;type=image/png"';
		expect((await curl(form(`${portrait} ${disguised}`))).status).toBe(400);
	});

	it.each([
		['seconds as a number', '{"model":"sora-2","prompt":"x","seconds":4}', 'seconds'],
		['10 seconds', '{"model":"sora-2","prompt":"x","seconds":"10"}', 'seconds'],
		['15 seconds', '{"model":"sora-2","prompt":"x","seconds":"15"}', 'seconds'],
		['no model', '{"prompt":"x"}', 'model'],
		['no prompt', '{"model":"sora-2"}', 'prompt'],
		['1024p with sora-2', '{"model":"sora-2","prompt":"x","size":"1024x1792"}', 'size'],
		['1080p with sora-2', '{"model":"sora-2","prompt":"x","size":"1920x1080"}', 'size'],
		['another size', '{"model":"sora-2-pro","prompt":"x","size":"640x640"}', 'size'],
		['null', '{"model":"sora-2","prompt":"x","size":null}', 'size'],
		[
			'an image in JSON',
			'{"model":"sora-2","prompt":"x","input_reference":"https://e.com/a.png"}',
			'input_reference',
		],
		['artifex fields', '{"model":"sora-2","prompt":"x","duration":12}', 'duration'],
	])('refuses %s', async (_name, json, param) => {
		const { status, body } = await curl(create(json));
		expect(status).toBe(400);
		expect(body).toEqual({
			error: {
				message: expect.any(String),
				type: 'invalid_request_error',
				param,
				code: expect.any(String),
			},
		});
		expect(emulator.billing.count).toBe(0);
	});

	it('gives no reason for a failed job, and charges nothing', async () => {
		emulator.settings('apiyi').outcome = 'failedWithoutError';
		const id = idOf((await curl(create('{"model":"sora-2","prompt":"x"}'))).body);
		clock.advance(GENERATION_MS);
		const { body } = await curl(`curl "${emulator.baseUrl('apiyi')}/videos/${id}" ${key}`);
		expect(body).toMatchObject({ status: 'failed' });
		expect(body).not.toHaveProperty('error');
		expect(emulator.billing).toMatchObject({ count: 1 });
		expect(emulator.billing.total()).toBe(0);
	});

	it('refuses an unknown key, and one without Bearer', async () => {
		const url = `${emulator.baseUrl('apiyi')}/videos/video_0`;
		expect((await curl(`curl ${url} -H "Authorization: Bearer nobody"`)).status).toBe(401);
		expect((await curl(`curl ${url} -H "Authorization: key-apiyi"`)).status).toBe(401);
		expect((await curl(`curl ${url} ${key}`)).status).toBe(404);
	});
});
