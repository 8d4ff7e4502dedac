import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { DialectName } from '../../../nodes/AiVideo/providers';
import type { EmulatedJob } from '../../emulator';
import { parametersOf, type Rig } from './rig';
import { onlyItem } from './items';

/** A job, and the output item of the Create that made it. */
export interface CreatedJob {
	readonly id: string;
	readonly items: INodeExecutionData[];
	/** As the emulator has it now. */
	now(): EmulatedJob;
}

/** Runs Create, for the operations that go on with its job. */
export async function createJob(
	{ run, emulator }: Pick<Rig, 'run' | 'emulator'>,
	dialect: DialectName,
	setting: INodeParameters = {},
): Promise<CreatedJob> {
	const item = onlyItem(await run({ dialect, parameters: parametersOf('create', setting) }));
	const id = String(item.json['id']);
	return {
		id,
		items: [item],
		now: () => {
			const job = emulator.jobs(dialect).find((candidate) => candidate.id === id);
			if (!job) throw new Error(`The emulator has no job ${id}`);
			return job;
		},
	};
}

/** What a job may be made from: the settings of Create, for every dialect. */
export const SOURCES: ReadonlyArray<readonly [string, (rig: Rig) => INodeParameters]> = [
	['a prompt', () => ({})],
	[
		'an image and a prompt',
		({ emulator }) => ({
			imageSource: 'url',
			imageUrl: `${emulator.origin}/images/landscape-1280x720.jpg`,
		}),
	],
];

/** How long it was from each request to the next. */
export function pausesBetween(requests: ReadonlyArray<{ readonly at: number }>): number[] {
	return requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? NaN));
}

/** What is spread so that many do not come back in step. */
const SPREAD_MS = 1_000;

/** Somebody came back when the provider had said to: not before, and soon after. */
export function expectSoonAfter(saidMs: number, pauseMs: number): void {
	expect(pauseMs).toBeGreaterThanOrEqual(saidMs);
	expect(pauseMs).toBeLessThan(saidMs + SPREAD_MS);
}
