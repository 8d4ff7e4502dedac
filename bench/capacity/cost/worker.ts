// The built node on n8n's engine, in a process of its own, as in an n8n worker.
import { setTimeout as pause } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';

import { loadBuiltPackage } from '../../../demo/builtPackage';
import { createEngine, type Engine, type EngineRun } from '../../../test/engine';
import { workerOrder, type Address, type Snapshot, type WorkerOrder } from './messages';

/** Longer than any measurement. */
const TIMEOUT_MINUTES = 60;

function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** Twice, with a breath between: what a first collection finalizes, the second one frees. */
async function collectGarbage(): Promise<void> {
	for (let round = 0; round < 2; round++) {
		globalThis.gc?.();
		await pause(100);
	}
}

async function takeSnapshot(cpuBefore: number, videoId: string): Promise<Snapshot> {
	await collectGarbage();
	const { heapUsed, external, rss } = process.memoryUsage();
	const heapBytes = heapUsed + external;
	return { cpuBefore, cpuAfter: cpuSeconds(), heapBytes, residentBytes: rss, videoId };
}

/** Nothing of the earlier runs is kept: what is measured are executions, not their results. */
class Worker {
	private readonly built = loadBuiltPackage();
	private videoId = '';

	constructor(private readonly engine: Engine) {}

	async obey(order: WorkerOrder): Promise<Snapshot> {
		if (order.kind === 'wait') this.wait(order);
		if (order.kind === 'run') await this.run(order);
		return await takeSnapshot(cpuSeconds(), this.videoId);
	}

	private start(address: Address, parameters: INodeParameters, videos: number): EngineRun {
		return this.engine.run({
			...this.built,
			credentials: { dialect: 'openai', ...address },
			parameters: { resource: 'video', prompt: 'A harbour at {{ $itemIndex }}', ...parameters },
			items: Array.from({ length: videos }, () => ({ json: {} })),
		});
	}

	private wait(order: Extract<WorkerOrder, { kind: 'wait' }>): void {
		const { address, executions, videosEach } = order;
		const waiting = { maxConcurrent: videosEach, timeout: TIMEOUT_MINUTES };
		for (let count = 0; count < executions; count++) {
			this.start(address, { operation: 'generate', waiting }, videosEach);
		}
	}

	private async run(order: Extract<WorkerOrder, { kind: 'run' }>): Promise<void> {
		const { address, operation, executions, videoId } = order;
		const runs = Array.from({ length: executions }, () =>
			this.start(address, { operation, videoId }, 1),
		);
		for (const { result } of runs) {
			const { error, items } = await result;
			if (error) throw error;
			this.videoId = String(items[0]?.json['id']);
		}
	}
}

async function main(): Promise<void> {
	const worker = new Worker(await createEngine());
	process.on('message', (message) => {
		const order = workerOrder.parse(message);
		void worker.obey(order).then((done) => process.send?.(done));
	});
	process.send?.('ready');
}

process.once('disconnect', () => process.exit());
void main();
