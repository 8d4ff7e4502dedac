// undici, a client that is not ours, against profiles that speak JSON of their own. The bodies are those
// the providers' pages show, rebuilt from the facts in providers.md, section 6.
import { useEmulator } from '../fixtures/emulatorRig';
import { idOf } from '../fixtures/idOf';
import { jsonClient } from '../fixtures/jsonClient';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const { send, post, postForm } = jsonClient(emulator);

describe('openRouter', () => {
	const VEO = { model: 'google/veo-3.1', prompt: 'A cat' };

	it('accepts with 202, says little while it runs, and tells file and cost at the end', async () => {
		const created = await post('openRouter', { ...VEO, duration: 8, resolution: '720p' });
		const id = idOf(created.body);
		const polling_url = `${emulator().baseUrl('openRouter')}/videos/${id}`;
		expect(created).toEqual({ status: 202, body: { id, polling_url, status: 'pending' } });
		clock.advance(GENERATION_MS);
		const file = `${polling_url}/content?index=0`;
		const { body } = await send('openRouter', polling_url);
		expect(body).toEqual({
			id,
			polling_url,
			generation_id: expect.any(String),
			status: 'completed',
			unsigned_urls: [file],
			usage: { cost: 3.2, is_byok: false },
		});
		expect(emulator().billing.total()).toBe(3.2);
		expect((await send('openRouter', file, { headers: { authorization: '' } })).status).toBe(401);
		expect((await send('openRouter', file)).body).toEqual(await emulator().contentOf(id));
	});

	it.each([
		['a length outside the model', 400, { ...VEO, duration: 5 }],
		['a length as text', 400, { ...VEO, duration: '8' }],
		['a resolution outside the model', 400, { ...VEO, resolution: '480p' }],
		['a resolution nobody has', 400, { ...VEO, resolution: '1024p' }],
		['a ratio outside the model', 400, { ...VEO, aspect_ratio: '1:1' }],
		['a size outside the model', 400, { ...VEO, size: '640x480' }],
		['seconds', 400, { ...VEO, seconds: '8' }],
		['no prompt', 400, { model: VEO.model }],
		['an unknown model', 404, { ...VEO, model: 'sora-2' }],
		['a frame that is text', 400, { ...VEO, frame_images: ['https://a.example/1.png'] }],
	])('refuses %s', async (_name, status, fields) => {
		const reply = await post('openRouter', fields);
		expect(reply.status).toBe(status);
		expect(reply.body).toMatchObject({ error: { code: status, message: expect.any(String) } });
		expect(emulator().billing.count).toBe(0);
	});

	it('refuses a form, and an account without credit', async () => {
		expect((await postForm('openRouter', VEO)).status).toBe(400);
		emulator().settings('openRouter').credit = 0;
		expect((await post('openRouter', VEO)).status).toBe(402);
	});

	it('lists what its models take, and a model may keep that to itself', async () => {
		const { body } = await send('openRouter', '/videos/models');
		expect(body).toMatchObject({
			data: [
				{ id: 'google/veo-3.1', supported_durations: [4, 6, 8] },
				{ id: 'alibaba/wan-2.6', supported_sizes: null },
				{ id: 'vendor/silent-model', supported_durations: null },
			],
		});
	});
});
