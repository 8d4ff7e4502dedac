import { itemsOf } from '../../e2e/client/executionData';
import { GRACE_SECONDS } from '../cluster/environment';
import { setGenerationTime, type QueueRig } from '../rig';
import { expectLost, expectVideo, expectWaitToFetch } from './checks';
import { jobBeingWaitedFor, startRun, workerOf } from './execute';
import { create, generate, wait } from './operations';

const SHORT_MS = 5_000;
const LONG_MS = GRACE_SECONDS * 3_000;

export function stoppedWorkerTests(rig: () => QueueRig): void {
	it('ends the executions it has before it goes, if they end in its grace period', async () => {
		setGenerationTime(rig(), SHORT_MS);
		const prompt = 'A night train between birches';
		const executionId = await startRun(rig(), [generate(rig(), prompt)]);
		const videoId = await jobBeingWaitedFor(rig(), prompt);
		const worker = await workerOf(rig(), executionId);
		await worker.stop();
		expect(worker.log()).toContain(`Worker finished execution ${executionId} `);
		const execution = await rig().n8n.executions.ended(executionId);
		await expectVideo(rig(), execution, 'generate', videoId);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('is gone after its grace period like a killed one, and so is what the execution had saved', async () => {
		setGenerationTime(rig(), LONG_MS);
		const prompt = 'A glacier from above';
		const nodes = [create(rig(), prompt), wait(rig())];
		const executionId = await startRun(rig(), nodes, { saveExecutionProgress: true });
		const videoId = await jobBeingWaitedFor(rig(), prompt);
		const stored = await rig().n8n.executions.get(executionId);
		expect(itemsOf(stored.data, 'create')).toMatchObject([{ json: { id: videoId } }]);
		const worker = await workerOf(rig(), executionId);
		await worker.stop();
		expect(worker.log()).toContain(`Shutdown timed out after ${GRACE_SECONDS} seconds`);
		expect(worker.log()).toContain(`Video ${videoId} submitted`);
		expectLost(await rig().n8n.executions.ended(executionId));
		await expectWaitToFetch(rig(), videoId);
		expect(rig().emulator.billing.count).toBe(1);
	});
}
