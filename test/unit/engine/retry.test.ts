import { createEngine, type Engine } from '../../engine';
import { scriptedNode } from './scripted-node';

describe('Retry On Fail and Retry execution', () => {
	let engine: Engine;
	beforeAll(async () => (engine = await createEngine()));
	afterAll(async () => await engine.close());

	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	/** Counts its calls in the node context, and fails until the given call. */
	const succeedsOnCall = (wanted: number) =>
		scriptedNode(async function () {
			const context = this.getContext('node');
			const calls = Number(context['calls'] ?? 0) + 1;
			context['calls'] = calls;
			if (calls < wanted) throw new Error(`call ${calls}`);
			return [[{ json: { calls, runIndex: this.getWorkflowDataProxy(0).$runIndex } }]];
		});

	it('calls a failing node again, with the same run index and context', async () => {
		const nodeType = succeedsOnCall(3);
		const result = await engine.run({ nodeType, parameters: {}, node: retrying }).result;
		expect(result.status).toBe('success');
		expect(result.items).toMatchObject([{ json: { calls: 3, runIndex: 0 } }]);
		expect(result).toMatchObject({ tries: 3, runCount: 1, context: { calls: 3 } });
	});

	it('calls a node again whose first item has an error, although nothing was thrown', async () => {
		const nodeType = scriptedNode(async () => [[{ json: { error: 'none' } }]]);
		const { status, tries } = await engine.run({ nodeType, parameters: {}, node: retrying }).result;
		expect({ status, tries }).toEqual({ status: 'success', tries: 3 });
	});

	it('continues a failed execution at the node, with its context and input', async () => {
		const nodeType = succeedsOnCall(2);
		const items = [{ json: { prompt: 'a cat' } }];
		const failed = await engine.run({ nodeType, parameters: {}, items }).result;
		expect(failed).toMatchObject({ status: 'error', error: { message: 'call 1' }, tries: 1 });

		const retried = await engine.run({ nodeType, parameters: {}, resumeFrom: failed }).result;
		expect(retried).toMatchObject({ status: 'success', tries: 1, runCount: 1 });
		expect(retried.items).toMatchObject([{ json: { calls: 2, runIndex: 0 } }]);
		expect(retried.runData.resultData.runData['Trigger']).toMatchObject([
			{ data: { main: [[{ json: { prompt: 'a cat' } }]] } },
		]);
	});

	it('keeps only JSON of the context', async () => {
		const nodeType = scriptedNode(async function () {
			const context = this.getContext('node');
			if (Object.keys(context).length > 0) return [[{ json: { date: typeof context['date'] } }]];
			context['date'] = new Date(0);
			throw new Error('first');
		});
		const failed = await engine.run({ nodeType, parameters: {} }).result;
		const retried = await engine.run({ nodeType, parameters: {}, resumeFrom: failed }).result;
		expect(retried.items).toMatchObject([{ json: { date: 'string' } }]);
	});

	it('refuses to retry a success, as n8n does', async () => {
		const nodeType = succeedsOnCall(1);
		const resumeFrom = await engine.run({ nodeType, parameters: {} }).result;
		const { result } = engine.run({ nodeType, parameters: {}, resumeFrom });
		await expect(result).rejects.toThrow('cannot be retried');
	});

	it('does not run the node again when the one after it failed', async () => {
		const nodeType = succeedsOnCall(1);
		let isDown = true;
		const setup = {
			nodeType,
			parameters: {},
			downstream: async () => {
				if (isDown) throw new Error('upload failed');
				return [[{ json: { uploaded: true } }]];
			},
		};
		const failed = await engine.run(setup).result;
		expect(failed).toMatchObject({ status: 'error', error: { message: 'upload failed' } });
		isDown = false;
		const retried = await engine.run({ ...setup, resumeFrom: failed }).result;
		expect(retried).toMatchObject({ status: 'success', tries: 0 });
		expect(retried.items).toMatchObject([{ json: { calls: 1 } }]);
	});
});
