import fc from 'fast-check';

import { openRig, type Rig } from './rig';
import { batches, type Batch } from './scheduling/batch';
import { itEnds, limitHolds, nobodyStarves, orderIsKept } from './scheduling/rules';
import { runBatch } from './scheduling/run';

const RUNS = 160;
/** Batches that run side by side, each with a provider of its own: most of each is waiting. */
const LANES = 8;
const SPEED = 2_000;
/** A request of a busy machine is late, not lost. */
const SHORTEST_TIMEOUT_MS = 10_000;

describe('whatever the number of items, the limit, the faults and the durations', () => {
	const lanes: Rig[] = [];
	beforeAll(async () => {
		const first = await openRig({ speed: SPEED, shortestTimeoutMs: SHORTEST_TIMEOUT_MS });
		lanes.push(first);
		while (lanes.length < LANES) {
			const options = { speed: SPEED, shortestTimeoutMs: SHORTEST_TIMEOUT_MS, beside: first };
			lanes.push(await openRig(options));
		}
	});
	afterAll(async () => {
		for (const lane of lanes.reverse()) await lane.close();
	});

	async function check(rig: Rig, batch: Batch): Promise<void> {
		const ran = await runBatch(rig, batch);
		itEnds(ran);
		limitHolds(ran);
		nobodyStarves(ran);
		orderIsKept(ran);
	}

	it(`a batch keeps its limit and order, starves no item, and ends (${RUNS} random ones)`, async () => {
		const rounds = fc.array(batches, { minLength: LANES, maxLength: LANES });
		await fc.assert(
			fc.asyncProperty(rounds, async (round) => {
				await Promise.all(
					lanes.map(async (rig, lane) => {
						const batch = round[lane];
						if (batch) await check(rig, batch);
					}),
				);
			}),
			{ numRuns: RUNS / LANES, endOnFailure: true },
		);
	}, 600_000);
});
