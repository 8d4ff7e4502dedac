import { itemsOf } from '../client/executionData';
import { aiVideo, calledByWorkflow, callWorkflow, chain, type NodeDraft } from '../client/nodes';
import type { SavedWorkflow } from '../client/workflows';
import { money } from '../../fixtures/money';
import { fileOf, startInProduction } from './execute';
import { create, generate, wait } from './parameters';
import type { ServerRig } from '../rig';

/** Rule 1 in a real server: whatever fails after the submission, it is paid once. */
export function retryTests(rig: () => ServerRig): void {
	describe('a further try', () => {
		beforeEach(() => {
			rig().emulator.settings('openai').generationMs = 500;
		});

		/** Content that fails for good, and works again once a new try begins. */
		function breakContent(times: number): void {
			rig().emulator.faults.add({
				route: 'content',
				times,
				action: { kind: 'respond', status: 401, body: '{"error":{"message":"not yours"}}' },
			});
		}

		const onlyJob = () => rig().emulator.jobs()[0]?.id ?? 'no job';
		const made = async () => await rig().emulator.contentOf(onlyJob());

		it('by Retry On Fail downloads the paid video', async () => {
			breakContent(2);
			const credential = await rig().credential('openai');
			const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
			const { executionId } = await startInProduction(rig(), [
				aiVideo(credential, generate(), retrying),
			]);
			const execution = await rig().n8n.executions.ended(executionId);
			expect(execution.status).toBe('success');
			expect((await fileOf(rig(), execution, 'generate')).equals(await made())).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);
		});

		it('by "Retry execution" downloads the paid video', async () => {
			breakContent(1);
			const credential = await rig().credential('openai');
			const { executionId } = await startInProduction(rig(), [aiVideo(credential, generate())]);
			const { executions } = rig().n8n;
			const failed = await executions.ended(executionId);
			expect(failed.status).toBe('error');
			expect(failed.data.resultData.error?.message).toContain(onlyJob());

			const again = await executions.ended(await executions.retry(executionId));
			expect(again).toMatchObject({ status: 'success', retryOf: executionId });
			expect(itemsOf(again.data, 'generate')).toMatchObject([{ json: { id: onlyJob() } }]);
			expect((await fileOf(rig(), again, 'generate')).equals(await made())).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);
		});

		/** A workflow that others call, published as n8n wants it. */
		async function subWorkflow(nodes: readonly NodeDraft[]): Promise<SavedWorkflow> {
			const { workflows } = rig().n8n;
			const saved = await workflows.create(chain('Sub-workflow', [calledByWorkflow(), ...nodes]));
			await workflows.activate(saved);
			return saved;
		}

		const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };

		it(`by the node that calls a sub-workflow pays for a new video ${money('subWorkflowAgain')}`, async () => {
			breakContent(1);
			const credential = await rig().credential('openai');
			const called = await subWorkflow([aiVideo(credential, generate())]);
			const { executionId } = await startInProduction(rig(), [callWorkflow(called, retrying)]);
			const execution = await rig().n8n.executions.ended(executionId);
			expect(execution.status).toBe('success');
			expect(rig().emulator.billing.count).toBe(2);
		});

		it('by the node that calls a sub-workflow pays once where Create stands before it', async () => {
			breakContent(1);
			const credential = await rig().credential('openai');
			const called = await subWorkflow([aiVideo(credential, wait())]);
			const { executionId } = await startInProduction(rig(), [
				aiVideo(credential, create()),
				callWorkflow(called, retrying),
			]);
			const execution = await rig().n8n.executions.ended(executionId);
			expect(execution.status).toBe('success');
			expect(rig().emulator.billing.count).toBe(1);
		});
	});
}
