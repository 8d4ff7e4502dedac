import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { type ParameterSource, readCollection } from './parameters';
import { readBoolean, readNumberValue, refusedValue, UNITS } from './values';

/** How to wait, and what may be paid for again. */

const DEFAULT_TIMEOUT_MINUTES = 15;
/** Whatever an expression says: each of them may be charged. */
const MAX_RESUBMISSIONS = 10;
/** Where a provider states no limit. */
const DEFAULT_MAX_CONCURRENT = 10;

const maxConcurrent: INodeProperties = {
	displayName: 'Max Concurrent',
	name: 'maxConcurrent',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 3,
	description: `How many videos may be made at once; the others wait their turn. Without this setting as many as the provider allows, or ${DEFAULT_MAX_CONCURRENT} where it states no limit.`,
};

const pollInterval: INodeProperties = {
	displayName: 'Poll Interval (Seconds)',
	name: 'pollInterval',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 10,
	description:
		'Time between two looks at a video. Without this setting the node looks when the end is likely.',
};

const resubmitFailed: INodeProperties = {
	displayName: 'Submit Again If Failed (Times)',
	name: 'resubmitFailed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_RESUBMISSIONS },
	default: 0,
	description:
		'How many times to submit a failed video again, 10 at most, with growing pauses. Each time may be charged, and some providers charge failed videos too.',
};

const resubmitUnknown: INodeProperties = {
	displayName: 'Submit Again If Unclear',
	name: 'resubmitUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to submit again on the next retry when it is not known if the first request made a video, for example after a broken connection. You may be charged twice.',
};

const timeout: INodeProperties = {
	displayName: 'Timeout (Minutes)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: DEFAULT_TIMEOUT_MINUTES,
	description:
		'How long to wait for one video, at most 1440 (24 hours). It goes on being made afterwards and can be fetched later.',
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

/** A longer wait would outlive what providers keep, and what a timer can hold. */
const MAX_TIMEOUT_MINUTES = 24 * 60;

function readZeroOrMore(
	field: INodeProperties,
	value: unknown,
	units: Parameters<typeof readNumberValue>[2],
	otherwise = 0,
): number {
	const number = readNumberValue(field, value, units) ?? otherwise;
	if (number >= 0) return number;
	throw refusedValue(field, number, 'zero or more');
}

function readCount(field: INodeProperties, value: unknown): number {
	return Math.floor(readZeroOrMore(field, value, UNITS.times));
}

function readResubmissions(value: unknown): number {
	const times = readCount(resubmitFailed, value);
	if (times <= MAX_RESUBMISSIONS) return times;
	throw refusedValue(resubmitFailed, times, `0 to ${MAX_RESUBMISSIONS}`);
}

/** @param field the operation's own collection of these settings */
export function readWaiting(parameters: ParameterSource, field: INodeProperties): Waiting {
	const settings = readCollection(parameters, field);
	const minutes = readZeroOrMore(timeout, settings.timeout, UNITS.minutes, DEFAULT_TIMEOUT_MINUTES);
	return {
		timeoutMs: Math.min(MAX_TIMEOUT_MINUTES, minutes || DEFAULT_TIMEOUT_MINUTES) * 60_000,
		intervalMs: readZeroOrMore(pollInterval, settings.pollInterval, UNITS.seconds) * 1_000,
		maxConcurrent: readCount(maxConcurrent, settings.maxConcurrent),
		resubmitFailed: readResubmissions(settings.resubmitFailed),
		resubmitUnknown: readBoolean(resubmitUnknown, settings.resubmitUnknown),
	};
}

/**
 * How many jobs may run at once; the first item's setting counts for all. What cannot be meant is
 * refused by `readWaiting`, item by item.
 */
export function readMaxConcurrent(value: unknown, dialectLimit: number | null): number {
	const otherwise = dialectLimit ?? DEFAULT_MAX_CONCURRENT;
	try {
		return readCount(maxConcurrent, value) || otherwise;
	} catch {
		return otherwise;
	}
}

/** The same for all items of a node; with the provider's limit where the first item's is unreadable. */
export function readParallelJobs(context: IExecuteFunctions, dialectLimit: number | null): number {
	try {
		const { maxConcurrent: value } = readCollection({ context, index: 0 }, waitingForNew);
		return readMaxConcurrent(value, dialectLimit);
	} catch {
		return readMaxConcurrent(undefined, dialectLimit);
	}
}
