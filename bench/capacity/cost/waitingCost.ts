import { setTimeout as pause } from 'node:timers/promises';

import { startProvider, startWorker, type ProviderProcess, type WorkerProcess } from './children';

/** How the videos of a measurement are spread: all in one execution, or each in its own. */
export type Spread = 'items' | 'executions';

export interface WaitingRun {
	readonly spread: Spread;
	/** Videos that wait at once. */
	readonly waiting: number;
	/** CPU seconds of the worker in a second. */
	readonly cpuShare: number;
	readonly requestsPerMinute: number;
	/** Over the worker before its first video, in bytes. */
	readonly heapGrowth: number;
	readonly residentGrowth: number;
}

export interface Timing {
	/** From the last submission to the beginning of the measurement: the first looks are rarer than the later ones. */
	readonly settleMs: number;
	readonly measureMs: number;
}

/** Longer than any measurement: no video ends. */
const GENERATION_MS = 60 * 60_000;
const WARM_UP_BYTES = 2 ** 20;

/** Everything is loaded that a first video loads. */
async function warmUp(provider: ProviderProcess, worker: WorkerProcess): Promise<void> {
	const { address } = provider;
	await provider.ask({ kind: 'set', generationMs: 0, contentBytes: WARM_UP_BYTES });
	await worker.ask({ kind: 'run', address, operation: 'generate', executions: 3, videoId: '' });
	await provider.ask({ kind: 'set', generationMs: GENERATION_MS, contentBytes: WARM_UP_BYTES });
}

async function submitted(provider: ProviderProcess, jobs: number): Promise<void> {
	while ((await provider.ask({ kind: 'counts' })).jobs < jobs) await pause(200);
}

async function observe(
	provider: ProviderProcess,
	worker: WorkerProcess,
	{ settleMs, measureMs }: Timing,
	spread: Spread,
	waiting: number,
): Promise<WaitingRun> {
	const { address } = provider;
	await warmUp(provider, worker);
	const { jobs } = await provider.ask({ kind: 'counts' });
	const atRest = await worker.ask({ kind: 'snapshot' });
	const [executions, videosEach] = spread === 'items' ? [1, waiting] : [waiting, 1];
	await worker.ask({ kind: 'wait', address, executions, videosEach });
	await submitted(provider, jobs + waiting);
	await pause(settleMs);
	const before = await worker.ask({ kind: 'snapshot' });
	const countBefore = await provider.ask({ kind: 'counts' });
	const startedAt = performance.now();
	await pause(measureMs);
	const countAfter = await provider.ask({ kind: 'counts' });
	const after = await worker.ask({ kind: 'snapshot' });
	const seconds = (performance.now() - startedAt) / 1_000;
	return {
		spread,
		waiting,
		cpuShare: (after.cpuBefore - before.cpuAfter) / seconds,
		requestsPerMinute: ((countAfter.statusRequests - countBefore.statusRequests) / seconds) * 60,
		heapGrowth: after.heapBytes - atRest.heapBytes,
		residentGrowth: after.residentBytes - atRest.residentBytes,
	};
}

/** Lets so many videos wait in a fresh worker, in real time, and looks at what that takes. */
export async function measureWaiting(
	timing: Timing,
	spread: Spread,
	waiting: number,
): Promise<WaitingRun> {
	const [provider, worker] = [await startProvider(), await startWorker()];
	try {
		return await observe(provider, worker, timing, spread, waiting);
	} finally {
		worker.stop();
		provider.stop();
	}
}
