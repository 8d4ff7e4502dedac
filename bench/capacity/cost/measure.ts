import { cpus } from 'node:os';
import { z } from 'zod';

import { FILE } from '../model/assumptions';
import { measureExecutions } from './executionCost';
import { measureWaiting, type Timing } from './waitingCost';

/** What one worker's work costs, measured on one machine. Bytes and seconds. */
export const measured = z.object({
	machine: z.object({ cpu: z.string(), cores: z.number(), node: z.string() }),
	waiting: z.array(
		z.object({
			spread: z.enum(['items', 'executions']),
			waiting: z.number(),
			cpuShare: z.number(),
			requestsPerMinute: z.number(),
			heapGrowth: z.number(),
			residentGrowth: z.number(),
		}),
	),
	execution: z.object({
		generateCpu: z.number(),
		lookCpu: z.number(),
		restingBytes: z.number(),
	}),
});
export type Measured = z.infer<typeof measured>;

/** Both spreads of one number side by side; the numbers one after the other. */
export async function measure(
	numbers: readonly number[],
	timing: Timing,
	tell: (progress: string) => void,
): Promise<Measured> {
	const waiting: Measured['waiting'] = [];
	for (const number of numbers) {
		tell(`${number} waiting videos, in one execution and in ${number}`);
		const pair = (['items', 'executions'] as const).map(
			async (spread) => await measureWaiting(timing, spread, number),
		);
		waiting.push(...(await Promise.all(pair)));
	}
	tell('whole executions');
	const execution = await measureExecutions(FILE.medianBytes);
	const machine = {
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		node: process.version,
	};
	return { machine, waiting, execution };
}
