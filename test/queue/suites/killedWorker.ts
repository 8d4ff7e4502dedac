import { setGenerationTime, type QueueRig } from '../rig';
import { expectLost, expectWaitToFetch } from './checks';
import { jobBeingWaitedFor, startRun, workerOf } from './execute';
import { generate } from './operations';

const GENERATION_MS = 10_000;

export function killedWorkerTests(rig: () => QueueRig): void {
	it('takes the execution with it: the ID is in its log only, for a Wait, and a retry does nothing', async () => {
		setGenerationTime(rig(), GENERATION_MS);
		const { executions } = rig().n8n;
		const prompt = 'A kite above the dunes';
		const executionId = await startRun(rig(), [generate(rig(), prompt)]);
		const videoId = await jobBeingWaitedFor(rig(), prompt);
		const worker = await workerOf(rig(), executionId);
		await worker.kill();
		expect(worker.log()).toContain(`Video ${videoId} submitted`);

		expectLost(await executions.ended(executionId));
		await expectWaitToFetch(rig(), videoId);
		expectLost(await executions.ended(await executions.retry(executionId)));
		expect(rig().emulator.billing.count).toBe(1);
	});
}
