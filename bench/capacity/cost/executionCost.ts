import { startProvider, startWorker, type ProviderProcess, type WorkerProcess } from './children';
import type { WorkerOrder } from './messages';

/** CPU seconds of the worker for one execution. */
export interface ExecutionCost {
	/** Generate: submission, one look, download. */
	readonly generateCpu: number;
	/** Get Status. */
	readonly lookCpu: number;
	/** Resident memory of a worker that has made its first videos, in bytes. */
	readonly restingBytes: number;
}

/** What is loaded and compiled on first use is no cost of every execution. */
const WARM_UP = 10;
const EXECUTIONS = 40;

type Run = Extract<WorkerOrder, { kind: 'run' }>;

async function cpuOf(worker: WorkerProcess, order: Omit<Run, 'executions'>): Promise<number> {
	const before = await worker.ask({ ...order, executions: WARM_UP });
	const after = await worker.ask({ ...order, executions: EXECUTIONS });
	return (after.cpuBefore - before.cpuAfter) / EXECUTIONS;
}

async function observe(
	provider: ProviderProcess,
	worker: WorkerProcess,
	contentBytes: number,
): Promise<ExecutionCost> {
	const { address } = provider;
	await provider.ask({ kind: 'set', generationMs: 0, contentBytes });
	const run = { kind: 'run', address, videoId: '' } as const;
	const generateCpu = await cpuOf(worker, { ...run, operation: 'generate' });
	const { videoId, residentBytes } = await worker.ask({ kind: 'snapshot' });
	const lookCpu = await cpuOf(worker, { ...run, operation: 'getStatus', videoId });
	return { generateCpu, lookCpu, restingBytes: residentBytes };
}

/** @param contentBytes size of each file */
export async function measureExecutions(contentBytes: number): Promise<ExecutionCost> {
	const [provider, worker] = [await startProvider(), await startWorker()];
	try {
		return await observe(provider, worker, contentBytes);
	} finally {
		worker.stop();
		provider.stop();
	}
}
