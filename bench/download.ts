import { request } from 'undici';

import { askChild } from './children';
import type { DownloadTask, Measured } from './download/types';
import type { Row } from './row';
import { withProvider, type Connection } from './startProvider';
import { median, MIB } from './statistics';

/** Downloads a large video with the node and with undici, in turn, each in a fresh process. */

const SIZE_MIB = 1024;
const RUNS = 3;
const LEAST_RATIO = 0.85;
const MOST_MEMORY_MIB = 64;

interface Job {
	readonly id: string;
}

async function makeVideo({ baseUrl, apiKey }: Connection): Promise<string> {
	const { body } = await request(`${baseUrl}/videos`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ model: 'sora-2', prompt: 'A long shot of an empty beach' }),
	});
	const { id } = (await body.json()) as Job;
	return id;
}

function pace({ bytes, seconds }: Measured): number {
	return bytes / MIB / seconds;
}

function growth({ peakMemory, memoryAtRest }: Measured): number {
	return (peakMemory - memoryAtRest) / MIB;
}

function cpu(runs: readonly Measured[]): string {
	return `${median(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} s of CPU`;
}

function toRows(node: readonly Measured[], undici: readonly Measured[]): readonly Row[] {
	const [ours, theirs] = [median(node.map(pace)), median(undici.map(pace))];
	const [most, mostOfUndici] = [node, undici].map((runs) => Math.max(...runs.map(growth)));
	const memory = most ?? NaN;
	return [
		{
			what: `Download of ${SIZE_MIB} MiB, checked, into n8n's store (median of ${RUNS})`,
			ours: `${ours.toFixed(0)} MiB/s`,
			against: `undici to a file ${theirs.toFixed(0)} MiB/s`,
			ratio: ours / theirs,
			goal: { is: 'atLeast', ratio: LEAST_RATIO },
			peers: `ours ${cpu(node)}, undici ${cpu(undici)}`,
		},
		{
			what: 'Peak memory of that download over the engine at rest (most of all runs)',
			ours: `${memory.toFixed(1)} MiB`,
			against: `budget ${MOST_MEMORY_MIB} MiB`,
			ratio: memory / MOST_MEMORY_MIB,
			goal: { is: 'atMost', ratio: 1 },
			peers: `undici ${(mostOfUndici ?? NaN).toFixed(1)} MiB`,
		},
	];
}

export async function download(): Promise<readonly Row[]> {
	const contentBytes = SIZE_MIB * MIB;
	return await withProvider({ contentBytes }, async (connection) => {
		const task: DownloadTask = { ...connection, videoId: await makeVideo(connection) };
		const [node, undici]: [Measured[], Measured[]] = [[], []];
		for (let run = 0; run < RUNS; run++) {
			undici.push(await askChild<Measured>('download/byUndici.ts', task));
			node.push(await askChild<Measured>('download/byNode.ts', task));
		}
		const isWhole = [...node, ...undici].every(({ bytes }) => bytes === contentBytes);
		if (!isWhole) throw new Error('A download was not whole');
		return toRows(node, undici);
	});
}
