import { itemsOf } from '../../e2e/client/executionData';
import { chain, type NodeDraft } from '../../e2e/client/nodes';
import type { SavedWorkflow } from '../../e2e/client/workflows';
import { setGenerationTime, type QueueRig } from '../rig';
import { expectVideo } from './checks';
import { executionIds, jobBeingWaitedFor, startRun, until, workerOf } from './execute';
import { create, wait } from './operations';

const GENERATION_MS = 10_000;

const WHEN_CALLED: NodeDraft = {
	name: 'When called',
	type: 'n8n-nodes-base.executeWorkflowTrigger',
	typeVersion: 1.1,
	parameters: { inputSource: 'passthrough' },
};

/** Starts the workflow as an execution of its own, and does not wait for it. */
function handOverTo({ id }: SavedWorkflow): NodeDraft {
	return {
		name: 'Hand over',
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		parameters: {
			source: 'database',
			workflowId: { __rl: true, mode: 'id', value: id },
			options: { waitForSubWorkflow: false },
		},
	};
}

export function handedOverTests(rig: () => QueueRig): void {
	it('keeps its ID when the worker is killed, since the execution that paid has ended', async () => {
		setGenerationTime(rig(), GENERATION_MS);
		const { n8n, emulator } = rig();
		const prompt = 'A ferry in the fog';
		const fetching = await n8n.workflows.create(chain('Fetch', [WHEN_CALLED, wait(rig())]));
		await n8n.workflows.activate(fetching);
		const paying = await startRun(rig(), [create(rig(), prompt), handOverTo(fetching)]);
		const videoId = await jobBeingWaitedFor(rig(), prompt);
		const worker = await workerOf(rig(), paying);
		expect((await n8n.executions.ended(paying)).status).toBe('success');
		await worker.kill();
		await worker.start();

		const paid = await n8n.executions.get(paying);
		expect(itemsOf(paid.data, 'create')).toMatchObject([{ json: { id: videoId } }]);
		const [waiting = 'none'] = await executionIds(rig(), fetching);
		await until('the end of the execution that waited', async () =>
			(await n8n.executions.get(waiting)).status === 'crashed' ? true : null,
		);
		const again = await n8n.executions.ended(await n8n.executions.retry(waiting));
		await expectVideo(rig(), again, 'wait', videoId);
		expect(emulator.billing.count).toBe(1);
	});
}
