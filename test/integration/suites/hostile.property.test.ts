import fc from 'fast-check';

import { SECRET, type Attack } from '../rig/hostile/attack';
import { encodings } from '../rig/hostile/attacks/encodings';
import { framing } from '../rig/hostile/attacks/framing';
import { jobs } from '../rig/hostile/attacks/jobs';
import { names } from '../rig/hostile/attacks/names';
import { protocol } from '../rig/hostile/attacks/protocol';
import { redirects } from '../rig/hostile/attacks/redirects';
import { sizes } from '../rig/hostile/attacks/sizes';
import { slowness } from '../rig/hostile/attacks/slowness';
import { heldForGood, watchPeak, type PeakWatch } from '../rig/hostile/memory';
import { missions } from '../rig/hostile/missions';
import { ROUTES } from '../rig/hostile/provider';
import { tell, type Story } from '../rig/hostile/story';
import { textOf } from '../rig/hostile/verdict';
import { useRig } from '../rig/useRig';

/** How often each family of bad answers is tried on each route. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 2);
const PATIENCE_MS = 60_000;
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

const CASES = ROUTES.flatMap((route) =>
	Object.entries(FAMILIES).map(([family, attacks]) => ({ route, family, attacks })),
);

const rig = useRig({ searchesForKeys: false });

describe('an honest provider', () => {
	it.each(ROUTES)('that is asked for %s gives it', async (route) => {
		for (const mission of fc.sample(missions[route], 3)) {
			expect(await tell(rig(), { route, mission, attack: null, times: 0 })).toBe('success');
		}
	});
});

/** Jest itself fails the test during which something is thrown or rejected and nobody catches it. */
describe('a hostile provider', () => {
	let atRest: number;
	let watch: PeakWatch;
	let successes = 0;
	beforeAll(() => {
		atRest = heldForGood();
		watch = watchPeak();
	});
	afterAll(() => watch.stop());

	it.each(CASES)(
		'that is asked for $route does no harm by an answer $family',
		async ({ route, attacks }) => {
			const story: fc.Arbitrary<Story> = fc.record({
				route: fc.constant(route),
				attack: attacks,
				mission: missions[route],
				times: fc.constantFrom(1, Infinity),
			});
			await fc.assert(
				fc.asyncProperty(story, async (told) => {
					if ((await tell(rig(), told)) === 'success') successes++;
				}),
				{ numRuns: RUNS, endOnFailure: true },
			);
		},
		PATIENCE_MS,
	);

	it('is overcome often enough to show that its answers are read', () => {
		expect(successes).toBeGreaterThan((CASES.length * RUNS) / 5);
	});

	it('gets no secret into the log of n8n', () => {
		expect(rig().engine.logs.length).toBeGreaterThan(0);
		expect(textOf(rig().engine.logs)).not.toMatch(SECRET);
	});

	it('leaves nothing in memory, and never takes much of it', () => {
		expect(heldForGood() - atRest).toBeLessThan(64 * MEGABYTE);
		expect(watch.peak() - atRest).toBeLessThan(512 * MEGABYTE);
	});
});
