import fc from 'fast-check';

import {
	errorsAreUseful,
	filesAreWhole,
	keyStaysHome,
	nothingLost,
	orderIsKept,
	paidOnce,
} from './money/invariants';
import { play } from './money/play';
import { schedules, type Schedule } from './money/schedule';
import { openRig, type Rig } from './rig';

/** 2,000 in `npm test`; the soak sets more. */
const RUNS = Number(process.env.MONEY_SCHEDULES ?? 2_000);
/** Stories that run side by side, each against an emulator of its own: most of each is waiting. */
const LANES = 8;
const SPEED = 2_000;
const LONGEST_ROUND_MS = 60_000;

describe('whatever goes wrong, the user pays once and loses nothing', () => {
	const lanes: Rig[] = [];
	beforeAll(async () => {
		const first = await openRig({ speed: SPEED });
		lanes.push(first);
		while (lanes.length < LANES) lanes.push(await openRig({ speed: SPEED, beside: first }));
	});
	afterAll(async () => {
		for (const lane of lanes.reverse()) await lane.close();
	});

	async function check(rig: Rig, schedule: Schedule): Promise<void> {
		const played = await play(rig, schedule);
		paidOnce(rig, schedule, played);
		nothingLost(rig, schedule, played);
		errorsAreUseful(rig, schedule, played);
		await filesAreWhole(rig, schedule, played);
		orderIsKept(rig, schedule, played);
		keyStaysHome(rig, schedule, played);
	}

	it(
		`holds in ${RUNS} random schedules of faults, retries, deadlines and interruptions`,
		async () => {
			const rounds = fc.array(schedules, { minLength: LANES, maxLength: LANES });
			await fc.assert(
				fc.asyncProperty(rounds, async (round) => {
					await Promise.all(
						lanes.map(async (rig, lane) => {
							const schedule = round[lane];
							if (schedule) await check(rig, schedule);
						}),
					);
				}),
				{ numRuns: Math.ceil(RUNS / LANES), endOnFailure: true },
			);
		},
		RUNS * LONGEST_ROUND_MS,
	);
});
