import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import type { Item } from './operation';
import { readCollection, readNumberParameter } from './parameters';

/** How to wait, and what may be paid for again. */

const maxConcurrent: INodeProperties = {
	displayName: 'Max Concurrent',
	name: 'maxConcurrent',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		"How many videos may be made at once; the others wait their turn. 0 is the provider's own limit, or 10 where it states none.",
};

const pollInterval: INodeProperties = {
	displayName: 'Poll Interval (Seconds)',
	name: 'pollInterval',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Time between two looks at a video. 0 lets the node choose.',
};

const resubmitFailed: INodeProperties = {
	displayName: 'Resubmit Failed (Times)',
	name: 'resubmitFailed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10 },
	default: 0,
	description:
		'How often to submit a video anew that ended as failed. Some providers charge failed videos as well.',
};

const resubmitUnknown: INodeProperties = {
	displayName: 'Resubmit Unknown',
	name: 'resubmitUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether a further try may submit again after a request whose outcome is not known. It may be charged twice.',
};

const timeout: INodeProperties = {
	displayName: 'Timeout (Minutes)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 15,
	description:
		'How long to wait for one video. It goes on being made afterwards and can be fetched later.',
};

function waitingField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Waiting',
		name: 'waiting',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		options,
	};
}

export const waitingForNew = waitingField([
	maxConcurrent,
	pollInterval,
	resubmitFailed,
	resubmitUnknown,
	timeout,
]);
export const waitingForKnown = waitingField([maxConcurrent, pollInterval, timeout]);
export const submittingOnly = waitingField([
	resubmitUnknown,
	{ ...timeout, description: 'How long to go on asking a provider that is busy' },
]);

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
