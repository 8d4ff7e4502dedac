import fc from 'fast-check';

import type { Attack } from './hostile/attack';
import { encodings } from './hostile/attacks/encodings';
import { framing } from './hostile/attacks/framing';
import { jobs } from './hostile/attacks/jobs';
import { protocol } from './hostile/attacks/protocol';
import { redirects } from './hostile/attacks/redirects';
import { sizes } from './hostile/attacks/sizes';
import { slowness } from './hostile/attacks/slowness';
import { fulfil, missions, type Mission } from './hostile/missions';
import { openHostileProvider, type Route } from './hostile/provider';
import { judge } from './hostile/verdict';
import { openRig, type Rig } from './rig';

/** Each family of bad answers is tried so often on each route. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 3);
const SPEED = 1_000;
/** A client that is given up on too early would never see most answers. */
const SHORTEST_TIMEOUT_MS = 400;
/** Far beyond every deadline, on the fast clock. */
const HANG_MS = 60_000;

const ROUTES: readonly Route[] = [
	'submit',
	'status',
	'content',
	'file',
	'list',
	'image',
	'models',
	'delete',
	'remix',
	'probe',
];

const FAMILIES: Readonly<Record<string, fc.Arbitrary<Attack>>> = {
	...framing,
	...protocol,
	...encodings,
	...redirects,
	...jobs,
	...sizes,
	...slowness,
};

describe('a hostile provider', () => {
	let rig: Rig;
	beforeAll(async () => {
		rig = await openRig({ speed: SPEED, shortestTimeoutMs: SHORTEST_TIMEOUT_MS });
	});
	afterAll(async () => await rig.close());

	async function endOf<T>(work: Promise<T>): Promise<T> {
		let alarm: NodeJS.Timeout | undefined;
		const hang = new Promise<never>((_resolve, reject) => {
			alarm = setTimeout(() => reject(new Error('it hangs')), HANG_MS);
		});
		return await Promise.race([work, hang]).finally(() => clearTimeout(alarm));
	}

	async function tell(route: Route, attack: Attack, mission: Mission, times: number) {
		const { losesAnswers } = mission;
		const provider = await openHostileProvider({ route, attack, times, losesAnswers }, rig.clock);
		const t = Date.now();
		try {
			const outcome = await endOf(fulfil(rig, mission, provider));
			await judge(rig, outcome, provider, attack.name.includes(' to '));
			if ('run' in outcome) await rig.engine.prune(outcome.run.executionId);
			if (process.env.HDEBUG)
				console.log(
					Date.now() - t,
					mission.operation,
					mission.dialect,
					times,
					attack.name.slice(0, 200),
					'run' in outcome
						? ((await outcome.run.result).error?.message.slice(0, 200) ?? 'ok')
						: outcome.shown,
				);
		} catch (error) {
			throw new Error(`${mission.operation} at ${mission.dialect}, ${times} times ${attack.name}`, {
				cause: error,
			});
		} finally {
			await provider.close();
		}
	}

	const cases = ROUTES.flatMap((route) =>
		Object.entries(FAMILIES).map(([family, attacks]) => ({ route, family, attacks })),
	);

	it.each(cases)(
		'that answers $route $family does no harm',
		async ({ route, attacks }) => {
			const story = fc.tuple(attacks, missions[route], fc.constantFrom(1, Infinity));
			const stories = fc.array(story, { minLength: RUNS, maxLength: RUNS });
			await fc.assert(
				fc.asyncProperty(stories, async (told) => {
					await Promise.all(
						told.map(async ([attack, mission, times]) => await tell(route, attack, mission, times)),
					);
				}),
				{ numRuns: 1, endOnFailure: true },
			);
		},
		3 * HANG_MS,
	);
});
