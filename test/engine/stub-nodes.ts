import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { type EngineItem, storeItems } from './items';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/** The node that starts every workflow. */
export function triggerNode(items: readonly EngineItem[]): INodeType {
	return stub('trigger', { inputs: [], outputs: ['main'] }, async function () {
		return [await storeItems(this, items)];
	});
}

/**
 * Sends the items of the trigger back until the node under test has run `loops` times: same items, same
 * parameters, so that only the run index tells the runs apart.
 */
export function loopNode(loops: number, triggerName: string): INodeType {
	return stub('loop', { inputs: ['main'], outputs: ['main', 'main'] }, async function () {
		const { $runIndex, $items } = this.getWorkflowDataProxy(0);
		if ($runIndex + 1 >= loops) return [this.getInputData(), []];
		const again: INodeExecutionData[] = $items(triggerName);
		return [[], again.map(({ json, binary }) => (binary ? { json, binary } : { json }))];
	});
}

/** A node after the one under test. */
export function downstreamNode(execute: Execute): INodeType {
	return stub('downstream', { inputs: ['main'], outputs: ['main'] }, execute);
}

function stub(
	name: string,
	ends: { inputs: 'main'[]; outputs: 'main'[] },
	execute: Execute,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: [name === 'trigger' ? 'trigger' : 'transform'],
			version: 1,
			description: '',
			defaults: { name },
			...ends,
			properties: [],
		},
		execute,
	};
}
