import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';

import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Every figure of the integration tests rests on this. */
describe('the time of the integration tests', () => {
	const rig = useRig();

	/** A batch in which much goes wrong at once, as the provider saw it. */
	async function timeline(): Promise<readonly string[]> {
		const { faults, requests, jobs } = rig().emulator;
		rig().emulator.settings('openai').generationMs = (job) => 20_000 + job * 7_000;
		faults.add({ route: 'submit', times: 3, action: { kind: 'respond', status: 429 } });
		faults.add({
			route: 'status',
			after: 5,
			times: 4,
			action: { kind: 'hang', when: 'beforeWork' },
		});
		faults.add({ route: 'status', times: 5, action: { kind: 'delay', ms: 4_000 } });
		faults.add({ route: 'content', times: 2, action: { kind: 'stall', afterBytes: 9_000 } });
		await rig().run({
			items: Array.from({ length: 8 }, () => ({ json: {} })),
			parameters: parametersOf('generate', { waiting: { maxConcurrent: 3 } }),
		});
		const numbers = new Map(jobs().map(({ id, number }) => [id, number]));
		return requests.map(({ at, route, status, jobId }) =>
			[at, route, status, numbers.get(jobId ?? '') ?? null].join(' '),
		);
	}

	it('is the same to the millisecond whenever the same thing happens', async () => {
		const first = await timeline();
		await rig().reset();
		expect(await timeline()).toEqual(first);
		expect(first.length).toBeGreaterThan(30);
	});

	it('stands still while a file is read', async () => {
		const seen: string[] = [];
		const read = readFile(__filename).then(() => seen.push('read'));
		await rig().clock.pass(1);
		seen.push('a millisecond');
		await read;
		expect(seen).toEqual(['read', 'a millisecond']);
	});

	it('stands still while an answer is decompressed', async () => {
		const seen: string[] = [];
		const body = gzipSync(Buffer.alloc(3_000_000, 'abc'));
		const headers = { 'content-encoding': 'gzip' };
		rig().emulator.faults.add({
			route: 'other',
			action: { kind: 'respond', status: 200, headers, body },
		});
		get(rig().emulator.origin, { agent: false }, (answer) => {
			const gunzip = createGunzip();
			gunzip.resume().on('end', () => seen.push('the answer'));
			pipeline(answer, gunzip, () => {});
		});
		await rig().clock.pass(1);
		seen.push('a millisecond');
		expect(seen).toEqual(['the answer', 'a millisecond']);
	});

	it('stands still while an answer is on its way, and passes while the provider is silent', async () => {
		rig().emulator.settings('openai').generationMs = 0;
		rig().emulator.settings('openai').contentBytes = 5 * 1024 ** 2;
		const started = rig().clock.now();
		await rig().run({ parameters: parametersOf('create') });
		expect(rig().clock.now()).toBe(started);
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'delay', ms: 1_234 } });
		await rig().run({ parameters: parametersOf('create') });
		expect(rig().clock.now()).toBe(started + 1_234);
	});

	it('stands still while a file comes and is stored', async () => {
		rig().emulator.settings('openai').generationMs = 0;
		rig().emulator.settings('openai').contentBytes = 5 * 1024 ** 2;
		const { items } = await rig().run({ parameters: parametersOf('create') });
		const videoId = String(items[0]?.json.id);
		const started = rig().clock.now();
		const { status } = await rig().run({ parameters: parametersOf('download', { videoId }) });
		expect(status).toBe('success');
		expect(rig().clock.now()).toBe(started);
	});
});
