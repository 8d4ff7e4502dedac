// Every fault, seen by an HTTP client that is not ours (undici).
import type { FaultAction } from '../emulator';
import { useEmulator } from '../fixtures/emulatorRig';
import { useApiClient, jsonOf, type Reply } from '../fixtures/apiClient';

const { emulator, clock } = useEmulator();
const client = useApiClient(emulator, 'openai');
/** They end a wait for what does not come. */
const impatient = useApiClient(emulator, 'openai', { headersTimeout: 300 });
const impatientReader = useApiClient(emulator, 'openai', { bodyTimeout: 300 });
/** The content of a completed job, fetched with a fault in the way. */
async function contentWith(
	action: FaultAction,
	reader = client,
): Promise<{ fetched: Promise<Reply>; whole: Buffer }> {
	const id = await client.newJob();
	clock.advance(3000);
	emulator().faults.add({ route: 'content', action });
	return { fetched: reader.get(client.contentUrl(id)), whole: await emulator().contentOf(id) };
}

const closed = { code: 'UND_ERR_SOCKET' };
const reset = { code: 'ECONNRESET' };
/** libuv may show a reset that comes right behind data as a plain end. */
const resetOrClosed = { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) };
const noAnswer = { code: 'UND_ERR_HEADERS_TIMEOUT' };
const noMoreBytes = { code: 'UND_ERR_BODY_TIMEOUT' };

describe('faults of a submission', () => {
	it('respond: an answer, and no job', async () => {
		const headers = { 'retry-after': '7', 'content-type': 'text/html' };
		const action = { kind: 'respond', status: 503, headers, body: '<html>' } as const;
		emulator().faults.add({ route: 'submit', action });
		const reply = await client.submit();
		expect(reply).toMatchObject({ status: 503, headers });
		expect(reply.bytes.toString()).toBe('<html>');
		expect(emulator().billing.count).toBe(0);
	});

	it('respondAfterWork: another answer, but the job exists and costs', async () => {
		const action = { kind: 'respondAfterWork', status: 502, body: Buffer.from('bad') } as const;
		emulator().faults.add({ route: 'submit', action });
		expect(await client.submit()).toMatchObject({ status: 502, bytes: Buffer.from('bad') });
		expect(emulator().billing.count).toBe(1);
		const [record] = emulator().requests;
		expect(record).toMatchObject({ status: 502, jobId: emulator().jobs()[0]?.id });
	});

	it.each([
		['reset', 'beforeWork', client, reset, 0],
		['reset', 'afterWork', client, reset, 1],
		['hang', 'beforeWork', impatient, noAnswer, 0],
		['hang', 'afterWork', impatient, noAnswer, 1],
	] as const)('%s %s', async (kind, when, sender, error, jobs) => {
		emulator().faults.add({ route: 'submit', action: { kind, when } });
		await expect(sender.submit()).rejects.toMatchObject(error);
		expect(emulator().billing.count).toBe(jobs);
		expect(emulator().requests).toMatchObject([{ route: 'submit', status: null }]);
	});

	it('reset in the middle of the answer: the job exists', async () => {
		emulator().faults.add({ route: 'submit', action: { kind: 'reset', when: 'midBody' } });
		await expect(client.submit()).rejects.toMatchObject(resetOrClosed);
		expect(emulator().billing.count).toBe(1);
	});

	it('truncate: JSON that ends too early, in an answer that is whole', async () => {
		emulator().faults.add({ route: 'submit', action: { kind: 'truncate', bytes: 12 } });
		const reply = await client.submit();
		expect(reply).toMatchObject({ status: 200, headers: { 'content-length': '12' } });
		expect(reply.bytes.toString()).toBe('{"id":"video');
	});

	it('transform: JSON rewritten', async () => {
		const answer = (data: unknown): unknown => ({ code: 'success', data });
		emulator().faults.add({ route: 'submit', action: { kind: 'transform', answer } });
		expect(jsonOf(await client.submit())).toMatchObject({
			code: 'success',
			data: { object: 'video', status: 'queued' },
		});
	});

	it('delay: the work waits for the clock', async () => {
		emulator().faults.add({ route: 'submit', action: { kind: 'delay', ms: 5000 } });
		const submitted = impatient.submit();
		await expect(submitted).rejects.toMatchObject(noAnswer);
		expect(emulator().billing.count).toBe(0);
		clock.advance(5000);
		await client.submit();
		expect(emulator().billing.count).toBe(2);
	});
});

describe('faults of a download', () => {
	it('cut: the connection ends before the length announced', async () => {
		const { fetched } = await contentWith({ kind: 'cut', afterBytes: 1000 });
		await expect(fetched).rejects.toMatchObject(closed);
	});

	it('shortClean: an end without an error', async () => {
		const { fetched, whole } = await contentWith({ kind: 'shortClean', bytes: 1000 });
		const reply = await fetched;
		expect(reply.headers['content-length']).toBeUndefined();
		expect(reply.headers['transfer-encoding']).toBe('chunked');
		expect(reply.bytes.equals(whole.subarray(0, 1000))).toBe(true);
	});

	it('stall: silence on an open connection', async () => {
		const { fetched } = await contentWith({ kind: 'stall', afterBytes: 1000 }, impatientReader);
		await expect(fetched).rejects.toMatchObject(noMoreBytes);
	});

	it('reset in the middle', async () => {
		const { fetched } = await contentWith({ kind: 'reset', when: 'midBody' });
		await expect(fetched).rejects.toMatchObject(resetOrClosed);
	});

	it('truncate: fewer bytes, with a length that fits them', async () => {
		const { fetched, whole } = await contentWith({ kind: 'truncate', bytes: 1000 });
		expect(await fetched).toMatchObject({ status: 200, headers: { 'content-length': '1000' } });
		expect((await fetched).bytes.equals(whole.subarray(0, 1000))).toBe(true);
	});

	it('redirect: to a place fixed or worked out', async () => {
		const location = 'https://example.com/x';
		const fixed = await contentWith({ kind: 'redirect', status: 302, location });
		expect(await fixed.fetched).toMatchObject({ status: 302, headers: { location } });
		const { fetched, whole } = await contentWith({
			kind: 'redirect',
			status: 307,
			location: ({ jobId }) => emulator().fileUrlOf(jobId ?? ''),
		});
		const { status, headers } = await fetched;
		expect(status).toBe(307);
		const file = await fetch(String(headers['location']));
		expect(Buffer.from(await file.arrayBuffer()).equals(whole)).toBe(true);
	});

	it('transform does not fit a file, and says so', async () => {
		const { fetched } = await contentWith({ kind: 'transform', answer: () => ({}) });
		expect(await fetched).toMatchObject({ status: 500 });
		expect(jsonOf(await fetched)).toHaveProperty('emulatorDefect');
	});
});

describe('a fault', () => {
	const action = { kind: 'respond', status: 503 } as const;
	const submitTimes = async (count: number): Promise<number[]> => {
		const statuses: number[] = [];
		for (let index = 0; index < count; index += 1) statuses.push((await client.submit()).status);
		return statuses;
	};

	it('hits one request, unless told otherwise', async () => {
		emulator().faults.add({ route: 'submit', action });
		expect(await submitTimes(2)).toEqual([503, 200]);
	});

	it('hits the first few requests, those after the first few, or all', async () => {
		emulator().faults.add({ route: 'submit', action, times: 2 });
		expect(await submitTimes(3)).toEqual([503, 503, 200]);
		emulator().faults.add({ route: 'submit', action, after: 2 });
		expect(await submitTimes(4)).toEqual([200, 200, 503, 200]);
		emulator().faults.add({ route: 'submit', action, times: Infinity });
		expect(await submitTimes(3)).toEqual([503, 503, 503]);
		emulator().faults.clear();
		expect(await submitTimes(1)).toEqual([200]);
	});

	it('takes its turn where several fit', async () => {
		emulator().faults.add({ route: 'submit', action });
		emulator().faults.add({ route: 'submit', action: { ...action, status: 429 } });
		expect(await submitTimes(3)).toEqual([503, 429, 200]);
	});

	it('hits only requests of its route, its dialect and its condition', async () => {
		const times = Infinity;
		emulator().faults.add({ route: 'status', action, times });
		emulator().faults.add({ route: 'submit', dialect: 'apiyi', action, times });
		emulator().faults.add({ route: 'submit', match: ({ body }) => body.includes('dog'), action });
		expect(await submitTimes(1)).toEqual([200]);
		emulator().faults.add({ route: 'submit', match: ({ body }) => body.includes('cat'), action });
		expect(await submitTimes(1)).toEqual([503]);
	});
});
