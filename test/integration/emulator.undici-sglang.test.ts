// undici, a client that is not ours, against SGLang, which speaks JSON of its own. The bodies are those
// the providers' pages show, rebuilt from the facts in providers.md, section 9.
import { useEmulator } from '../fixtures/emulatorRig';
import { idOf } from '../fixtures/idOf';
import { imageFixture } from '../fixtures/images';
import { jsonClient } from '../fixtures/jsonClient';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const { send, post, postForm } = jsonClient(emulator);

const PNG = new Blob([imageFixture('landscape-1280x720.png')], { type: 'image/png' });

describe('sglang', () => {
	it('takes JSON with a number, and shows it as text', async () => {
		const { body } = await post('sglang', { prompt: 'A cat', seconds: 5, seed: 7 });
		expect(body).toMatchObject({ object: 'video', model: 'sora-2', seconds: '5', url: null });
	});

	it.each([
		['a length as text', 422, { prompt: 'A cat', seconds: '5' }],
		['no prompt', 422, { seconds: 5 }],
		['a path on its own disk', 400, { prompt: 'A cat', input_reference: '/tmp/a.png' }],
		['an unknown field', 400, { prompt: 'A cat', duration: 5 }],
	])('refuses %s', async (_name, status, fields) => {
		const reply = await post('sglang', fields);
		expect(reply).toEqual({ status, body: { detail: expect.anything() } });
	});

	it('takes a form only with a file', async () => {
		expect((await postForm('sglang', { prompt: 'A cat' })).status).toBe(400);
		const reply = await postForm('sglang', { prompt: 'A cat', seconds: '5', input_reference: PNG });
		expect(reply).toMatchObject({ status: 200, body: { seconds: '5' } });
	});

	it('sends to the cloud what is there, lists without has_more, deletes also what runs', async () => {
		emulator().settings('sglang').links = 'storage';
		const id = idOf((await post('sglang', { prompt: 'A cat' })).body);
		clock.advance(GENERATION_MS);
		expect((await send('sglang', `/videos/${id}/content`)).status).toBe(400);
		expect((await send('sglang', `/videos/${id}`)).body).toMatchObject({
			url: emulator().fileUrlOf(id),
		});
		const running = idOf((await post('sglang', { prompt: 'A dog' })).body);
		const { body } = await send('sglang', '/videos?limit=1');
		expect(body).toEqual({ object: 'list', data: [expect.objectContaining({ id: running })] });
		const deleted = await send('sglang', `/videos/${running}`, { method: 'DELETE' });
		expect(deleted.body).toMatchObject({ id: running, status: 'deleted' });
		expect((await send('sglang', `/videos/${running}`)).status).toBe(404);
	});
});
