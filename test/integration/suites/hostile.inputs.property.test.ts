import fc from 'fast-check';

import { texts } from '../rig/hostile/inputs/texts';
import { values } from '../rig/hostile/inputs/values';
import { nothingIsLeft, openStage, type Stage } from '../rig/hostile/stage';
import { titleOf, type Story } from '../rig/hostile/story';
import { Tally } from '../rig/hostile/tally';
import { useRig } from '../rig/useRig';

/** How often each kind is tried, next to each kind of bad answer on each route. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 2) * 6;
const PATIENCE_MS = 120_000;
const KINDS = Object.entries({ ...texts, ...values });

const rig = useRig({ searchesForKeys: false });
let stage: Stage;
beforeAll(async () => {
	stage = await openStage(rig());
});
// The rig has let go of the executions by then.
afterEach(async () => await nothingIsLeft(stage));
afterAll(() => stage.close());

describe('whoever fills the input of a workflow', () => {
	const tally = new Tally();
	afterAll(() => tally.print('hostile inputs'));

	it.each(KINDS)(
		'does no harm by %s',
		async (kind, inputs) => {
			const story = inputs.map(({ name, mission, isPublic = false, sent }): Story => {
				const told = { route: 'submit', attack: null, mission, times: 0, isPublic } as const;
				const title = `${titleOf(told)}: ${name}`;
				return { ...told, ...(sent && { sent }), ...{ [fc.toStringMethod]: () => title } };
			});
			await fc.assert(
				fc.asyncProperty(story, async (told) => await tally.tell(stage, told, kind)),
				{ numRuns: RUNS, endOnFailure: true },
			);
		},
		PATIENCE_MS,
	);

	it('succeeds often enough to show that inputs are read', () => {
		expect(tally.successRate).toBeGreaterThan(1 / 5);
	});
});
