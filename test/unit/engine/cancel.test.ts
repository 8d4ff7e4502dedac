import { setTimeout as delay } from 'node:timers/promises';
import type { IExecuteFunctions } from 'n8n-workflow';
import { createEngine, type Engine } from '../../engine';
import { scriptedNode } from './scripted-node';

describe('Stop and workflow timeout', () => {
	let engine: Engine;
	beforeAll(async () => (engine = await createEngine()));
	afterAll(async () => await engine.close());

	const cancelled = async (context: IExecuteFunctions): Promise<never> =>
		await new Promise((_resolve, reject) => {
			context.onExecutionCancellation(() => reject(new Error('stopped: job video_1')));
		});

	/** Remembers a job before it waits to be cancelled; finds it again when called a second time. */
	const waiting = (slowness = 0) =>
		scriptedNode(async function () {
			const context = this.getContext('node');
			if (context['job'] !== undefined) return [[{ json: { found: context['job'] } }]];
			context['job'] = 'video_1';
			this.logger.info('waiting');
			try {
				return await cancelled(this);
			} finally {
				await delay(slowness);
				this.logger.info('gave up');
			}
		});

	const untilWaiting = async () => await delay(20);

	it('settles at once while the node runs on', async () => {
		const run = engine.run({ nodeType: waiting(50), parameters: {} });
		await untilWaiting();
		run.cancel();
		const result = await run.result;
		expect(result).toMatchObject({ status: 'canceled', items: [], tries: 1 });
		expect(run.calls[0]?.endedAt).toBeUndefined();
		expect(result.logs.map(({ message }) => message)).toEqual(['waiting']);

		await run.nodeSettled;
		expect(run.nodeError).toMatchObject({ message: 'stopped: job video_1' });
		expect(result.logs.map(({ message }) => message)).toEqual(['waiting', 'gave up']);
	});

	it('forgets the context on Stop', async () => {
		const nodeType = waiting();
		const run = engine.run({ nodeType, parameters: {}, items: [{ json: { prompt: 'a cat' } }] });
		await untilWaiting();
		run.cancel();
		const again = engine.run({ nodeType, parameters: {}, resumeFrom: await run.result });
		await untilWaiting();
		expect(again.calls).toHaveLength(1);
		again.cancel();
		expect(await again.result).toMatchObject({ status: 'canceled' });
	});

	it('keeps the context on a workflow timeout', async () => {
		const nodeType = waiting(10);
		const run = engine.run({ nodeType, parameters: {} });
		await untilWaiting();
		run.timeOut();
		const resumeFrom = await run.result;
		expect(resumeFrom.status).toBe('canceled');
		const retried = await engine.run({ nodeType, parameters: {}, resumeFrom }).result;
		expect(retried).toMatchObject({ status: 'success', items: [{ json: { found: 'video_1' } }] });
	});

	it('has nothing to retry when n8n stores a timed out execution before the node has ended', async () => {
		const nodeType = waiting(50);
		const run = engine.run({ nodeType, parameters: {} });
		await untilWaiting();
		run.timeOut({ storedAfter: 5 });
		const resumeFrom = await run.result;
		const retried = await engine.run({ nodeType, parameters: {}, resumeFrom }).result;
		expect(retried).toMatchObject({ status: 'success', tries: 0, items: [] });
	});

	it('still tries again after Stop, with a signal that is already aborted', async () => {
		const aborted: unknown[] = [];
		const nodeType = scriptedNode(async function () {
			aborted.push(this.getExecutionCancelSignal()?.aborted);
			if (aborted.length === 1) return await cancelled(this);
			throw new Error('again');
		});
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = engine.run({ nodeType, parameters: {}, node });
		await untilWaiting();
		run.cancel();
		await run.nodeSettled;
		expect(aborted).toEqual([false, true]);
	});
});
