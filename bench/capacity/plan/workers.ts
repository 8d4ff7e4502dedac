import { CPU_SHARE, N8N_STEP_CPU_SECONDS, WORKER_BYTES } from '../model/assumptions';
import type { Readings } from '../model/readings';
import type { Way } from '../model/simulate';
import type { Cost } from './cost';

export interface Workers {
	readonly count: number;
	/** On all workers together. */
	readonly bytes: number;
}

/** Executions to plan for: more are there in one second of a hundred of the busiest hour. */
export function plannedSlots({ heldSlots }: Readings): number {
	return Math.max(1, heldSlots.quantile(0.99));
}

/** CPU seconds of all workers in a second of the busiest hour. */
export function cpuLoad(way: Way, { steps, statusRequests }: Readings, cost: Cost): number {
	const perStep = N8N_STEP_CPU_SECONDS;
	if (way === 'waitingNode') {
		const requests = statusRequests.mean * cost.cpuPerRequest;
		return steps.mean * (perStep + cost.generateCpu) + requests;
	}
	// Every step of a video but the first is a look: what is left over are first steps, one a video.
	const videos = steps.mean - statusRequests.mean;
	return steps.mean * perStep + statusRequests.mean * cost.lookCpu + videos * cost.generateCpu;
}

/** Enough workers for the executions they hold, and for the work these make. */
export function planWorkers(
	way: Way,
	readings: Readings,
	concurrency: number,
	cost: Cost,
): Workers {
	const slots = plannedSlots(readings);
	const count = Math.max(
		Math.ceil(slots / concurrency),
		Math.ceil(cpuLoad(way, readings, cost) / CPU_SHARE),
	);
	return { count, bytes: count * WORKER_BYTES + slots * cost.bytesPerExecution };
}
