import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

import { countSockets } from './sockets';
import type { ScaleCost, ScaleTask } from './types';

const RESOLUTION_MS = 20;

/** Bytes, after garbage collection. */
function heapInUse(): number {
	if (!globalThis.gc) throw new Error('This needs --expose-gc');
	globalThis.gc();
	return process.memoryUsage().heapUsed;
}

/** Measures work and delays of this process, from now until asked. */
function watchProcess() {
	const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delays.enable();
	const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
	return () => {
		const { user, system } = process.cpuUsage(cpuBefore);
		const seconds = (performance.now() - startedAt) / 1_000;
		delays.disable();
		// Node counts from one look to the next, so its own pause is part of what it tells.
		const delayMs = Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION_MS);
		return { seconds, cpu: (user + system) / 1e6 / seconds, delayMs };
	};
}

async function watchCalm({ fromMs, toMs }: ScaleTask['calm'], heapAtRest: number) {
	await wait(fromMs);
	const calm = watchProcess();
	await wait(toMs - fromMs);
	const { cpu, delayMs } = calm();
	return { calmCpu: cpu, calmDelayMs: delayMs, heapGrowth: heapInUse() - heapAtRest };
}

/** Does the work and measures what it costs this process. */
export async function costOf(
	{ calm }: ScaleTask,
	work: () => Promise<unknown>,
): Promise<ScaleCost> {
	const heapAtRest = heapInUse();
	const sockets = countSockets();
	const whole = watchProcess();
	const [calmCost] = await Promise.all([watchCalm(calm, heapAtRest), work()]);
	return { ...calmCost, ...whole(), mostSockets: sockets.most() };
}
