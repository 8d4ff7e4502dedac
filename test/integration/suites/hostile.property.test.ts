import fc from 'fast-check';

import { SECRET } from '../rig/hostile/attack';
import { KINDS } from '../rig/hostile/kinds';
import { missions } from '../rig/hostile/missions';
import { ROUTES } from '../rig/hostile/provider';
import { nothingIsLeft, openStage, type Stage } from '../rig/hostile/stage';
import { tell, titleOf, type Story } from '../rig/hostile/story';
import { Tally } from '../rig/hostile/tally';
import { textOf } from '../rig/hostile/verdict';
import { useRig } from '../rig/useRig';

/** How often each kind of bad answer is tried on each route. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 2);
const PATIENCE_MS = 120_000;

const rig = useRig({ searchesForKeys: false });
let stage: Stage;
beforeAll(async () => {
	stage = await openStage(rig());
});
// The rig has let go of the executions by then.
afterEach(async () => await nothingIsLeft(stage));
afterAll(() => stage.close());

describe('an honest provider', () => {
	it.each(ROUTES)('that is asked for %s gives it', async (route) => {
		for (const mission of fc.sample(missions[route], 3)) {
			expect(await tell(stage, { route, mission, attack: null, times: 0 })).toBe('success');
		}
	});
});

/** Jest itself fails the test during which something is thrown or rejected and nobody catches it. */
describe('a hostile provider', () => {
	const tally = new Tally();
	afterAll(() => tally.print('hostile answers'));

	it.each(KINDS.map((kind) => [kind.name, kind] as const))(
		'does no harm by an answer %s',
		async (name, { attacks, routes, isPublic, weight }) => {
			for (const route of routes) {
				const story: fc.Arbitrary<Story> = fc
					.record({
						route: fc.constant(route),
						attack: attacks,
						mission: missions[route],
						times: fc.constantFrom(1, Infinity),
						isPublic: fc.constant(isPublic),
					})
					.map((told) => ({ ...told, [fc.toStringMethod]: () => titleOf(told) }));
				await fc.assert(
					fc.asyncProperty(story, async (told) => await tally.tell(stage, told, name)),
					{ numRuns: RUNS * weight, endOnFailure: true },
				);
			}
		},
		PATIENCE_MS,
	);

	it('is tried a thousand times', () => {
		expect(tally.stories).toBeGreaterThanOrEqual(500 * RUNS);
	});

	it('is overcome often enough to show that its answers are read', () => {
		expect(tally.successRate).toBeGreaterThan(1 / 5);
	});

	it('gets no secret into the log of n8n', () => {
		expect(rig().engine.logs.length).toBeGreaterThan(0);
		expect(textOf(rig().engine.logs)).not.toMatch(SECRET);
	});
});
