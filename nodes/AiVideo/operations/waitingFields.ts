import type { INodeProperties } from 'n8n-workflow';

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
