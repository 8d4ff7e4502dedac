import type { EngineResult } from '../../engine';
import { money } from '../../fixtures/money';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Rule 1: one paid job for each item and request of a run, however often it is tried. */
describe('a further try of the same run', () => {
	const rig = useRig();

	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const routes = () => rig().emulator.requests.map(({ route }) => route);
	const submissions = () => routes().filter((route) => route === 'submit').length;
	const ids = () =>
		rig()
			.emulator.jobs()
			.map(({ id }) => id);

	/** Content that fails for good, and works again once a new try begins. */
	function breakContent(times: number): void {
		rig().emulator.faults.add({
			route: 'content',
			times,
			action: { kind: 'respond', status: 401, body: '{"error":{"message":"not yours"}}' },
		});
	}

	async function isWhole(result: EngineResult, index = 0): Promise<boolean> {
		const { json, binary } = result.items[index] ?? {};
		if (!binary?.data) return false;
		const made = await rig().emulator.contentOf(String(json?.id));
		return (await rig().engine.readBinary(binary.data)).equals(made);
	}

	it(`downloads the paid video when Retry On Fail calls the node again ${money('retryOnFail')}`, async () => {
		breakContent(2);
		const result = await rig().run({ node: retrying });
		expect(result.tries).toBe(3);
		expect(submissions()).toBe(1);
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(result)).toBe(true);
	});

	it(`downloads the paid video when the first item is an error item and n8n tries again ${money('errorItem')}`, async () => {
		breakContent(1);
		const result = await rig().run({
			node: { ...retrying, onError: 'continueRegularOutput' },
		});
		expect(result.tries).toBe(2);
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(result)).toBe(true);
	});

	it(`waits on for the paid video in "Retry execution" after a failure ${money('retryExecution')}`, async () => {
		rig().emulator.settings('openai').generationMs = 90_000;
		const failed = await rig().run({
			parameters: parametersOf('generate', { waiting: { timeout: 1 } }),
		});
		expect(failed.error?.message).toContain(ids()[0]);
		const again = await rig().run({
			parameters: parametersOf('generate', { waiting: { timeout: 1 } }),
			resumeFrom: failed,
		});
		expect(again.status).toBe('success');
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(again)).toBe(true);
	});

	it(`waits on for the paid video in "Retry execution" after a workflow timeout ${money('workflowTimeout')}`, async () => {
		rig().emulator.settings('openai').generationMs = 60_000;
		const run = rig().start({});
		await rig().clock.pass(20_000);
		run.timeOut({ storedAfter: 20 });
		const stopped = await run.result;
		await run.nodeSettled;
		expect(run.nodeError).toMatchObject({ message: expect.stringContaining(ids()[0] ?? 'no ID') });
		const again = await rig().run({ resumeFrom: stopped });
		expect(again.status).toBe('success');
		expect(rig().emulator.billing.count).toBe(1);
		expect(await isWhole(again)).toBe(true);
	});

	it('does not submit when Retry On Fail goes on after the execution was stopped', async () => {
		rig().emulator.settings('openai').generationMs = 60_000;
		const run = rig().start({ node: retrying });
		await rig().clock.pass(20_000);
		run.cancel();
		await run.nodeSettled;
		expect(submissions()).toBe(1);
	});

	it(`pays for each iteration of a loop, which is no retry ${money('loop')}`, async () => {
		const result = await rig().run({ loops: 3 });
		expect(result.runCount).toBe(3);
		expect(rig().emulator.billing.count).toBe(3);
	});

	it(`downloads finished videos again, and waits for the others, when one of several fails ${money('itemFails')}`, async () => {
		rig().emulator.faults.add({
			route: 'content',
			action: { kind: 'respond', status: 401 },
			match: ({ path }) => path.includes(ids()[1] ?? 'no ID'),
		});
		const result = await rig().run({
			items: [{ json: {} }, { json: {} }, { json: {} }],
			node: retrying,
		});
		expect(result.tries).toBe(2);
		expect(submissions()).toBe(3);
		expect(new Set(result.items.map(({ json }) => json.id))).toEqual(new Set(ids()));
		for (const index of [0, 1, 2]) expect(await isWhole(result, index)).toBe(true);
	});

	it(`submits a changed request as a new job ${money('changedRequest')}`, async () => {
		breakContent(Infinity);
		const failed = await rig().run({});
		rig().emulator.faults.clear();
		await rig().run({
			parameters: parametersOf('generate', { prompt: 'something else' }),
			resumeFrom: failed,
		});
		expect(
			rig()
				.emulator.jobs()
				.map(({ prompt }) => prompt),
		).toEqual([expect.any(String), 'something else']);
	});

	it('submits anew with another key at the same address, as the key is no part of the request', async () => {
		breakContent(1);
		const failed = await rig().run({});
		rig().emulator.settings('openai').keys.push('another-good-key');
		const again = await rig().run({ apiKey: 'another-good-key', resumeFrom: failed });
		expect(again.status).toBe('success');
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('remembers nothing of a run that succeeded, and never the key', async () => {
		const succeeded = await rig().run({});
		expect(succeeded.context).toEqual({});
		breakContent(Infinity);
		const failed = await rig().run({});
		expect(JSON.stringify(failed.context)).toContain(ids()[1]);
		expect(await failed.stored()).not.toContain(rig().credentials('openai').apiKey);
	});

	it('logs the ID the moment it is known', async () => {
		const { logs } = await rig().run({ parameters: parametersOf('create') });
		expect(logs).toContainEqual(
			expect.objectContaining({
				level: 'info',
				message: `Video ${ids()[0]} submitted`,
				meta: expect.objectContaining({ videoId: ids()[0] }),
			}),
		);
	});

	it('lists every video with its state in the error of one', async () => {
		const outcome = (job: number) => (job === 2 ? 'failed' : 'completed');
		rig().emulator.settings('openai').outcome = outcome;
		const { error } = await rig().run({ items: [{ json: {} }, { json: {} }, { json: {} }] });
		const description = error && 'description' in error ? error.description : '';
		for (const { id, state } of rig().emulator.jobs()) {
			expect(description).toContain(`${id} (${state.status})`);
		}
		expect(rig().emulator.billing.count).toBe(3);
	});
});
