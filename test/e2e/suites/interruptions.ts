import { setTimeout as sleep } from 'node:timers/promises';

import { failureOf, itemsOf } from '../client/executionData';
import { aiVideo } from '../client/nodes';
import { fileOf, jobBeingWaitedFor, startInProduction, until } from './execute';
import { create, generate, wait } from './parameters';
import type { ServerRig } from '../rig';

/** How long after a stop a status request may still begin. */
const STOP_BOUND_MS = 2_000;
const POLL_SECONDS = 1;
/** Long enough for several status requests, if there were any. */
const WATCHED_MS = STOP_BOUND_MS + 4_000 * POLL_SECONDS;

/** Stop, and the timeout of a workflow. */
export function interruptionTests(rig: () => ServerRig): void {
	function statusRequestsAfter(time: number): number {
		return rig().emulator.requests.filter(({ route, at }) => route === 'status' && at > time)
			.length;
	}

	describe('an execution', () => {
		beforeEach(() => {
			rig().emulator.settings('openai').generationMs = 60_000;
		});

		const polling = generate({ waiting: { pollInterval: POLL_SECONDS } });

		it('that is stopped asks for nothing more after 2 seconds, and its video is in the log', async () => {
			const { executions } = rig().n8n;
			const credential = await rig().credential('openai');
			const { executionId } = await startInProduction(rig(), [aiVideo(credential, polling)]);
			const id = await jobBeingWaitedFor(rig());
			// It does ask in this rhythm as long as nobody stops it.
			const began = Date.now();
			await until('more status requests', () => (statusRequestsAfter(began) >= 2 ? true : null));

			const stopped = Date.now();
			await executions.stop(executionId);
			const ended = await executions.ended(executionId);
			expect(ended.status).toBe('canceled');
			await sleep(WATCHED_MS);
			expect(statusRequestsAfter(stopped + STOP_BOUND_MS)).toBe(0);
			expect(rig().server.log()).toContain(`Video ${id} submitted`);
		});

		it('that is stopped between Create and Wait is gone on with by a retry, if progress is saved', async () => {
			rig().emulator.settings('openai').generationMs = 8_000;
			const { executions } = rig().n8n;
			const credential = await rig().credential('openai');
			const { executionId } = await startInProduction(
				rig(),
				[aiVideo(credential, create()), aiVideo(credential, wait())],
				{ saveExecutionProgress: true },
			);
			const id = await jobBeingWaitedFor(rig());
			await executions.stop(executionId);
			const { data } = await executions.ended(executionId);
			expect(itemsOf(data, 'create')).toMatchObject([{ json: { id } }]);
			const again = await executions.ended(await executions.retry(executionId));
			expect(again.status).toBe('success');
			const file = await fileOf(rig(), again, 'wait');
			expect(file.equals(await rig().emulator.contentOf(id))).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);
		});

		it("that runs into the workflow's timeout shows its video, and a retry brings it at no charge", async () => {
			rig().emulator.settings('openai').generationMs = 15_000;
			const { executions } = rig().n8n;
			const credential = await rig().credential('openai');
			const { executionId } = await startInProduction(rig(), [aiVideo(credential, polling)], {
				executionTimeout: 8,
			});
			const ended = await executions.ended(executionId);
			expect(ended.status).toBe('canceled');
			const onlyJob = () => rig().emulator.jobs()[0];
			const id = onlyJob()?.id ?? 'no job';
			expect(failureOf(ended.data, 'generate')?.message).toContain(id);

			// The timeout holds for the retry too: a video that is ready cannot run into it.
			await until('the video', () => (onlyJob()?.state.status === 'completed' ? true : null));
			const again = await executions.ended(await executions.retry(executionId));
			expect(again.status).toBe('success');
			const file = await fileOf(rig(), again, 'generate');
			expect(file.equals(await rig().emulator.contentOf(id))).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);
		});
	});
}
