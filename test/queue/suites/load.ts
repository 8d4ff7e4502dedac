import { createHash, randomUUID } from 'node:crypto';

import { itemsOf } from '../../e2e/client/executionData';
import type { Execution } from '../../e2e/client/executions';
import { chain, aiVideo, webhook } from '../../e2e/client/nodes';
import { setGenerationTime, type QueueRig } from '../rig';
import { executionIds, filesOf, publish, until, type PublishedWorkflow } from './execute';

const EXECUTIONS = 30;
const GENERATION_MS = 2_000;

/** Makes one item of each prompt in the body of the webhook's request. */
const SPLIT = {
	name: 'Prompts',
	type: 'n8n-nodes-base.splitOut',
	parameters: {
		fieldToSplitOut: 'body.prompts',
		options: { destinationFieldName: 'prompt' },
	},
};

export function loadTests(rig: () => QueueRig): void {
	async function publishGenerate(): Promise<PublishedWorkflow> {
		const path = randomUUID();
		const generate = { operation: 'generate', prompt: '={{ $json.prompt }}' };
		const nodes = [webhook(path), SPLIT, aiVideo(rig().credential, generate)];
		return await publish(rig(), chain('Load', nodes), path);
	}

	async function allEnded({ workflow }: PublishedWorkflow): Promise<Execution[]> {
		const { executions } = rig().n8n;
		const ids = await until(`${EXECUTIONS} executions`, async () => {
			const listed = await executionIds(rig(), workflow);
			return listed.length === EXECUTIONS ? listed : null;
		});
		return await Promise.all(ids.map(async (id) => await executions.ended(id)));
	}

	/** The prompts of its items, once each of their files is known to be the provider's. */
	async function checkedPrompts(execution: Execution): Promise<unknown[]> {
		const { emulator } = rig();
		const items = itemsOf(execution.data, 'generate');
		const files = await filesOf(rig(), execution, 'generate');
		for (const [index, { json, binary }] of items.entries()) {
			expect(binary?.data?.id).toMatch(/^database:/);
			const made = await emulator.contentOf(String(json.id));
			expect(files[index]?.equals(made)).toBe(true);
		}
		return items.map(({ json }) => json.prompt);
	}

	it('all arrive whole, are paid once, and keep both workers busy', async () => {
		setGenerationTime(rig(), GENERATION_MS);
		const { cluster, emulator } = rig();
		const workflow = await publishGenerate();
		const pairs = Array.from({ length: EXECUTIONS }, (_, index) => [
			`The lighthouse of execution ${index}`,
			`The harbour of execution ${index}`,
		]);
		const logged = cluster.workers.map((worker) => worker.log().length);
		await Promise.all(pairs.map(async (prompts) => await workflow.call({ prompts })));

		const executions = await allEnded(workflow);
		expect(executions.map(({ status }) => status)).toEqual(pairs.map(() => 'success'));
		const made = await Promise.all(executions.map(checkedPrompts));
		expect(made.sort()).toEqual([...pairs].sort());

		const { jobs } = emulator.billing;
		expect(jobs).toHaveLength(2 * EXECUTIONS);
		const contents = await Promise.all(jobs.map(async ({ id }) => await emulator.contentOf(id)));
		const hashes = contents.map((content) => createHash('sha256').update(content).digest('hex'));
		expect(new Set(hashes).size).toBe(2 * EXECUTIONS);

		const done = cluster.workers.map(
			(worker, index) =>
				worker
					.log()
					.slice(logged[index])
					.match(/Worker finished execution/g)?.length ?? 0,
		);
		expect(done.reduce((sum, count) => sum + count, 0)).toBe(EXECUTIONS);
		expect(Math.min(...done)).toBeGreaterThan(0);
	});
}
