// undici, a client that is not ours, against profiles that speak JSON of their own. The bodies are those
// the providers' pages show, rebuilt from the facts in providers.md, sections 8 to 10.
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

describe('vllmOmni', () => {
	it.each([
		['JSON', async () => await post('vllmOmni', { prompt: 'A cat' })],
		['half a second', async () => await postForm('vllmOmni', { prompt: 'A cat', seconds: '8.0' })],
		['a size in words', async () => await postForm('vllmOmni', { prompt: 'A cat', size: '720p' })],
	])('answers %s with 422 and the place', async (_name, submit) => {
		const detail = [expect.objectContaining({ loc: ['body', expect.any(String)] })];
		expect(await submit()).toEqual({ status: 422, body: { detail } });
	});

	it('takes a file or an address, not both, and one model', async () => {
		const image_reference = '{"image_url":"https://a.example/1.png"}';
		const both = { prompt: 'A cat', image_reference, input_reference: PNG };
		expect((await postForm('vllmOmni', both)).status).toBe(400);
		expect((await postForm('vllmOmni', { prompt: 'A cat', image_reference })).status).toBe(200);
		expect((await postForm('vllmOmni', { prompt: 'A cat', model: 'sora-2' })).status).toBe(400);
	});
});

describe('newApi', () => {
	const TEXT = { model: 'sora-2', prompt: 'A cat' };

	it.each([
		['a length as a number', 'invalid_json', { ...TEXT, seconds: 8 }],
		['a size the model has not', 'invalid_size', { ...TEXT, size: '1024x1792' }],
		['no model', 'missing_required_parameter', { prompt: 'A cat' }],
	])('refuses %s in its flat envelope', async (_name, code, fields) => {
		const body = { code, message: expect.any(String), data: null };
		expect(await post('newApi', fields)).toEqual({ status: 400, body });
	});

	it('says 400 where others say 404: no such job, no content yet', async () => {
		expect(await send('newApi', '/videos/task_0')).toMatchObject({
			status: 400,
			body: { code: 'task_not_exist', data: null },
		});
		const id = idOf((await post('newApi', TEXT)).body);
		const early = await send('newApi', `/videos/${id}/content`);
		expect(early).toMatchObject({ status: 400, body: { error: { message: expect.any(String) } } });
	});

	it('deducts at submission and gives back what failed', async () => {
		emulator().settings('newApi').outcome = (number) => (number === 1 ? 'completed' : 'failed');
		await post('newApi', { ...TEXT, seconds: '8' });
		await post('newApi', { ...TEXT, seconds: '8' });
		expect(emulator().billing.total()).toBe(1.6);
		clock.advance(GENERATION_MS);
		expect(emulator().billing.total()).toBe(0.8);
	});

	it('shows a task in its envelope, capitals, stages and all', async () => {
		emulator().settings('newApi').answers = 'envelope';
		const id = idOf((await post('newApi', TEXT)).body);
		expect((await send('newApi', `/videos/${id}`)).body).toMatchObject({
			code: 'success',
			data: { task_id: id, status: 'NOT_START', progress: '20%', result_url: '' },
		});
		clock.advance(GENERATION_MS);
		const result_url = `${emulator().baseUrl('newApi')}/videos/${id}/content`;
		expect((await send('newApi', `/videos/${id}`)).body).toMatchObject({
			data: { status: 'SUCCESS', progress: '100%', fail_reason: '', result_url },
		});
		expect((await send('newApi', result_url)).body).toEqual(await emulator().contentOf(id));
	});
});
