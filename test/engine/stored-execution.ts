import type { IRunExecutionData, Workflow } from 'n8n-workflow';
import type { CoreModules } from './core-modules';
import type { Graph } from './graph';
import { asRunData } from './n8n-casts';

/** The run data of an execution that is about to start at the trigger. */
export function startOfRun(
	{ workflow: { createRunExecutionData } }: CoreModules,
	{ workflow, triggerName }: Graph,
): IRunExecutionData {
	const node = workflow.getNode(triggerName);
	if (!node) throw new Error('The workflow has no trigger.');
	const executionData = {
		contextData: {},
		metadata: {},
		waitingExecution: {},
		waitingExecutionSource: {},
		nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }],
	};
	if (createRunExecutionData) return createRunExecutionData({ executionData });
	return asRunData({ startData: {}, resultData: { runData: {} }, executionData });
}

/** Writes run data down as n8n stores it: nothing but JSON survives. */
export function store({ workflow }: CoreModules, data: IRunExecutionData): string {
	return workflow.jsonStringify(data, { replaceCircularRefs: true });
}

/**
 * Reads stored run data back and prepares it for "Retry execution" with the currently saved workflow, as
 * `ExecutionService.retry` of the n8n server does.
 */
export function restore(
	{ workflow: { jsonParse } }: CoreModules,
	stored: string,
	workflow: Workflow,
): IRunExecutionData {
	const data = jsonParse<IRunExecutionData>(stored);
	const { resultData, executionData } = data;
	if (resultData.lastNodeExecuted) {
		delete resultData.error;
		const runs = resultData.runData[resultData.lastNodeExecuted];
		if (runs?.at(-1)?.error !== undefined) runs.pop();
	}
	for (const entry of executionData?.nodeExecutionStack ?? []) {
		const node = workflow.getNode(entry.node.name);
		if (!node) throw new Error(`Could not find the node "${entry.node.name}" in workflow.`);
		entry.node = node;
	}
	return data;
}
