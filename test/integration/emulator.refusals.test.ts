// What the OpenAI profile, and with it every profile, refuses beyond what the curl lines show.
import { connect } from 'node:net';
import FormData from 'form-data';
import { request } from 'undici';
import { useEmulator } from '../fixtures/emulatorRig';
import { idOf } from '../fixtures/idOf';
import { imageFixture } from '../fixtures/images';

const { emulator, clock } = useEmulator();
const portrait = imageFixture('portrait-720x1280.png');

interface Reply {
	status: number;
	body: unknown;
}

async function call(
	method: 'GET' | 'POST',
	path: string,
	body?: string | Buffer,
	type = 'application/json',
): Promise<Reply> {
	const headers = { authorization: 'Bearer key-openai', 'content-type': type };
	const url = `${emulator().baseUrl('openai')}${path}`;
	const reply = await request(url, { method, headers, body: body ?? null });
	return { status: reply.statusCode, body: await reply.body.json() };
}

const submit = (value: unknown): Promise<Reply> => call('POST', '/videos', JSON.stringify(value));

/** Submits a form with a prompt and what `fill` adds. */
function submitForm(fill: (form: FormData) => void): Promise<Reply> {
	const form = new FormData();
	form.append('prompt', 'x');
	fill(form);
	return call('POST', '/videos', form.getBuffer(), form.getHeaders()['content-type']);
}

const refused = (status: number, param: string | null, code: string): Reply => ({
	status,
	body: { error: { message: expect.any(String), type: 'invalid_request_error', param, code } },
});

async function completedJob(): Promise<string> {
	const { body } = await submit({ prompt: 'x' });
	clock.advance(3000);
	return idOf(body);
}

describe('a submission', () => {
	it.each([
		['seconds as a number', { seconds: 4 }, 'seconds', 'invalid_value'],
		['other seconds', { seconds: '5' }, 'seconds', 'invalid_value'],
		['another model', { model: 'sora-1' }, 'model', 'invalid_value'],
		['another size', { size: '640x360' }, 'size', 'invalid_value'],
		['1080p with sora-2', { size: '1920x1080' }, 'size', 'invalid_value'],
		['an unknown field', { seed: 1 }, 'seed', 'unknown_parameter'],
		['an image as text', { input_reference: 'https://e.com' }, 'input_reference', 'invalid_type'],
		['an image as {}', { input_reference: {} }, 'input_reference', 'invalid_type'],
		[
			'an image of another scheme',
			{ input_reference: { image_url: 'ftp://e.com' } },
			'input_reference',
			'invalid_value',
		],
	])('is refused with %s', async (_name, fields, param, code) => {
		expect(await submit({ prompt: 'x', ...fields })).toEqual(refused(400, param, code));
		expect(emulator().billing.count).toBe(0);
	});

	it('is accepted with 1080p on sora-2-pro, and with the longer lengths', async () => {
		const fields = { prompt: 'x', model: 'sora-2-pro', size: '1080x1920', seconds: '20' };
		expect((await submit(fields)).status).toBe(200);
	});

	it('is refused in another encoding, or as a broken form', async () => {
		const text = await call('POST', '/videos', 'prompt=x', 'text/plain');
		expect(text).toEqual(refused(415, null, 'unsupported_media_type'));
		const part = '--b\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nx';
		const form = await call('POST', '/videos', part, 'multipart/form-data; boundary=b');
		expect(form).toEqual(refused(400, null, 'invalid_form'));
		const noBoundary = await call('POST', '/videos', part, 'multipart/form-data');
		expect(noBoundary).toEqual(refused(400, null, 'invalid_form'));
	});

	it('is refused when it is larger than 32 MiB', async () => {
		const large = JSON.stringify({ prompt: 'x'.repeat(33 * 1024 ** 2) });
		const reply = await call('POST', '/videos', large);
		expect(reply).toEqual(refused(413, null, 'request_too_large'));
		expect(emulator().requests[0]?.body.length).toBe(32 * 1024 ** 2);
	});

	it('that the client breaks off makes nothing, but is in the log', async () => {
		const { port } = new URL(emulator().origin);
		const socket = connect(Number(port), '127.0.0.1');
		socket.write('POST /openai/v1/videos HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
		while (emulator().requests.length === 0) await new Promise((done) => setImmediate(done));
		socket.destroy();
		expect((await call('GET', '/videos')).body).toMatchObject({ data: [] });
		expect(emulator().requests[0]).toMatchObject({ route: 'submit', status: null });
		expect(emulator().billing.count).toBe(0);
	});
});

describe('an image in a form', () => {
	const png = { filename: 'a.png', contentType: 'image/png' };

	it('is accepted with a file name and an image type, or as a link', async () => {
		const file = await submitForm((form) => form.append('input_reference', portrait, png));
		expect(file.status).toBe(200);
		const name = 'input_reference[image_url]';
		const link = await submitForm((form) => form.append(name, 'https://e.com/a.png'));
		expect(link.status).toBe(200);
		expect(emulator().jobs()[1]?.image).toEqual({ kind: 'link', urls: ['https://e.com/a.png'] });
	});

	it.each([
		['no file name', portrait, { contentType: 'image/png' }, 'invalid_type'],
		['no image type', portrait, { filename: 'a' }, 'invalid_type'],
		['neither', portrait, { contentType: 'application/octet-stream' }, 'invalid_type'],
		['bytes that are no image', imageFixture('text.txt'), png, 'invalid_image'],
		['another size', imageFixture('square-640x640.png'), png, 'invalid_value'],
	])('is refused with %s', async (_name, bytes, options, code) => {
		const reply = await submitForm((form) => form.append('input_reference', bytes, options));
		expect(reply).toEqual(refused(400, 'input_reference', code));
	});

	it('is refused when there are two', async () => {
		const reply = await submitForm((form) => {
			form.append('input_reference', portrait, png);
			form.append('input_reference', portrait, png);
		});
		expect(reply).toEqual(refused(400, 'input_reference', 'invalid_value'));
	});

	it('is refused under another name, and so is a field sent twice', async () => {
		const other = await submitForm((form) => form.append('image', portrait, png));
		expect(other).toEqual(refused(400, 'image', 'unknown_parameter'));
		const twice = await submitForm((form) => form.append('prompt', 'y'));
		expect(twice).toEqual(refused(400, 'prompt', 'invalid_value'));
	});
});

describe('what follows a submission', () => {
	it.each([
		['order=up', 400, 'order', 'invalid_value'],
		['limit=101', 400, 'limit', 'invalid_value'],
		['limit=1.5', 400, 'limit', 'invalid_value'],
		['after=video_0', 404, 'after', 'not_found'],
	])('a list with %s is refused', async (query, status, param, code) => {
		expect(await call('GET', `/videos?${query}`)).toEqual(refused(status, param, code));
	});

	it('an unknown variant is refused', async () => {
		const path = `/videos/${await completedJob()}/content?variant=gif`;
		expect(await call('GET', path)).toEqual(refused(400, 'variant', 'invalid_value'));
	});

	it('content says why it is not there', async () => {
		const id = idOf((await submit({ prompt: 'x' })).body);
		const path = `/videos/${id}/content`;
		expect(await call('GET', path)).toEqual(refused(404, 'video_id', 'not_ready'));
		clock.advance(3000 + 3_600_000);
		expect(await call('GET', path)).toEqual(refused(404, 'video_id', 'content_expired'));
		emulator().settings('openai').outcome = 'failed';
		const failed = `/videos/${await completedJob()}/content`;
		expect(await call('GET', failed)).toEqual(refused(404, 'video_id', 'job_failed'));
	});

	it('a remix is refused without a prompt, with more than one, and of an unknown job', async () => {
		const path = `/videos/${await completedJob()}/remix`;
		const remix = (value: unknown): Promise<Reply> => call('POST', path, JSON.stringify(value));
		expect(await remix({})).toEqual(refused(400, 'prompt', 'missing_required_parameter'));
		const size = await remix({ prompt: 'x', size: '1280x720' });
		expect(size).toEqual(refused(400, 'size', 'unknown_parameter'));
		const unknown = await call('POST', '/videos/video_0/remix', '{"prompt":"x"}');
		expect(unknown).toEqual(refused(404, 'video_id', 'not_found'));
		expect(await call('POST', path, '{')).toEqual(refused(400, null, 'invalid_json'));
		expect(emulator().billing.count).toBe(1);
	});
});
