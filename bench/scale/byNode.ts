// Makes many videos at once with the built node, on n8n's engine.
import { itemsOf, openBuiltNode, REQUEST } from '../builtNode';
import { answerParent } from '../children';
import type { ScaleCost, ScaleTask } from './types';
import { costOf } from './watch';

const WARM_UPS = 20;

answerParent<ScaleTask>(async (task): Promise<ScaleCost> => {
	const { jobs, baseUrl, apiKey } = task;
	const node = await openBuiltNode({ baseUrl, apiKey });
	// At rest means: everything is loaded, and compiled, that a submission needs.
	await node.run('create', REQUEST, itemsOf(WARM_UPS));
	const waiting = { maxConcurrent: jobs };
	const cost = await costOf(task, async () => {
		const { items } = await node.run('generate', { ...REQUEST, waiting }, itemsOf(jobs));
		const videos = items.filter(({ binary }) => binary?.data).length;
		if (videos !== jobs) throw new Error(`${videos} videos instead of ${jobs}`);
	});
	await node.close();
	return cost;
});
