import type { WorkflowExecute } from 'n8n-core';
import type { IRunExecutionData, IWorkflowBase, WorkflowExecuteMode } from 'n8n-workflow';
import { additionalDataFor } from './additional-data';
import type { CoreModules } from './core-modules';
import type { Graph } from './graph';
import type { EngineWorkflow } from './types';

/** All that an execution is made of. */
export interface EngineStart {
	graph: Graph;
	setup: EngineWorkflow;
	executionId: string;
	runData: IRunExecutionData;
}

/** Hands an execution to n8n's engine, with lifecycle hooks and additional data of its own. */
export function startEngine(
	modules: CoreModules,
	{ graph: { workflow }, setup, executionId, runData }: EngineStart,
): ReturnType<WorkflowExecute['processRunExecutionData']> {
	const { ExecutionLifecycleHooks, WorkflowExecute } = modules.core;
	const mode: WorkflowExecuteMode = setup.resumeFrom ? 'retry' : (setup.mode ?? 'trigger');
	const workflowData: IWorkflowBase = {
		id: workflow.id,
		name: workflow.id,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
	};
	const additionalData = {
		...additionalDataFor(modules, setup),
		executionId,
		workflowId: workflow.id,
		hooks: new ExecutionLifecycleHooks(mode, executionId, workflowData),
	};
	return new WorkflowExecute(additionalData, mode, runData).processRunExecutionData(workflow);
}
