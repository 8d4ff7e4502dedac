import fc from 'fast-check';

import type { Fault, FaultAction, Outcome, ProgressMode, RouteName } from '../../../emulator';

/** A random batch: how many videos, how many at once, how long each takes, and what goes wrong. */
export interface Batch {
	readonly items: number;
	/** What the user sets as Max Concurrent. */
	readonly limit: number;
	/** How many the provider allows; `null`: any number. */
	readonly allowed: number | null;
	/** By the number of the job, over and over. */
	readonly generationMs: readonly number[];
	readonly outcomes: readonly Outcome[];
	readonly progress: ProgressMode;
	readonly resubmitFailed: number;
	readonly faults: readonly Fault[];
	/** Of the dice by which the node spreads its requests. */
	readonly seed: number;
}

/** Nothing was created, and the provider says so. */
const REFUSED: readonly FaultAction[] = [
	{ kind: 'respond', status: 429 },
	{ kind: 'respond', status: 429, headers: { 'retry-after': '7' } },
	{ kind: 'respond', status: 503, headers: { 'retry-after': '2' } },
	{ kind: 'respond', status: 400, body: '{"error":{"message":"not like this"}}' },
];

/** A state that does not come, but is there. */
const LATE: readonly FaultAction[] = [
	{ kind: 'respond', status: 429, headers: { 'retry-after': '5' } },
	{ kind: 'respond', status: 500, body: '{"error":{"message":"upstream exploded"}}' },
	{ kind: 'respond', status: 502, body: '<html>Bad gateway</html>' },
	{ kind: 'reset', when: 'beforeWork' },
	{ kind: 'reset', when: 'midBody' },
	{ kind: 'truncate', bytes: 20 },
	{ kind: 'delay', ms: 20_000 },
];

function faultOn(route: RouteName, actions: readonly FaultAction[]): fc.Arbitrary<Fault> {
	return fc.record({
		route: fc.constant(route),
		action: fc.constantFrom(...actions),
		times: fc.integer({ min: 1, max: 3 }),
		after: fc.integer({ min: 0, max: 8 }),
	});
}

export const batches: fc.Arbitrary<Batch> = fc.record({
	items: fc.integer({ min: 1, max: 12 }),
	limit: fc.integer({ min: 1, max: 6 }),
	allowed: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
	generationMs: fc.array(fc.constantFrom(0, 1_000, 4_000, 20_000, 60_000), {
		minLength: 1,
		maxLength: 5,
	}),
	outcomes: fc.array(
		fc.constantFrom<Outcome>('completed', 'completed', 'completed', 'overloaded'),
		{
			minLength: 1,
			maxLength: 5,
		},
	),
	progress: fc.constantFrom('linear', 'jumps', 'none'),
	resubmitFailed: fc.integer({ min: 0, max: 2 }),
	faults: fc.array(
		fc.oneof(faultOn('submit', REFUSED), faultOn('status', LATE), faultOn('status', LATE)),
		{ maxLength: 5 },
	),
	seed: fc.integer(),
});
