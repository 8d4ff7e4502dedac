import fc from 'fast-check';

import { type DialectName, dialectNames } from '../../../../nodes/AiVideo/providers';
import type { Fault, FaultAction, Outcome, RouteName } from '../../../emulator';

/** One random story: what the user set, what goes wrong, and how often it is tried again. */
export interface Schedule {
	readonly dialect: DialectName;
	readonly operation: 'generate' | 'create';
	readonly items: number;
	/** Whether all items ask for the same, so that only their index tells them apart. */
	readonly samePrompt: boolean;
	readonly generationMs: number;
	readonly outcomes: readonly Outcome[];
	readonly faults: readonly Fault[];
	/** Retry On Fail: 1 is off. */
	readonly tries: number;
	readonly onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	readonly timeoutMinutes: number;
	readonly resubmitFailed: number;
	/** Ends the first execution this long after its start, on the emulator's clock. */
	readonly interruption: { readonly kind: 'none' | 'cancel' | 'timeOut'; readonly afterMs: number };
	/** How often "Retry execution" is pressed. */
	readonly resumes: number;
	/** Of the dice by which the node spreads its requests. */
	readonly seed: number;
}

const PASSING: readonly FaultAction[] = [
	{ kind: 'respond', status: 429, headers: { 'retry-after': '3' } },
	{ kind: 'respond', status: 429 },
	{ kind: 'respond', status: 503, headers: { 'retry-after': '2' } },
	{ kind: 'respond', status: 503 },
	{ kind: 'respond', status: 500, body: '{"error":{"message":"upstream exploded"}}' },
	{ kind: 'respond', status: 502, body: '<html>Bad gateway</html>' },
	{ kind: 'respond', status: 404, body: '{"error":{"message":"not found"}}' },
	{ kind: 'respond', status: 401, body: '{"error":{"message":"bad key"}}' },
	{ kind: 'respond', status: 400, body: '{"code":"task_not_exist","message":"no such task"}' },
	{ kind: 'respond', status: 200, body: '<html>hello</html>' },
	{ kind: 'respondAfterWork', status: 200, body: '{"ok":' },
	{ kind: 'respondAfterWork', status: 202, body: '{}' },
	{ kind: 'respondAfterWork', status: 502, body: '<html>Bad gateway</html>' },
	{ kind: 'respondAfterWork', status: 504 },
	{ kind: 'respondAfterWork', status: 409, body: '{"error":{"message":"conflict"}}' },
	{ kind: 'reset', when: 'beforeWork' },
	{ kind: 'reset', when: 'afterWork' },
	{ kind: 'reset', when: 'midBody' },
	{ kind: 'hang', when: 'beforeWork' },
	{ kind: 'hang', when: 'afterWork' },
	{ kind: 'truncate', bytes: 20 },
];

const CONTENT: readonly FaultAction[] = [
	{ kind: 'cut', afterBytes: 5_000 },
	{ kind: 'cut', afterBytes: 0 },
	{ kind: 'stall', afterBytes: 9_000 },
	{ kind: 'shortClean', bytes: 7_000 },
	{ kind: 'respond', status: 200, body: '' },
	{ kind: 'respond', status: 200, body: '{"status":"processing"}' },
	{ kind: 'respond', status: 404 },
	{ kind: 'respond', status: 403 },
	{ kind: 'respond', status: 500 },
	{ kind: 'reset', when: 'beforeWork' },
];

function faultOn(route: RouteName, actions: readonly FaultAction[]): fc.Arbitrary<Fault> {
	return fc.record({
		route: fc.constant(route),
		action: fc.constantFrom(...actions),
		times: fc.constantFrom(1, 1, 1, 2, 4),
		after: fc.constantFrom(0, 0, 0, 1, 2),
	});
}

const faults = fc.array(
	fc.oneof(
		faultOn('submit', PASSING),
		faultOn('status', PASSING),
		faultOn('list', PASSING),
		faultOn('result', PASSING),
		faultOn('schema', PASSING),
		faultOn('content', CONTENT),
		faultOn('file', CONTENT),
	),
	{ maxLength: 4 },
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
	dialect: fc.constantFrom(...dialectNames),
	operation: fc.constantFrom('generate', 'generate', 'generate', 'create'),
	items: fc.integer({ min: 1, max: 3 }),
	samePrompt: fc.boolean(),
	generationMs: fc.constantFrom(0, 3_000, 20_000, 90_000),
	outcomes: fc.array(
		fc.constantFrom<Outcome>(
			'completed',
			'completed',
			'completed',
			'failed',
			'overloaded',
			'failedWithoutError',
			'cancelled',
		),
		{ minLength: 1, maxLength: 6 },
	),
	faults,
	tries: fc.constantFrom(1, 2, 3),
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	timeoutMinutes: fc.constantFrom(1, 15),
	resubmitFailed: fc.constantFrom(0, 0, 0, 1, 2),
	interruption: fc.record({
		kind: fc.constantFrom('none', 'none', 'cancel', 'timeOut'),
		afterMs: fc.integer({ min: 1, max: 60_000 }),
	}),
	resumes: fc.integer({ min: 0, max: 2 }),
	seed: fc.integer(),
});
