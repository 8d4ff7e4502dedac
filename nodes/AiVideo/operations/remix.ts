import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { NO_PERMIT } from '../jobs/permits';
import type { Submission } from '../jobs/submission';
import { submitJob } from '../jobs/submitJob';
import {
	binaryField,
	downloadOptionsField,
	downloadVideoField,
	simplifyField,
	videoIdField,
} from './fields';
import { readWantedFile } from './fileSettings';
import { finishJob } from './finishJob';
import type { Item, Operation } from './item';
import { toItem } from './jobItem';
import { readTextParameter, readVideo } from './readParameter';
import { readWaiting, type Waiting } from './readWaiting';
import { notOffered } from './refuseOperation';
import { submittingOnly, waitingForNew } from './waitingFields';

const promptField: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
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

function prepareRemix(item: Item, { timeoutMs, resubmitUnknown }: Waiting): Submission {
	const { context, index, session, saw } = item;
	const { provider } = session;
	if (!provider.remix) throw notOffered(provider, 'remix videos');
	const known = readVideo(item);
	const prompt = readTextParameter(context.getNodeParameter('prompt', index, ''));
	if (prompt === '') {
		throw new VideoError('refused', 'Prompt is empty', {
			description: 'Say what is to be different from the finished video. Nothing was charged.',
		});
	}
	const call = provider.remix(known.ref, prompt);
	return {
		itemIndex: index,
		call,
		model: null,
		prompt,
		timeoutMs,
		resubmitUnknown,
		permit: NO_PERMIT,
		onJob: saw,
	};
}

/** A new, paid job from a finished one and a new prompt. */
export const remix: Operation = {
	fields: [
		videoIdField,
		promptField,
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

	async prepare(item) {
		const { context, index, session, ledger } = item;
		const waiting = readWaiting(item);
		const submission = prepareRemix(item, waiting);
		if (context.getNodeParameter('waitForCompletion', index, false) === true) {
			const file = readWantedFile(item);
			return async () => await finishJob(item, submission, { waiting, file });
		}
		return async () => {
			const { reading } = await submitJob(session, ledger, submission);
			return [toItem(item, reading)];
		};
	},
};
