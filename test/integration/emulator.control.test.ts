// What a test has in hand of the emulator: the request log, reset and close.
import { request } from 'undici';
import { startEmulator } from '../emulator';
import { useEmulator } from '../fixtures/emulatorRig';
import { useApiClient } from '../fixtures/apiClient';

const { emulator, clock } = useEmulator();
const ezmodel = useApiClient(emulator, 'ezmodel');
const openai = useApiClient(emulator, 'openai');
describe('the request log', () => {
	it('keeps what was sent and what was answered, in order', async () => {
		const id = await openai.newJob();
		await openai.get(`${emulator().baseUrl('openai')}/videos?limit=3`);
		await openai.get(openai.contentUrl(id), { authorization: 'Bearer nobody' });
		await openai.get(`${emulator().origin}/openai/v2/videos`);
		await openai.get(`${emulator().origin}/nowhere`);
		const key = { authorization: 'Bearer key-openai' };
		const common = { origin: emulator().origin, at: clock.now(), dialect: 'openai', headers: key };
		expect(emulator().requests).toMatchObject([
			{ ...common, route: 'submit', method: 'POST', status: 200, jobId: id },
			{ ...common, route: 'list', query: { limit: '3' }, status: 200, jobId: null },
			{
				...common,
				route: 'content',
				headers: { authorization: 'Bearer nobody' },
				path: `/openai/v1/videos/${id}/content`,
				status: 401,
				jobId: id,
			},
			{ ...common, route: 'other', status: 404 },
			{ ...common, dialect: null, route: 'other', status: 404 },
		]);
		const body: unknown = JSON.parse(emulator().requests[0]?.body.toString() ?? '');
		expect(body).toEqual({ model: 'sora-2', prompt: 'A cat' });
	});

	it('is emptied by reset, together with jobs, faults and settings', async () => {
		emulator().settings('openai').generationMs = 1;
		emulator().settings('openai').keys.push('another');
		const action = { kind: 'respond', status: 500 } as const;
		emulator().faults.add({ route: 'submit', dialect: 'openai', action });
		await ezmodel.newJob();
		const before = emulator().jobs()[0]?.id;
		emulator().reset();
		expect(emulator().requests).toEqual([]);
		expect(emulator().jobs()).toEqual([]);
		expect(emulator().billing.count).toBe(0);
		expect(emulator().settings('openai')).toMatchObject({
			generationMs: 3000,
			keys: ['key-openai'],
		});
		expect((await openai.submit()).status).toBe(200);
		expect(await ezmodel.newJob()).not.toBe(before);
	});
});

describe('keys', () => {
	const statusWith = async (headers: Record<string, string>): Promise<number> => {
		const { statusCode, body } = await request(`${emulator().baseUrl('openai')}/models`, {
			headers,
		});
		await body.dump();
		return statusCode;
	};

	it('can be added and withdrawn', async () => {
		const headers = { authorization: 'Bearer second' };
		expect(await statusWith(headers)).toBe(401);
		emulator().settings('openai').keys.push('second');
		expect(await statusWith(headers)).toBe(200);
		emulator().settings('openai').keys = ['third'];
		expect(await statusWith(headers)).toBe(401);
	});

	it('are not asked for where there are none', async () => {
		emulator().settings('openai').keys = [];
		expect(await statusWith({})).toBe(200);
	});
});

describe('closing', () => {
	it('ends requests that hang', async () => {
		const other = await startEmulator();
		other.faults.add({ route: 'models', action: { kind: 'hang', when: 'beforeWork' } });
		const hanging = request(`${other.baseUrl('openai')}/models`);
		const failed = expect(hanging).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		while (other.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
		await other.close();
		await failed;
		await expect(request(`${other.baseUrl('openai')}/models`)).rejects.toMatchObject({
			code: 'ECONNREFUSED',
		});
	});
});
