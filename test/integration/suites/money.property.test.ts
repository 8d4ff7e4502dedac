import fc from 'fast-check';

import {
	errorsAreUseful,
	filesAreWhole,
	keyStaysHome,
	nothingLost,
	orderIsKept,
	paidOnce,
} from '../rig/money/invariants';
import { play } from '../rig/money/play';
import { schedules } from '../rig/money/schedule';
import { useRig } from '../rig/useRig';

/** 2,000 in `npm test`; the soak sets more. */
const RUNS = Number(process.env.MONEY_SCHEDULES ?? 2_000);
const LONGEST_STORY_MS = 10_000;

describe('whatever goes wrong, the user pays once and loses nothing', () => {
	const rig = useRig({ searchesForKeys: false });

	it(
		`holds in ${RUNS} random schedules of faults, retries, deadlines and interruptions`,
		async () => {
			await fc.assert(
				fc.asyncProperty(schedules, async (schedule) => {
					const played = await play(rig(), schedule);
					paidOnce(rig(), schedule, played);
					nothingLost(rig(), schedule, played);
					errorsAreUseful(rig(), schedule, played);
					await filesAreWhole(rig(), schedule, played);
					orderIsKept(rig(), schedule, played);
					keyStaysHome(rig(), schedule, played);
				}),
				{ numRuns: RUNS },
			);
		},
		RUNS * LONGEST_STORY_MS,
	);
});
