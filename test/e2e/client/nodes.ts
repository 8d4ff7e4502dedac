import { randomUUID } from 'node:crypto';
import type { IConnections, INode, INodeParameters, IWorkflowSettings } from 'n8n-workflow';

import { AI_VIDEO_CREDENTIAL, type SavedCredential } from './credentials';
import type { NewWorkflow, SavedWorkflow } from './workflows';

export const AI_VIDEO_NODE = 'n8n-nodes-ai-video.aiVideo';

/** What a test says about a node; its ID and place on the canvas come by themselves. */
export type NodeDraft = Omit<INode, 'id' | 'position' | 'typeVersion' | 'parameters'> & {
	readonly typeVersion?: number;
	readonly parameters?: INodeParameters;
};

/** The editor's button "Execute workflow". */
export function manualTrigger(name = 'Start'): NodeDraft {
	return { name, type: 'n8n-nodes-base.manualTrigger' };
}

/** Answers `POST /webhook/{path}` at once and runs the workflow in production mode. */
export function webhook(path: string, name = 'Webhook'): NodeDraft {
	return {
		name,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
}

/** Begins a sub-workflow with the items it is called with. */
export function calledByWorkflow(name = 'Called'): NodeDraft {
	return {
		name,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		parameters: { inputSource: 'passthrough' },
	};
}

/** Calls a sub-workflow with all items and waits for its output. */
export function callWorkflow({ id }: SavedWorkflow, more: Partial<NodeDraft> = {}): NodeDraft {
	return {
		name: 'Call',
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		parameters: {
			source: 'database',
			workflowId: { __rl: true, mode: 'id', value: id },
			mode: 'once',
			options: { waitForSubWorkflow: true },
		},
		...more,
	};
}

/** An AI Video node; named after its operation unless told otherwise. */
export function aiVideo(
	{ id, name }: SavedCredential,
	parameters: INodeParameters & { operation: string },
	more: Partial<NodeDraft> = {},
): NodeDraft {
	return {
		name: parameters.operation,
		type: AI_VIDEO_NODE,
		parameters: { ...parameters },
		credentials: { [AI_VIDEO_CREDENTIAL]: { id, name } },
		...more,
	};
}

/** A workflow whose nodes follow one another. */
export function chain(
	name: string,
	drafts: readonly NodeDraft[],
	settings: IWorkflowSettings = {},
): NewWorkflow {
	const nodes = drafts.map((draft, index): INode => ({
		typeVersion: 1,
		parameters: {},
		...draft,
		id: randomUUID(),
		position: [index * 220, 0],
	}));
	const connections: IConnections = {};
	nodes.slice(1).forEach((node, index) => {
		const before = nodes[index];
		if (before)
			connections[before.name] = { main: [[{ node: node.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes, connections, settings: { executionOrder: 'v1', ...settings } };
}
