import { itemsOf } from '../client/executionData';
import type { Execution } from '../client/executions';
import { aiVideo } from '../client/nodes';
import type { ServerRig } from '../rig';
import { fileOf, jobBeingWaitedFor, runManually, startInProduction, until } from './execute';
import { create, generate, wait } from './parameters';

const GENERATION_MS = 5_000;

/** docs/money.md, "What cannot be saved by itself". */
export function killedServerTests(rig: () => ServerRig): void {
	beforeEach(() => {
		rig().emulator.settings('openai').generationMs = GENERATION_MS;
	});

	async function killAndRestart(): Promise<void> {
		await rig().server.kill();
		await rig().server.start();
	}

	/** The execution is whole, its Wait brought the file of the job, and that was paid once. */
	async function expectPaidOnce(execution: Execution, id: string): Promise<void> {
		expect(execution.status).toBe('success');
		const file = await fileOf(rig(), execution, 'wait');
		expect(file.equals(await rig().emulator.contentOf(id))).toBe(true);
		expect(rig().emulator.billing.count).toBe(1);
	}

	it('leaves the ID in its log, and Wait fetches the video', async () => {
		const credential = await rig().credential('openai');
		const before = rig().server.log().length;
		await startInProduction(rig(), [aiVideo(credential, generate())]);
		const id = await jobBeingWaitedFor(rig());
		await killAndRestart();

		const [, logged] = /Video (\S+) submitted/.exec(rig().server.log().slice(before)) ?? [];
		expect(logged).toBe(id);
		const execution = await runManually(rig(), [aiVideo(credential, wait(logged))]);
		await expectPaidOnce(execution, id);
	});

	it("leaves the ID of Create in the execution's data when progress is saved, for a Wait or a retry", async () => {
		const { executions } = rig().n8n;
		const credential = await rig().credential('openai');
		const { executionId } = await startInProduction(
			rig(),
			[aiVideo(credential, create()), aiVideo(credential, wait())],
			{ saveExecutionProgress: true },
		);
		const id = await jobBeingWaitedFor(rig());
		await killAndRestart();

		const crashed = await until('the end of the execution', async () => {
			const execution = await executions.get(executionId);
			return execution.status === 'crashed' ? execution : null;
		});
		const [item] = itemsOf(crashed.data, 'create');
		expect(item?.json).toMatchObject({ id });
		const found = String(item?.json.id);
		await expectPaidOnce(await runManually(rig(), [aiVideo(credential, wait(found))]), id);
		await expectPaidOnce(await executions.ended(await executions.retry(executionId)), id);
	});
}
