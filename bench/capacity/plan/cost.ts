import type { Measured } from '../cost/measure';
import { fitLine } from '../cost/regression';

/** What is planned with. Bytes and CPU seconds. */
export interface Cost {
	/** For one waiting video, where each has its own execution, and where it shares one. */
	readonly bytesPerExecution: number;
	readonly bytesPerItem: number;
	/** For one status request, with all that hangs on it. */
	readonly cpuPerRequest: number;
	readonly generateCpu: number;
	readonly lookCpu: number;
}

type Run = Measured['waiting'][number];

function slope(runs: readonly Run[], of: (run: Run) => number): number {
	return fitLine(runs.map((run) => ({ x: run.waiting, y: of(run) }))).slope;
}

/** Resident memory is what a machine must have; but it may have had room to spare before. */
function bytesPerVideo(runs: readonly Run[]): number {
	return Math.max(
		slope(runs, ({ heapGrowth }) => heapGrowth),
		slope(runs, ({ residentGrowth }) => residentGrowth),
	);
}

export function costOf({ waiting, execution }: Measured): Cost {
	const load = waiting.map((run) => ({ x: run.requestsPerMinute / 60, y: run.cpuShare }));
	return {
		bytesPerExecution: bytesPerVideo(waiting.filter(({ spread }) => spread === 'executions')),
		bytesPerItem: bytesPerVideo(waiting.filter(({ spread }) => spread === 'items')),
		cpuPerRequest: fitLine(load).slope,
		generateCpu: execution.generateCpu,
		lookCpu: execution.lookCpu,
	};
}
