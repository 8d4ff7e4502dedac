import fc from 'fast-check';

import { SECRET, type Attack } from './hostile/attack';
import { encodings } from './hostile/attacks/encodings';
import { framing } from './hostile/attacks/framing';
import { jobs } from './hostile/attacks/jobs';
import { names } from './hostile/attacks/names';
import { protocol } from './hostile/attacks/protocol';
import { redirects } from './hostile/attacks/redirects';
import { sizes } from './hostile/attacks/sizes';
import { slowness } from './hostile/attacks/slowness';
import { heldForGood, watchPeak, type PeakWatch } from './hostile/memory';
import { missions } from './hostile/missions';
import { ROUTES } from './hostile/provider';
import { tell, type Story } from './hostile/story';
import { textOf } from './hostile/verdict';
import { openRig, type Rig } from './rig';

/** How often each family of bad answers is tried on each route, side by side. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 2);
const SPEED = 1_000;
/** A client that gives up too early would never see most answers. */
const SHORTEST_TIMEOUT_MS = 400;
const MEGABYTE = 1024 ** 2;

const FAMILIES: Readonly<Record<string, fc.Arbitrary<Attack>>> = {
	...framing,
	...protocol,
	...encodings,
	...redirects,
	...jobs,
	...names,
	...sizes,
	...slowness,
};

/** Jest itself fails the test during which something was thrown or rejected and nobody caught it. */
describe('a provider', () => {
	let rig: Rig;
	let atRest: number;
	let watch: PeakWatch;
	let successes = 0;
	beforeAll(async () => {
		rig = await openRig({ speed: SPEED, shortestTimeoutMs: SHORTEST_TIMEOUT_MS });
	});
	afterAll(async () => await rig.close());

	it.each(ROUTES)('that is honest about %s gives what was asked for', async (route) => {
		const samples = fc.sample(missions[route], 3);
		for (const mission of samples) {
			expect(await tell(rig, { route, mission, attack: null, times: 0 })).toBe('success');
		}
	});

	it('leaves nothing in memory that grows, as is checked below', () => {
		atRest = heldForGood();
		watch = watchPeak();
		expect(atRest).toBeGreaterThan(0);
	});

	const cases = ROUTES.flatMap((route) =>
		Object.entries(FAMILIES).map(([family, attacks]) => ({ route, family, attacks })),
	);

	it.each(cases)(
		'does no harm by an answer to $route $family',
		async ({ route, attacks }) => {
			const story: fc.Arbitrary<Story> = fc.record({
				route: fc.constant(route),
				attack: attacks,
				mission: missions[route],
				times: fc.constantFrom(1, Infinity),
			});
			await fc.assert(
				fc.asyncProperty(fc.array(story, { minLength: RUNS, maxLength: RUNS }), async (stories) => {
					const ends = await Promise.all(stories.map(async (each) => await tell(rig, each)));
					successes += ends.filter((end) => end === 'success').length;
				}),
				{ numRuns: 1, endOnFailure: true },
			);
		},
		120_000,
	);

	it('was overcome often enough to show that answers were read', () => {
		expect(successes).toBeGreaterThan((cases.length * RUNS) / 5);
	});

	it('was not able to put a secret into any log', () => {
		expect(rig.engine.logs.length).toBeGreaterThan(0);
		expect(textOf(rig.engine.logs)).not.toMatch(SECRET);
	});

	it('left no more in memory than n8n keeps of its executions', () => {
		watch.stop();
		if (process.env.HDEBUG)
			console.log(atRest / MEGABYTE, heldForGood() / MEGABYTE, watch.peak() / MEGABYTE, successes);
		expect(heldForGood() - atRest).toBeLessThan(64 * MEGABYTE);
		expect(watch.peak() - atRest).toBeLessThan(512 * MEGABYTE);
	});
});
