import { askChild } from './children';
import type { MakespanTask, Measured } from './makespan/types';
import type { Row } from './row';
import { withProvider } from './startProvider';

/** How long a batch takes, in real time, from its start to the last file. */

const COUNTS = [1, 4, 20];
const GENERATION_MS = 5_000;
/** The node's own limit where a provider states none. */
const RUNNING_JOBS = 10;
const MOST_RATIO = 1.15;

async function measure(script: string, items: number): Promise<number> {
	const generation = { fromMs: GENERATION_MS, toMs: GENERATION_MS };
	return await withProvider({ generation }, async (connection) => {
		const task: MakespanTask = { ...connection, items };
		const { seconds } = await askChild<Measured>(script, task);
		return seconds;
	});
}

function toRow(items: number, ours: number, openAiNode: number): Row {
	const rounds = Math.ceil(items / RUNNING_JOBS);
	const floor = (rounds * GENERATION_MS) / 1_000;
	const limit = rounds > 1 ? `, ${RUNNING_JOBS} at once` : '';
	return {
		what: `Makespan of ${items} × 5 s${limit}`,
		ours: `${ours.toFixed(2)} s`,
		against: `floor ${floor.toFixed(2)} s`,
		ratio: ours / floor,
		goal: { is: 'atMost', ratio: MOST_RATIO },
		peers: `n8n's OpenAI node ${openAiNode.toFixed(1)} s (${(openAiNode / floor).toFixed(1)} × floor)`,
	};
}

/** The baseline sleeps nearly all the time, so its three runs go on beside ours. */
export async function makespan(): Promise<readonly Row[]> {
	const peers = COUNTS.map(async (items) => await measure('makespan/byOpenAiNode.ts', items));
	const ours: number[] = [];
	for (const items of COUNTS) ours.push(await measure('makespan/byNode.ts', items));
	const others = await Promise.all(peers);
	return COUNTS.map((items, index) => toRow(items, ours[index] ?? NaN, others[index] ?? NaN));
}
