import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { NO_PERMIT } from '../jobs/permits';
import { requestHash } from '../jobs/requestHash';
import type { Submission } from '../jobs/submission';
import { submitJob } from '../jobs/submitJob';
import { binaryField, downloadOptionsField, downloadVideoField } from './file';
import { type Item, type Operation, ready } from './operation';
import { readOutput, readSimplify, simplifyField, toItem } from './output';
import { notOffered, readParameter, readVideo, videoIdField } from './parameters';
import { finishJob } from './prepareSubmission';
import { promptField } from './request';
import { readBoolean, readTextValue } from './values';
import { readWaiting, submittingOnly, type Waiting, waitingForNew } from './waiting';

const newPromptField: INodeProperties = {
	...promptField,
	required: true,
	placeholder: 'e.g. The same scene at night, with rain',
	description: 'What is to be different from the finished video',
};

const waitForCompletionField: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: false,
	description: 'Whether to wait until the new video is ready instead of returning its ID at once',
};

/** Shown for one answer to Wait for Completion only. */
function showWhen(waits: boolean, field: INodeProperties): INodeProperties {
	const { displayOptions } = field;
	return {
		...field,
		displayOptions: { show: { ...displayOptions?.show, waitForCompletion: [waits] } },
	};
}

function readSubmission(item: Item, { timeoutMs, resubmitUnknown }: Waiting): Submission {
	const { index, session, noteJob } = item;
	const { dialect, provider, client } = session;
	if (!provider.remix) throw notOffered(provider, 'remix videos');
	const known = readVideo(item);
	const prompt = readTextValue(newPromptField, readParameter(item, newPromptField));
	if (prompt === '') {
		throw new VideoError('refused', 'Prompt is empty', {
			description: 'Say what is to be different from the finished video. Nothing was charged.',
		});
	}
	const call = provider.remix(known.ref, prompt);
	return {
		itemIndex: index,
		requestHash: requestHash(dialect, client.baseUrl, { remixOf: known.job.id, prompt }),
		call: async () => await Promise.resolve(call),
		model: null,
		seconds: null,
		size: null,
		prompt,
		timeoutMs,
		resubmitUnknown,
		permit: NO_PERMIT,
		onJob: noteJob,
	};
}

/** A new, paid job from a finished one and a new prompt. */
export const remix: Operation = {
	name: 'Remix',
	action: 'Remix video',
	description: 'Make a new video from a finished one and a new prompt. Charged like a new video.',
	fields: [
		videoIdField,
		newPromptField,
		waitForCompletionField,
		showWhen(true, downloadVideoField),
		{
			...binaryField,
			displayOptions: { show: { waitForCompletion: [true], downloadVideo: [true] } },
		},
		simplifyField,
		showWhen(true, downloadOptionsField),
		showWhen(false, submittingOnly),
		showWhen(true, waitingForNew),
	],

	read(item) {
		const { session, ledger } = item;
		const waits = readBoolean(waitForCompletionField, readParameter(item, waitForCompletionField));
		const waiting = readWaiting(item, waits ? waitingForNew : submittingOnly);
		const submission = readSubmission(item, waiting);
		if (waits) {
			const output = readOutput(item, downloadOptionsField);
			return ready(async () => await finishJob(item, submission, { waiting, output }));
		}
		const simplify = readSimplify(item);
		return ready(async () => {
			const { reading } = await submitJob(session, ledger, submission);
			return [toItem(item, reading, simplify)];
		});
	},
};
