import { randomUUID } from 'node:crypto';

import { startMissing } from '../cluster/cluster';
import { setGenerationTime, type QueueRig } from '../rig';
import { expectVideo } from './checks';
import { exampleBehindWebhook } from './exampleWorkflow';
import { executionIds, publish, until } from './execute';

/** Less than the example's first wait, which takes as long as n8n lets a wait that is stored. */
const GENERATION_MS = 20_000;

export function durableLoopTests(rig: () => QueueRig): void {
	/** Starts the example. Resolves with the execution's ID once it waits. */
	async function startLoop(): Promise<string> {
		const path = randomUUID();
		const place = { first: 'Create Video', path };
		const draft = exampleBehindWebhook('durable-loop.json', place, rig().credential);
		const { workflow, call } = await publish(rig(), draft, path);
		await call();
		return await until('the wait', async () => {
			const [id] = await executionIds(rig(), workflow);
			if (id === undefined) return null;
			return (await rig().n8n.executions.get(id)).status === 'waiting' ? id : null;
		});
	}

	it('holds no worker while it waits, and outlives the death of every process', async () => {
		setGenerationTime(rig(), GENERATION_MS);
		const { cluster, n8n, emulator } = rig();
		const executionId = await startLoop();
		await until('an idle queue', async () =>
			(await cluster.redis.activeJobs()) === 0 ? true : null,
		);
		const [job] = emulator.jobs();

		await Promise.all([cluster.main, ...cluster.workers].map(async (one) => await one.kill()));
		// No process of n8n is left that could hold anything in memory.
		expect(emulator.requests.map(({ route }) => route)).toEqual(['submit']);
		await startMissing(cluster);

		const execution = await n8n.executions.ended(executionId);
		await expectVideo(rig(), execution, 'Download Video', job?.id ?? 'no job');
		expect(emulator.billing.count).toBe(1);
	});
}
