import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { z } from 'zod';

import type { Session } from './session';

/** A workflow as the editor would save it. */
export interface NewWorkflow {
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings: IWorkflowSettings;
}

const savedWorkflow = z.object({ id: z.string(), name: z.string(), versionId: z.string() });

export type SavedWorkflow = z.infer<typeof savedWorkflow>;

const started = z.object({ executionId: z.string() });

export interface WorkflowsApi {
	create(workflow: NewWorkflow): Promise<SavedWorkflow>;
	/** Switches its triggers on. */
	activate(workflow: SavedWorkflow): Promise<void>;
	/**
	 * Runs it as the editor's button does, without waiting for the end.
	 * @param trigger the name of the node to start from
	 * @returns the execution's ID
	 */
	run(workflow: SavedWorkflow, trigger: string): Promise<string>;
	list(): Promise<Array<Pick<SavedWorkflow, 'id' | 'name'>>>;
	delete(workflow: SavedWorkflow): Promise<void>;
}

export function workflowsApi({ call }: Session): WorkflowsApi {
	return {
		create: async (workflow) => await call('POST', '/workflows', savedWorkflow, workflow),
		activate: async ({ id, versionId }) => {
			await call('POST', `/workflows/${id}/activate`, z.unknown(), { versionId });
		},
		run: async ({ id }, trigger) => {
			const body = { triggerToStartFrom: { name: trigger } };
			return (await call('POST', `/workflows/${id}/run`, started, body)).executionId;
		},
		list: async () =>
			await call('GET', '/workflows', z.array(savedWorkflow.omit({ versionId: true }))),
		delete: async ({ id }) => {
			await call('POST', `/workflows/${id}/archive`, z.unknown(), {});
			await call('DELETE', `/workflows/${id}`, z.unknown());
		},
	};
}
