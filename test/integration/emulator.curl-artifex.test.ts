// The curl lines of artifex's own page, with the host replaced, and the answers that page shows.
// The lines are rebuilt from the facts in providers.md, section 1.
import { startEmulator, virtualClock, type Emulator } from '../emulator';
import { createCurl } from '../fixtures/curl';
import { idOf } from '../fixtures/idOf';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 100_000;
const clock = virtualClock();
const { curl, download, cleanUp } = createCurl();
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
	emulator.settings('artifex').generationMs = GENERATION_MS;
});

describe('artifex', () => {
	const auth = '-H "Authorization: Bearer key-artifex" -H "Content-Type: application/json"';
	const create = (json: string, headers = auth): string =>
		`curl -X POST ${emulator.baseUrl('artifex')}/videos ${headers} -d '${json}'`;
	const poll = (id: string): string => `curl ${emulator.baseUrl('artifex')}/videos/${id} ${auth}`;

	it('goes from a prompt to a direct MP4 link', async () => {
		const created = await curl(
			create('{"model":"sora-2","prompt":"A cat","aspect_ratio":"9:16","duration":12}'),
		);
		const id = idOf(created.body);
		expect(id).toMatch(/^v_[0-9a-f]+$/);
		expect(created.status).toBe(200);
		expect(created.body).toEqual({
			id,
			task_id: id,
			object: 'video',
			status: 'queued',
			progress: 0,
			video_url: null,
			model: 'sora-2',
		});

		clock.advance(GENERATION_MS / 2);
		expect((await curl(poll(id))).body).toEqual({
			id,
			object: 'video',
			status: 'in_progress',
			progress: 50,
			video_url: null,
		});

		clock.advance(GENERATION_MS / 2);
		const video_url = emulator.fileUrlOf(id);
		expect((await curl(poll(id))).body).toEqual({
			id,
			object: 'video',
			status: 'completed',
			progress: 100,
			video_url,
			completed_at: Math.floor(clock.now() / 1000),
			aspect_ratio: '9:16',
			duration: 12,
		});

		const file = await download(`curl '${video_url}'`);
		expect(file.equals(await emulator.contentOf(id))).toBe(true);
		const facts = await readVideo(file);
		expect(facts).toMatchObject({ width: 720, height: 1280 });
		expect(facts.seconds).toBeCloseTo(12, 1);
	});

	it.each([
		['one image', '"https://example.com/a.png"', ['https://example.com/a.png']],
		['several', '["https://e.com/a.png","https://e.com/b.png"]', 2],
	])('starts from %s without a prompt', async (_name, image, expected) => {
		const { status } = await curl(create(`{"model":"sora-2","image":${image}}`));
		expect(status).toBe(200);
		const kept = emulator.jobs('artifex')[0]?.image;
		expect(kept).toMatchObject({ kind: 'link' });
		const urls = kept?.kind === 'link' ? kept.urls : [];
		expect(typeof expected === 'number' ? urls.length : urls).toEqual(expected);
	});

	it('charges at submission, also for a job that fails', async () => {
		emulator.settings('artifex').outcome = 'failed';
		const { body } = await curl(create('{"model":"sora-2","prompt":"A cat"}'));
		expect(emulator.billing.total()).toBe(0.9);
		clock.advance(GENERATION_MS);
		expect((await curl(poll(idOf(body)))).body).toMatchObject({
			status: 'failed',
			error: { code: expect.any(String), message: expect.any(String) },
		});
		expect(emulator.billing.total()).toBe(0.9);
	});

	it('refuses a key that is not of the vip group with 403, and no key with 401', async () => {
		const json = '{"model":"sora-2","prompt":"A cat"}';
		const type = '-H "Content-Type: application/json"';
		const plain = await curl(create(json, `${type} -H "Authorization: Bearer key-not-vip"`));
		expect(plain.status).toBe(403);
		expect((await curl(create(json, type))).status).toBe(401);
		expect(emulator.billing.count).toBe(0);
	});

	it.each([
		['neither prompt nor image', '{"model":"sora-2"}'],
		['an empty prompt', '{"model":"sora-2","prompt":" "}'],
		['no model', '{"prompt":"x"}'],
		['another model', '{"model":"sora-2-pro","prompt":"x"}'],
		['another duration', '{"model":"sora-2","prompt":"x","duration":8}'],
		['a duration as text', '{"model":"sora-2","prompt":"x","duration":"12"}'],
		['another ratio', '{"model":"sora-2","prompt":"x","aspect_ratio":"1:1"}'],
		['size', '{"model":"sora-2","prompt":"x","size":"1280x720"}'],
		['seconds', '{"model":"sora-2","prompt":"x","seconds":"12"}'],
		['an image that is no link', '{"model":"sora-2","image":["data:image/png;base64,AA"]}'],
		['an empty list of images', '{"model":"sora-2","image":[]}'],
		['JSON that is no object', '[]'],
		['broken JSON', '{"model":'],
	])('refuses %s', async (_name, json) => {
		const { status, body } = await curl(create(json));
		expect(status).toBe(400);
		expect(body).toEqual({ error: { message: expect.any(String), code: expect.any(String) } });
		expect(emulator.billing.count).toBe(0);
	});

	it('refuses a form, and has neither /content nor a list', async () => {
		const base = emulator.baseUrl('artifex');
		const key = '-H "Authorization: Bearer key-artifex"';
		const form = await curl(`curl ${base}/videos ${key} -F model=sora-2 -F prompt=x`);
		expect(form.status).toBe(400);
		const id = idOf((await curl(create('{"model":"sora-2","prompt":"x"}'))).body);
		clock.advance(GENERATION_MS);
		expect((await curl(`curl ${base}/videos/${id}/content ${key}`)).status).toBe(404);
		expect((await curl(`curl ${base}/videos ${key}`)).status).toBe(404);
	});
});
