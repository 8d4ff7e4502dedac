import { table } from '../../../scripts/readme/markdown';
import type { Measured } from '../cost/measure';
import { costOf } from '../plan/cost';
import { figure, memory } from './format';

const SPREAD = { items: 'in one execution', executions: 'each in its own' } as const;

function milliseconds(value: number): string {
	return `${figure(value * 1_000)} ms`;
}

/** The measurements themselves. */
export function waitingRunsTable({ waiting }: Measured): string {
	const header = [
		'Waiting videos',
		'spread',
		'Status requests a minute',
		'CPU, share of a core',
		'Objects, more than at rest',
		'Resident memory, more than at rest',
	];
	const rows = waiting.map((run) => [
		String(run.waiting),
		SPREAD[run.spread],
		figure(run.requestsPerMinute),
		`${figure(run.cpuShare * 100)} %`,
		memory(run.heapGrowth),
		memory(run.residentGrowth),
	]);
	return table(header, rows);
}

/** What follows from them for one more video. */
export function costTable(measured: Measured): string {
	const cost = costOf(measured);
	return table(
		['One more', 'costs a worker'],
		[
			['waiting execution of one video', memory(cost.bytesPerExecution)],
			['waiting video in an execution of many', memory(cost.bytesPerItem)],
			['status request', `${milliseconds(cost.cpuPerRequest)} of CPU`],
			['Generate, apart from its waiting', `${milliseconds(cost.generateCpu)} of CPU`],
			['Get Status', `${milliseconds(cost.lookCpu)} of CPU`],
		],
	);
}

export function machineLine({ machine }: Measured): string {
	return `Measured on ${machine.cpu}, ${machine.cores} cores, Node.js ${machine.node}.`;
}
