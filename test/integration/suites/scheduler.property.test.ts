import fc from 'fast-check';

import { useRig } from '../rig/useRig';
import { batches } from '../rig/scheduling/batch';
import { itEnds, limitHolds, nobodyStarves, orderIsKept } from '../rig/scheduling/rules';
import { runBatch } from '../rig/scheduling/run';

const RUNS = 160;

describe('whatever the number of items, the limit, the faults and the durations', () => {
	const rig = useRig({ searchesForKeys: false });

	it(`a batch keeps its limit and order, starves no item, and ends (${RUNS} random ones)`, async () => {
		await fc.assert(
			fc.asyncProperty(batches, async (batch) => {
				const ran = await runBatch(rig(), batch);
				itEnds(ran);
				limitHolds(ran);
				nobodyStarves(ran);
				orderIsKept(ran);
			}),
			{ numRuns: RUNS },
		);
	}, 600_000);
});
