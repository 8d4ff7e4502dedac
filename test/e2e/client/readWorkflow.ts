import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { z } from 'zod';

import { AI_VIDEO_CREDENTIAL, type SavedCredential } from './credentials';
import { AI_VIDEO_NODE } from './nodes';
import type { NewWorkflow } from './workflows';

/** A node as n8n exports it. */
export const nodeShape = z.object({
	id: z.string(),
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.record(z.unknown()),
});

const isRecord = (value: unknown): boolean => z.record(z.unknown()).safeParse(value).success;

const workflowShape = z.object({
	name: z.string(),
	nodes: z.array(z.custom<INode>((value) => nodeShape.safeParse(value).success)),
	connections: z.custom<IConnections>(isRecord),
	settings: z.custom<IWorkflowSettings>(isRecord).default({}),
});

/**
 * Reads a workflow as n8n exports it.
 * @throws SyntaxError or ZodError when the text is not one
 */
export function readWorkflow(text: string): NewWorkflow {
	return workflowShape.parse(JSON.parse(text));
}

/** The workflow with every AI Video node using this credential. */
export function withAiVideoCredential(
	workflow: NewWorkflow,
	{ id, name }: SavedCredential,
): NewWorkflow {
	const credentials = { [AI_VIDEO_CREDENTIAL]: { id, name } };
	const nodes = workflow.nodes.map((node) =>
		[AI_VIDEO_NODE, `${AI_VIDEO_NODE}Tool`].includes(node.type) ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}
