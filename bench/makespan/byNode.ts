// Makes some videos with the built node, on n8n's own engine.
import { itemsOf, openBuiltNode, REQUEST } from '../builtNode';
import { answerParent } from '../children';
import type { MakespanTask, Measured } from './types';

answerParent<MakespanTask>(async ({ items: count, ...connection }): Promise<Measured> => {
	const node = await openBuiltNode(connection);
	// At rest means: everything is loaded that a first request loads.
	await node.run('getMany', { limit: 1 });
	const startedAt = performance.now();
	const { items } = await node.run('generate', REQUEST, itemsOf(count));
	const seconds = (performance.now() - startedAt) / 1_000;
	const videos = items.filter(({ binary }) => binary?.data).length;
	if (videos !== count) throw new Error(`${videos} videos instead of ${count}`);
	await node.close();
	return { seconds };
});
