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

/** 2,000 in `npm test`. */
const USUAL_RUNS = 2_000;
/** The soak sets more, and tells how far it is, since it runs for long. */
const RUNS = Number(process.env.MONEY_SCHEDULES ?? USUAL_RUNS);
const IS_SOAK = process.env.MONEY_SCHEDULES !== undefined;
const TOLD_EVERY = Math.max(1, Math.floor(RUNS / 20));
const LONGEST_STORY_MS = 10_000;

describe('whatever goes wrong, the user pays once and loses nothing', () => {
	const rig = useRig({ searchesForKeys: false });
	const startedAt = Date.now();

	/** Past Jest, which keeps what a test prints until it has ended. */
	function tell(words: string): void {
		const seconds = Math.round((Date.now() - startedAt) / 1_000);
		if (IS_SOAK) process.stderr.write(`${words} after ${seconds} s\n`);
	}

	it(
		`holds in ${RUNS} random schedules of faults, retries, deadlines and interruptions`,
		async () => {
			let [played, jobs] = [0, 0];
			const check = fc.assert(
				fc.asyncProperty(schedules, async (schedule) => {
					const story = await play(rig(), schedule);
					paidOnce(rig(), schedule, story);
					nothingLost(rig(), schedule, story);
					errorsAreUseful(rig(), schedule, story);
					await filesAreWhole(rig(), schedule, story);
					orderIsKept(rig(), schedule, story);
					keyStaysHome(rig(), schedule, story);
					jobs += story.jobs.length;
					if (++played % TOLD_EVERY === 0)
						tell(`${played} of ${RUNS} schedules, ${jobs} videos paid`);
				}),
				{ numRuns: RUNS },
			);
			await check.catch((error: unknown) => {
				tell(`broken by schedule ${played + 1} of ${RUNS}`);
				throw error;
			});
			tell(`all ${RUNS} schedules kept every rule, with ${jobs} videos paid,`);
		},
		RUNS * LONGEST_STORY_MS,
	);
});
