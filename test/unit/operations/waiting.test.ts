import {
	readMaxConcurrent,
	readWaiting,
	waitingForNew,
} from '../../../nodes/AiVideo/operations/waiting';
import { refusalOf, testItem } from './testItem';

const DEFAULTS = {
	timeoutMs: 900_000,
	intervalMs: 0,
	maxConcurrent: 0,
	resubmitFailed: 0,
	resubmitUnknown: false,
};

it.each<[Record<string, unknown>, Partial<typeof DEFAULTS>]>([
	[{}, {}],
	[{ timeout: 1 }, { timeoutMs: 60_000 }],
	[{ timeout: 0.5 }, { timeoutMs: 30_000 }],
	[{ timeout: '30' }, { timeoutMs: 1_800_000 }],
	[{ timeout: 0 }, { timeoutMs: 900_000 }],
	[{ timeout: '' }, { timeoutMs: 900_000 }],
	[{ timeout: 1440 }, { timeoutMs: 86_400_000 }],
	[{ timeout: 100_000 }, { timeoutMs: 86_400_000 }],
	[{ pollInterval: 5 }, { intervalMs: 5000 }],
	[{ pollInterval: 0 }, { intervalMs: 0 }],
	[{ resubmitFailed: 3 }, { resubmitFailed: 3 }],
	[{ resubmitFailed: 10 }, { resubmitFailed: 10 }],
	[{ resubmitFailed: 2.9 }, { resubmitFailed: 2 }],
	[{ resubmitUnknown: true }, { resubmitUnknown: true }],
	[{ resubmitUnknown: 'true' }, { resubmitUnknown: true }],
])('%j is read as %j', (waiting, changes) => {
	expect(readWaiting(testItem({ waiting }).item, waitingForNew)).toEqual({
		...DEFAULTS,
		...changes,
	});
});

it.each<[Record<string, unknown>, string]>([
	[{ timeout: -1 }, 'Timeout cannot be -1: it takes zero or more'],
	[{ timeout: 'long' }, 'Timeout cannot be long: it takes a number'],
	[{ pollInterval: -5 }, 'Poll Interval cannot be -5: it takes zero or more'],
	[{ resubmitFailed: -1 }, 'Submit Again If Failed cannot be -1: it takes zero or more'],
	[{ resubmitFailed: 11 }, 'Submit Again If Failed cannot be 11: it takes 0 to 10'],
	[{ resubmitFailed: 1e9 }, 'Submit Again If Failed cannot be 1000000000: it takes 0 to 10'],
	[{ resubmitFailed: Infinity }, 'Submit Again If Failed cannot be Infinity: it takes a number'],
	[{ maxConcurrent: -1 }, 'Max Concurrent cannot be -1: it takes zero or more'],
])('%j is refused', async (waiting, message) => {
	const { item } = testItem({ waiting });
	expect((await refusalOf(() => readWaiting(item, waitingForNew))).message).toBe(message);
});

it.each<[unknown, number | null, number]>([
	[0, null, 10],
	[undefined, null, 10],
	['', 2, 2],
	[0, 2, 2],
	[5, 2, 5],
	[1, null, 1],
	[2.7, null, 2],
	[0.5, 2, 2],
	[-1, 2, 2],
	['many', null, 10],
	['3 times', null, 3],
	[[3], null, 3],
])('with %p asked for and a limit of %p, %i jobs run at once', (asked, limit, running) => {
	expect(readMaxConcurrent(asked, limit)).toBe(running);
});
