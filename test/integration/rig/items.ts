import type { INodeExecutionData } from 'n8n-workflow';

import type { EmulatedJob } from '../../emulator';
import type { EngineResult } from '../../engine';
import type { Rig } from './rig';

/** The one element of a list. */
export function only<T>(list: readonly T[]): T {
	const [first] = list;
	if (first === undefined || list.length !== 1) throw new Error(`${list.length} instead of one`);
	return first;
}

/** The one output item of a run that succeeded. */
export function onlyItem({ error, items }: EngineResult): INodeExecutionData {
	if (error) throw error;
	return only(items);
}

/** A file of an output item, with its bytes from n8n's store. */
export async function fileOf(
	{ engine }: Pick<Rig, 'engine'>,
	{ binary }: INodeExecutionData,
	field = 'data',
): Promise<{ fileName: string | undefined; mimeType: string; bytes: Buffer }> {
	const data = binary?.[field];
	if (!data) throw new Error(`No file in ${field}; there is ${Object.keys(binary ?? {}).join()}`);
	const { fileName, mimeType } = data;
	return { fileName, mimeType, bytes: await engine.readBinary(data) };
}

/** A moment as an output item shows it: to the second, ISO 8601. */
export function isoSecond(ms: number): string {
	return new Date(Math.floor(ms / 1000) * 1000).toISOString();
}

/** The times of a completed job, as output items show them. */
export function timesOf({ createdAt, state: { completedAt } }: EmulatedJob): {
	createdAt: string;
	completedAt: string;
	oneHourLater: string;
	oneDayLater: string;
} {
	if (completedAt === null) throw new Error('The job is not completed');
	return {
		createdAt: isoSecond(createdAt),
		completedAt: isoSecond(completedAt),
		oneHourLater: isoSecond(completedAt + 3_600_000),
		oneDayLater: isoSecond(completedAt + 86_400_000),
	};
}
