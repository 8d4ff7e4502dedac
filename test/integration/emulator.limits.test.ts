// What providers limit and charge: running jobs, retention, money.
import { request } from 'undici';
import { useEmulator } from '../fixtures/emulatorRig';
import { useApiClient, jsonOf, type ApiClient } from '../fixtures/apiClient';

const { emulator, clock } = useEmulator();
const ezmodel = useApiClient(emulator, 'ezmodel');
const openai = useApiClient(emulator, 'openai');
const DAY_MS = 86_400_000;

async function jobJson(client: ApiClient, id: string): Promise<unknown> {
	return jsonOf(await client.get(client.contentUrl(id).replace(/\/content$/, '')));
}

describe('running jobs', () => {
	it('are two on ezmodel; a third is refused until one has ended', async () => {
		await ezmodel.newJob();
		clock.advance(1000);
		await ezmodel.newJob();
		const refused = await ezmodel.submit();
		expect(refused.status).toBe(429);
		expect(jsonOf(refused)).toEqual({
			error: { code: expect.any(String), message: expect.any(String) },
		});
		expect(emulator().billing.count).toBe(2);
		clock.advance(2000);
		expect((await ezmodel.submit()).status).toBe(200);
		expect((await ezmodel.submit()).status).toBe(429);
	});

	it('of one provider do not count for another, and the limit can be set', async () => {
		emulator().settings('openai').maxRunning = 1;
		await ezmodel.newJob();
		expect((await openai.submit()).status).toBe(200);
		expect((await openai.submit()).status).toBe(429);
	});
});

describe('how jobs go', () => {
	it('can be decided job by job', async () => {
		const settings = emulator().settings('openai');
		settings.generationMs = (number) => number * 1000;
		settings.outcome = (number) => (number === 2 ? 'failed' : 'completed');
		await openai.newJob();
		await openai.newJob();
		const statuses = (): string[] =>
			emulator()
				.jobs('openai')
				.map(({ state }) => state.status);
		expect(statuses()).toEqual(['queued', 'queued']);
		clock.advance(1000);
		expect(statuses()).toEqual(['completed', 'in_progress']);
		clock.advance(1000);
		expect(statuses()).toEqual(['completed', 'failed']);
	});

	it.each([
		['linear', [0, 20, 50, 99, 100]],
		['jumps', [0, 0, 45, 80, 100]],
		['none', [0, 0, 0, 0, 100]],
	] as const)('progress can be %s', async (progress, expected) => {
		Object.assign(emulator().settings('openai'), { progress, generationMs: 100_000 });
		const id = await openai.newJob();
		const shown: unknown[] = [];
		for (const ms of [0, 20_000, 30_000, 49_000, 1000]) {
			clock.advance(ms);
			shown.push(await jobJson(openai, id));
		}
		expect(shown).toMatchObject(expected.map((value) => ({ progress: value })));
	});

	it.each([
		['failed', { status: 'failed', error: { code: 'moderation_blocked' } }],
		['failedWithoutError', { status: 'failed', error: null }],
		['cancelled', { status: 'cancelled', error: null }],
		['expired', { status: 'expired', error: null }],
	] as const)('%s: shown so, with nothing to fetch', async (outcome, shown) => {
		emulator().settings('ezmodel').outcome = outcome;
		const id = await ezmodel.newJob();
		clock.advance(3000);
		expect(await jobJson(ezmodel, id)).toMatchObject({ ...shown, completed_at: null });
		expect((await ezmodel.get(ezmodel.contentUrl(id))).status).toBe(404);
	});
});

describe('retention', () => {
	it.each([
		['ezmodel', DAY_MS],
		['openai', DAY_MS / 24],
	] as const)('ends %s files that long after completion', async (dialect, retentionMs) => {
		const client = dialect === 'ezmodel' ? ezmodel : openai;
		const id = await client.newJob();
		clock.advance(3000);
		const expiresAt = Math.floor((clock.now() + retentionMs) / 1000);
		expect(await jobJson(client, id)).toMatchObject({ expires_at: expiresAt });
		clock.advance(retentionMs - 1);
		expect((await client.get(client.contentUrl(id))).status).toBe(200);
		clock.advance(1);
		expect((await client.get(client.contentUrl(id))).status).toBe(404);
		expect(await jobJson(client, id)).toMatchObject({ status: 'completed' });
	});
});

describe('retention that counts from creation', () => {
	it('leaves the file less time', async () => {
		Object.assign(emulator().settings('openai'), {
			retentionFrom: 'creation',
			retentionMs: 10_000,
		});
		const id = await openai.newJob();
		clock.advance(9999);
		expect((await openai.get(openai.contentUrl(id))).status).toBe(200);
		clock.advance(1);
		expect((await openai.get(openai.contentUrl(id))).status).toBe(404);
	});
});

describe.each([
	['artifex', 0.9, 0.9],
	['apiyi', 0, 0.4],
	['openai', 0, 0.4],
	['ezmodel', 0, 0],
] as const)('billing of %s', (dialect, submitted, done) => {
	const client = useApiClient(emulator, dialect);

	it('charges at submission and when the video is done', async () => {
		const id = await client.newJob();
		const charges = (amount: number): unknown => [{ id, dialect, amount, currency: 'USD' }];
		expect(emulator().billing.jobs).toEqual(charges(submitted));
		clock.advance(3000);
		expect(emulator().billing.jobs).toEqual(charges(done));
		expect(emulator().billing.total()).toBe(done);
		expect(emulator().billing.count).toBe(1);
	});
});

describe('billing', () => {
	it.each([
		['sora-2', '720x1280', '12', 1.2],
		['sora-2-pro', '1280x720', '4', 1.2],
		['sora-2-pro', '1024x1792', '8', 4],
		['sora-2-pro', '1920x1080', '12', 8.4],
	])('of apiyi: %s %s for %s s', async (model, size, seconds, amount) => {
		const { statusCode, body } = await request(`${emulator().baseUrl('apiyi')}/videos`, {
			method: 'POST',
			headers: { authorization: 'Bearer key-apiyi', 'content-type': 'application/json' },
			body: JSON.stringify({ model, size, seconds, prompt: 'x' }),
		});
		await body.dump();
		expect(statusCode).toBe(200);
		clock.advance(3000);
		expect(emulator().billing.total()).toBe(amount);
	});
});
