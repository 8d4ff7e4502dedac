import type { SavedCredential } from '../../e2e/client/credentials';
import { chain, webhook } from '../../e2e/client/nodes';
import { withAiVideoCredential } from '../../e2e/client/readWorkflow';
import type { NewWorkflow } from '../../e2e/client/workflows';
import { readExample } from '../../e2e/examples/exampleFiles';

/**
 * An example of `examples/`, with a webhook at `path` in front of the node `first` beside its own
 * triggers, and its nodes' credential chosen. Everything else is as in the file.
 */
export function exampleBehindWebhook(
	file: string,
	{ first, path }: { readonly first: string; readonly path: string },
	credential: SavedCredential,
): NewWorkflow {
	const example = withAiVideoCredential(readExample(file), credential);
	const trigger = webhook(path);
	return {
		...example,
		nodes: [...chain('', [trigger]).nodes, ...example.nodes],
		connections: {
			...example.connections,
			[trigger.name]: { main: [[{ node: first, type: 'main', index: 0 }]] },
		},
	};
}
