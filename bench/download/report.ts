import type { Measured } from './types';

const MIB = 2 ** 20;

export interface Run extends Measured {
	readonly by: 'node' | 'undici';
}

/** What the comparison comes to. */
export interface Summary {
	readonly bytes: number;
	readonly nodeMibPerSecond: number;
	readonly undiciMibPerSecond: number;
	/** Throughput of the node by that of undici. */
	readonly ratio: number;
	/** The most resident memory the node took over the engine at rest, in any run. */
	readonly nodeMemoryMib: number;
	readonly undiciMemoryMib: number;
}

/** Issue 4: what may not get worse. */
export const LIMITS = { ratio: 0.85, nodeMemoryMib: 64 } as const;

function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function pace({ bytes, seconds }: Measured): number {
	return bytes / MIB / seconds;
}

function growth({ peakMemory, memoryAtRest }: Measured): number {
	return (peakMemory - memoryAtRest) / MIB;
}

export function summarize(runs: readonly Run[]): Summary {
	const of = (who: Run['by']) => runs.filter(({ by }) => by === who);
	const nodeMibPerSecond = median(of('node').map(pace));
	const undiciMibPerSecond = median(of('undici').map(pace));
	return {
		bytes: Math.min(...runs.map(({ bytes }) => bytes)),
		nodeMibPerSecond,
		undiciMibPerSecond,
		ratio: nodeMibPerSecond / undiciMibPerSecond,
		nodeMemoryMib: Math.max(...of('node').map(growth)),
		undiciMemoryMib: Math.max(...of('undici').map(growth)),
	};
}

export function holds({ ratio, nodeMemoryMib }: Summary): boolean {
	return ratio >= LIMITS.ratio && nodeMemoryMib <= LIMITS.nodeMemoryMib;
}

function row(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

/** The same as a Markdown table. */
export function toTable(runs: readonly Run[], summary: Summary): string {
	const lines = runs.map((run) =>
		row([
			run.by,
			run.seconds.toFixed(2),
			pace(run).toFixed(0),
			run.cpuSeconds.toFixed(2),
			(run.memoryAtRest / MIB).toFixed(0),
			growth(run).toFixed(1),
		]),
	);
	const { ratio, nodeMemoryMib } = summary;
	return [
		row(['by', 'seconds', 'MiB/s', 'CPU seconds', 'MiB at rest', 'MiB more at the peak']),
		row(['---', '---:', '---:', '---:', '---:', '---:']),
		...lines,
		'',
		`Throughput, median node / median undici: ${ratio.toFixed(2)} (at least ${LIMITS.ratio}).`,
		`Memory over the engine at rest: ${nodeMemoryMib.toFixed(1)} MiB (at most ${LIMITS.nodeMemoryMib}).`,
	].join('\n');
}
