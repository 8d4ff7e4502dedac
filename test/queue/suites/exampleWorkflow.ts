import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { z } from 'zod';

import { SORA_VIDEO_CREDENTIAL, type SavedCredential } from '../../e2e/client/credentials';
import { chain, SORA_VIDEO_NODE, webhook } from '../../e2e/client/nodes';
import type { NewWorkflow } from '../../e2e/client/workflows';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples');

const object = <T extends object>(): z.ZodType<T> =>
	z.custom<T>((value) => typeof value === 'object' && value !== null);

const exported = z.object({
	name: z.string(),
	nodes: z.array(object<INode>()),
	connections: object<IConnections>(),
	settings: object<IWorkflowSettings>(),
});

/**
 * An example of `examples/`, with a webhook at `path` in front of the node `first` beside its own
 * triggers, and its nodes' credential chosen. Everything else is as in the file.
 */
export async function exampleBehindWebhook(
	file: string,
	{ first, path }: { readonly first: string; readonly path: string },
	{ id, name }: SavedCredential,
): Promise<NewWorkflow> {
	const example = exported.parse(JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')));
	const trigger = webhook(path);
	const nodes = example.nodes.map((node) =>
		node.type === SORA_VIDEO_NODE
			? { ...node, credentials: { [SORA_VIDEO_CREDENTIAL]: { id, name } } }
			: node,
	);
	return {
		...example,
		nodes: [...chain('', [trigger]).nodes, ...nodes],
		connections: {
			...example.connections,
			[trigger.name]: { main: [[{ node: first, type: 'main', index: 0 }]] },
		},
	};
}
