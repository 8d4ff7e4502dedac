// Prints how long a fresh process takes to load n8n-workflow and then the built node, in milliseconds.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const load = createRequire(import.meta.url);

function timeOf(name) {
	const startedAt = performance.now();
	load(name);
	return performance.now() - startedAt;
}

const workflow = timeOf('n8n-workflow');
const node = timeOf('../../dist/nodes/AiVideo/AiVideo.node.js');
process.stdout.write(JSON.stringify({ workflow, node }));
