import { NodeOperationError } from 'n8n-workflow';
import { createEngine, type Engine } from '../../engine';
import { scriptedNode } from './scripted-node';

describe('what comes out of an execution', () => {
	let engine: Engine;
	beforeAll(async () => (engine = await createEngine()));
	afterAll(async () => await engine.close());

	const parameters = {};
	const echo = scriptedNode(async function () {
		return [
			this.getInputData().map(({ json }, item) => ({
				json: { ...json, url: this.getNodeParameter('url', item) },
				pairedItem: { item },
			})),
		];
	});

	const failing = scriptedNode(async function () {
		this.addExecutionHints({ message: 'never seen', location: 'outputPane' });
		this.setMetadata({ tracing: { id: 'video_1' } });
		throw new NodeOperationError(this.getNode(), 'No credit', {
			description: 'Top up.',
			itemIndex: 0,
		});
	});

	it('resolves expressions against the items', async () => {
		const run = engine.run({
			nodeType: echo,
			parameters: { url: '={{ $json.host }}/v1' },
			items: [{ json: { host: 'http://a' } }, { json: { host: 'http://b' } }],
		});
		const { items, status } = await run.result;
		expect(status).toBe('success');
		expect(items.map(({ json }) => json['url'])).toEqual(['http://a/v1', 'http://b/v1']);
	});

	it('shows the error of the node, and what it has set before', async () => {
		const run = engine.run({ nodeType: failing, parameters });
		const result = await run.result;
		expect(result).toMatchObject({
			status: 'error',
			error: { message: 'No credit', description: 'Top up.', context: { itemIndex: 0 } },
			metadata: { tracing: { id: 'video_1' } },
			hints: [],
		});
		expect(run.nodeError).toBeInstanceOf(NodeOperationError);
	});

	it('shows hints and logs of a success', async () => {
		const nodeType = scriptedNode(async function () {
			this.logger.info('submitted', { id: 'video_1' });
			this.logger.debug('polled');
			this.addExecutionHints({ message: 'Took a while', location: 'outputPane' });
			return [[{ json: {} }]];
		});
		const { hints, logs, executionId } = await engine.run({ nodeType, parameters }).result;
		expect(hints).toEqual([{ message: 'Took a while', location: 'outputPane' }]);
		expect(logs).toMatchObject([
			{ level: 'info', message: 'submitted', meta: { id: 'video_1' }, executionId },
			{ level: 'debug', message: 'polled' },
		]);
		const all = engine.logs.filter((record) => record.executionId === executionId);
		expect(all).toEqual(expect.arrayContaining([...logs]));
		expect(all.length).toBeGreaterThan(logs.length);
	});

	it('routes failed items to the error output', async () => {
		const nodeType = scriptedNode(async () => [
			[
				{ json: { ok: true }, pairedItem: { item: 0 } },
				{ json: { error: 'refused' }, pairedItem: { item: 1 } },
			],
		]);
		const run = engine.run({
			nodeType,
			parameters,
			items: [{ json: { prompt: 'a' } }, { json: { prompt: 'b' } }],
			node: { onError: 'continueErrorOutput' },
		});
		const { items, errorItems } = await run.result;
		expect(items).toMatchObject([{ json: { ok: true } }]);
		expect(errorItems).toMatchObject([{ json: { prompt: 'b', error: 'refused' } }]);
	});

	it('runs the node several times in a loop', async () => {
		const nodeType = scriptedNode(async function () {
			const { $runIndex } = this.getWorkflowDataProxy(0);
			return [this.getInputData().map(({ json }) => ({ json: { ...json, $runIndex } }))];
		});
		const items = [{ json: { prompt: 'a cat' } }];
		const downstream = async () => [[{ json: {} }]];
		const result = await engine.run({ nodeType, parameters, items, loops: 3, downstream }).result;
		expect(result).toMatchObject({ status: 'success', runCount: 3, tries: 3 });
		expect(result.runs.map((run) => run.items.map(({ json }) => json))).toEqual(
			[0, 1, 2].map(($runIndex) => [{ prompt: 'a cat', $runIndex }]),
		);
		expect(result.runData.resultData.runData['Downstream']).toHaveLength(1);
	});

	it('refuses a workflow with a required parameter left empty', async () => {
		const nodeType = scriptedNode(async () => [[]]);
		nodeType.description.properties.push({
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			default: '',
			required: true,
		});
		const result = await engine.run({ nodeType, parameters }).result;
		expect(result).toMatchObject({ status: 'error', tries: 0 });
		expect(result.error?.message).toContain('has issues');
	});

	it('keeps executions apart that run at the same time', async () => {
		const nodeType = scriptedNode(async function () {
			const context = this.getContext('node');
			const { id } = this.getInputData()[0]?.json ?? {};
			for (let step = 0; step < 3; step++) {
				await new Promise(setImmediate);
				context['steps'] = Number(context['steps'] ?? 0) + 1;
				this.logger.info(String(id));
			}
			return [[{ json: { id, execution: this.getExecutionId() } }]];
		});
		const ids = Array.from({ length: 50 }, (_, id) => id);
		const runs = ids.map((id) => engine.run({ nodeType, parameters, items: [{ json: { id } }] }));
		for (const [id, { executionId, result }] of runs.entries()) {
			const { items, context, logs } = await result;
			expect(items).toMatchObject([{ json: { id, execution: executionId } }]);
			expect(context).toEqual({ steps: 3 });
			expect(logs.map(({ message }) => message)).toEqual(Array(3).fill(String(id)));
		}
	});
});
