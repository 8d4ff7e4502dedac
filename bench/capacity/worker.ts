// The built node on n8n's engine, in a process of its own, as in an n8n worker.
import { setTimeout as pause } from 'node:timers/promises';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { loadBuiltPackage } from '../../demo/builtPackage';
import { createEngine, type EngineRun } from '../../test/engine';
import { answerParent } from '../children';
import { WAITING_PROMPT, type WorkerTask } from './workerTask';

/** Longer than any measurement. */
const TIMEOUT_MINUTES = 60;
/** What is loaded and compiled on first use is no cost of every execution. */
const WARM_UP = 10;
const EXECUTIONS = 40;

type Start = (parameters: INodeParameters, videos?: number) => EngineRun;
type Waiting = Extract<WorkerTask, { kind: 'wait' }>;

function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** Bytes in use: objects with their buffers, and all that is resident. */
async function memoryInUse(): Promise<{ heap: number; resident: number }> {
	// Twice, with a breath between: what a first collection finalizes, the second one frees.
	for (let round = 0; round < 2; round++) {
		globalThis.gc?.();
		await pause(100);
	}
	const { heapUsed, external, rss } = process.memoryUsage();
	return { heap: heapUsed + external, resident: rss };
}

/** Runs executions to their end, all at once, and gives the last one's video ID. */
async function runAll(start: Start, parameters: INodeParameters, count: number): Promise<string> {
	const runs = Array.from({ length: count }, () => start(parameters));
	let videoId = '';
	for (const { result } of runs) {
		const { error, items } = await result;
		if (error) throw error;
		videoId = String(items[0]?.json['id']);
	}
	return videoId;
}

async function waitAndObserve(start: Start, { spread, waiting, timing }: Waiting): Promise<object> {
	await runAll(start, { operation: 'generate' }, 3);
	const atRest = await memoryInUse();
	const [executions, videosEach] = spread === 'items' ? [1, waiting] : [waiting, 1];
	for (let count = 0; count < executions; count++) {
		const options = { maxConcurrent: videosEach, timeout: TIMEOUT_MINUTES };
		start({ operation: 'generate', prompt: WAITING_PROMPT, waiting: options }, videosEach);
	}
	await pause(timing.settleMs);
	const [fromMs, cpuBefore] = [Date.now(), cpuSeconds()];
	await pause(timing.measureMs);
	const [toMs, cpuAfter] = [Date.now(), cpuSeconds()];
	const { heap, resident } = await memoryInUse();
	return {
		fromMs,
		toMs,
		cpuShare: ((cpuAfter - cpuBefore) / (toMs - fromMs)) * 1_000,
		heapGrowth: heap - atRest.heap,
		residentGrowth: resident - atRest.resident,
	};
}

async function costOfExecutions(start: Start): Promise<object> {
	const cpuOf = async (parameters: INodeParameters): Promise<number> => {
		await runAll(start, parameters, WARM_UP);
		const before = cpuSeconds();
		await runAll(start, parameters, EXECUTIONS);
		return (cpuSeconds() - before) / EXECUTIONS;
	};
	const videoId = await runAll(start, { operation: 'generate' }, 1);
	return {
		generateCpu: await cpuOf({ operation: 'generate' }),
		lookCpu: await cpuOf({ operation: 'getStatus', videoId }),
	};
}

answerParent<WorkerTask & { readonly credentials: ICredentialDataDecryptedObject }>(
	async ({ credentials, ...task }) => {
		const engine = await createEngine();
		const built = loadBuiltPackage();
		const start: Start = (parameters, videos = 1) =>
			engine.run({
				...built,
				credentials,
				parameters: { prompt: 'A harbour', ...parameters },
				items: Array.from({ length: videos }, () => ({ json: {} })),
			});
		return task.kind === 'wait' ? await waitAndObserve(start, task) : await costOfExecutions(start);
	},
);
