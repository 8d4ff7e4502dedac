import { VideoError } from '../api/errors';
import type { Item } from './item';
import { readCollection, readNumberParameter } from './readParameter';

/** How to wait, in the units of the code. */
export interface Waiting {
	readonly timeoutMs: number;
	/** 0: adaptive. */
	readonly intervalMs: number;
	/** 0: the provider's limit. */
	readonly maxConcurrent: number;
	readonly resubmitFailed: number;
	readonly resubmitUnknown: boolean;
}

const DEFAULT_TIMEOUT_MINUTES = 15;
/** A longer wait would outlive what providers keep, and what a timer can hold. */
const LONGEST_TIMEOUT_MINUTES = 24 * 60;

function positive(name: string, value: unknown, otherwise: number): number {
	const number = readNumberParameter(name, value) ?? otherwise;
	if (number >= 0) return number;
	throw new VideoError('refused', `${name} cannot be ${number}: it takes zero or more`, {
		description: `Correct ${name}. Nothing was sent and nothing was charged.`,
	});
}

export function readWaiting(item: Item): Waiting {
	const waiting = readCollection(item.context, 'waiting', item.index);
	const minutes = positive('Timeout', waiting.timeout, DEFAULT_TIMEOUT_MINUTES);
	return {
		timeoutMs: Math.min(LONGEST_TIMEOUT_MINUTES, minutes || DEFAULT_TIMEOUT_MINUTES) * 60_000,
		intervalMs: positive('Poll Interval', waiting.pollInterval, 0) * 1_000,
		maxConcurrent: Math.floor(positive('Max Concurrent', waiting.maxConcurrent, 0)),
		resubmitFailed: Math.floor(positive('Resubmit Failed', waiting.resubmitFailed, 0)),
		resubmitUnknown: waiting.resubmitUnknown === true,
	};
}

/** Where a provider states no limit. */
const DEFAULT_LIMIT = 10;

/**
 * How many jobs may run at once; the first item's setting counts for all. What cannot be meant is
 * refused by `readWaiting`, item by item.
 */
export function readMaxConcurrent(value: unknown, dialectLimit: number | null): number {
	const asked = Math.floor(Number(value));
	return asked > 0 ? asked : (dialectLimit ?? DEFAULT_LIMIT);
}
