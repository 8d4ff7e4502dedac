// Files as HTTP serves them: ranges, entity tags, lengths, and the file server on another port.
import { createHash } from 'node:crypto';
import { request } from 'undici';
import { useEmulator } from '../fixtures/emulatorRig';
import { useApiClient, jsonOf, type Reply } from '../fixtures/apiClient';

const { emulator, clock } = useEmulator();
const client = useApiClient(emulator, 'openai');
async function completedJob(): Promise<string> {
	const id = await client.newJob();
	clock.advance(3000);
	return id;
}

function content(id: string, headers: Record<string, string> = {}): Promise<Reply> {
	return client.get(client.contentUrl(id), headers);
}

describe('content', () => {
	it('has a strong entity tag of its own and says that it takes ranges', async () => {
		const first = await content(await completedJob());
		const second = await content(await completedJob());
		expect(first).toMatchObject({ status: 200, headers: { 'accept-ranges': 'bytes' } });
		expect(first.headers['content-length']).toBe(String(first.bytes.length));
		expect(first.headers['etag']).toMatch(/^"[^"]+"$/);
		expect(first.headers['etag']).not.toBe(second.headers['etag']);
		expect(first.bytes.equals(second.bytes)).toBe(false);
	});

	it.each([
		['bytes=100-', 100, Infinity],
		['bytes=100-199', 100, 200],
		['bytes=-50', -50, Infinity],
		['bytes=0-99999999', 0, Infinity],
	])('answers %s with that part', async (range, start, end) => {
		const id = await completedJob();
		const whole = await emulator().contentOf(id);
		const part = await content(id, { range });
		const expected = whole.subarray(start, end);
		const first = whole.length - (start < 0 ? -start : whole.length - start);
		const last = first + expected.length - 1;
		expect(part.status).toBe(206);
		expect(part.headers['content-range']).toBe(`bytes ${first}-${last}/${whole.length}`);
		expect(part.headers['content-length']).toBe(String(expected.length));
		expect(part.bytes.equals(expected)).toBe(true);
	});

	it('answers a range beyond the end with 416 and the length', async () => {
		const id = await completedJob();
		const { length } = await emulator().contentOf(id);
		const reply = await content(id, { range: `bytes=${length}-` });
		expect(reply.status).toBe(416);
		expect(reply.headers['content-range']).toBe(`bytes */${length}`);
	});

	it.each(['bytes=0-1,5-6', 'lines=1-2', 'nonsense'])('answers %s whole', async (range) => {
		const id = await completedJob();
		const reply = await content(id, { range });
		expect(reply.status).toBe(200);
		expect(reply.bytes.equals(await emulator().contentOf(id))).toBe(true);
	});

	it('keeps to If-Range', async () => {
		const id = await completedJob();
		const etag = String((await content(id)).headers['etag']);
		const range = 'bytes=10-';
		expect((await content(id, { range, 'if-range': etag })).status).toBe(206);
		expect((await content(id, { range, 'if-range': '"other"' })).status).toBe(200);
	});

	it('can be told to ignore ranges', async () => {
		const id = await completedJob();
		emulator().settings('openai').ranges = false;
		const reply = await content(id, { range: 'bytes=10-' });
		expect(reply.status).toBe(200);
		expect(reply.headers).not.toHaveProperty('accept-ranges');
	});

	it('can be told not to announce its length', async () => {
		const id = await completedJob();
		emulator().settings('openai').contentLength = 'chunked';
		const reply = await content(id);
		expect(reply.headers).not.toHaveProperty('content-length');
		expect(reply.bytes.equals(await emulator().contentOf(id))).toBe(true);
	});

	it('of 256 MiB is streamed, not held', async () => {
		const length = 256 * 1024 ** 2;
		emulator().settings('openai').contentBytes = length;
		const url = client.contentUrl(await completedJob());
		const { headers, body } = await request(url, {
			headers: { authorization: 'Bearer key-openai' },
		});
		const before = process.memoryUsage().arrayBuffers;
		const hash = createHash('sha256');
		let received = 0;
		let mostHeld = 0;
		for await (const chunk of body) {
			received += chunk.length;
			hash.update(chunk);
			mostHeld = Math.max(mostHeld, process.memoryUsage().arrayBuffers - before);
		}
		expect(headers['content-length']).toBe(String(length));
		expect(received).toBe(length);
		expect(mostHeld).toBeLessThan(length / 2);
	});
});

describe('the file server', () => {
	const artifex = useApiClient(emulator, 'artifex');

	async function finishedArtifexJob(): Promise<string> {
		const id = await artifex.newJob();
		clock.advance(3000);
		const job = await artifex.get(`${emulator().baseUrl('artifex')}/videos/${id}`);
		expect(jsonOf(job)).toMatchObject({ video_url: emulator().fileUrlOf(id) });
		return id;
	}

	const file = async (url: string, headers = {}): Promise<number> => {
		const reply = await request(url, { headers });
		await reply.body.dump();
		return reply.statusCode;
	};

	it('is another origin, and wants the signed link and no key', async () => {
		const url = emulator().fileUrlOf(await finishedArtifexJob());
		expect(new URL(url).origin).toBe(emulator().fileOrigin);
		expect(emulator().fileOrigin).not.toBe(emulator().origin);
		expect(await file(url)).toBe(200);
		expect(await file(url.replace(/=.*/, '=forged'))).toBe(403);
		expect(await file(url, { authorization: 'Bearer key-artifex' })).toBe(400);
		expect(await file(url, { 'api-key': 'key-artifex' })).toBe(400);
		expect(await file(url.replace('/files/', '/files/0'))).toBe(404);
	});

	it('also answers on the port of the APIs, where a key does no harm', async () => {
		emulator().settings('artifex').fileOrigin = emulator().origin;
		const id = await artifex.newJob();
		clock.advance(3000);
		const job = await artifex.get(`${emulator().baseUrl('artifex')}/videos/${id}`);
		expect(jsonOf(job)).toMatchObject({
			video_url: expect.stringContaining(`${emulator().origin}/files/`),
		});
		const url = emulator().fileUrlOf(id).replace(emulator().fileOrigin, emulator().origin);
		expect(await file(url, { authorization: 'Bearer key-artifex' })).toBe(200);
	});

	it('has no APIs', async () => {
		const url = emulator().baseUrl('openai').replace(emulator().origin, emulator().fileOrigin);
		expect(await client.get(`${url}/models`)).toMatchObject({ status: 404 });
	});

	it('has nothing of a job that is not completed', async () => {
		expect(await file(emulator().fileUrlOf(await client.newJob()))).toBe(404);
	});

	it('is in the request log, by job and by origin', async () => {
		const id = await completedJob();
		const url = emulator().fileUrlOf(id);
		await file(url, { 'x-test': 'yes' });
		expect(emulator().requests.at(-1)).toMatchObject({
			route: 'file',
			dialect: null,
			origin: emulator().fileOrigin,
			path: new URL(url).pathname,
			query: { signature: expect.any(String) },
			headers: { 'x-test': 'yes' },
			jobId: id,
			status: 200,
		});
	});
});
