import type { INodeExecutionData } from 'n8n-workflow';

import type { AskedVideo } from '../dialects/dialect';
import { runJob } from '../jobs/runJob';
import { ALONE } from '../jobs/slots';
import type { Submission } from '../jobs/submission';
import type { FileSettings } from './file';
import type { Item } from './operation';
import { toItem, toItemWithFile } from './output';
import { readTextParameter } from './parameters';
import { encodeRequest, readRequest } from './request';
import type { Waiting } from './waiting';

/** A submission that is ready to be sent, and what it asks for. */
export interface PreparedSubmission {
	readonly submission: Submission;
	readonly asked: AskedVideo;
}

/** Reads and encodes an item's request: the last point where failing is free. */
export async function prepareSubmission(
	item: Item,
	{ timeoutMs, resubmitUnknown }: Pick<Waiting, 'timeoutMs' | 'resubmitUnknown'>,
): Promise<PreparedSubmission> {
	const request = await readRequest(item);
	const { model, prompt } = request;
	const { dialect, catalogue } = item.session;
	const { call, asked } = encodeRequest(dialect, request, await catalogue.row(model));
	const { index: itemIndex, saw } = item;
	// Extra fields may overrule what was asked for: then the job is known by what they say.
	const { extraFields } = request;
	const isOverruled = Object.keys(extraFields).length > 0;
	return {
		submission: {
			itemIndex,
			call,
			model: readTextParameter(extraFields.model) || model,
			prompt: readTextParameter(extraFields.prompt) || prompt,
			timeoutMs,
			resubmitUnknown,
			turn: ALONE,
			saw,
		},
		asked: isOverruled ? { size: null, seconds: null } : asked,
	};
}

export interface FinishOptions {
	readonly waiting: Waiting;
	/** `null`: none. */
	readonly file: FileSettings | null;
	readonly asked?: AskedVideo;
}

/** Submit, wait, download: what Generate does, and Remix when it waits. */
export async function finishJob(
	item: Item,
	submission: Submission,
	{ waiting, file, asked }: FinishOptions,
): Promise<INodeExecutionData[]> {
	const { session, ledger, slots } = item;
	const { timeoutMs, intervalMs, resubmitFailed } = waiting;
	// The slot is free again before the download: it stands for a job that runs at the provider.
	const { reading, failedIds } = await slots.run(
		async (turn) =>
			await runJob(
				session,
				ledger,
				{ ...submission, turn },
				{
					limits: { timeoutMs, intervalMs },
					resubmitFailed,
				},
			),
	);
	const more = failedIds.length === 0 ? {} : { attempts: [...failedIds, reading.job.id] };
	return [
		file === null
			? toItem(item, reading, more)
			: await toItemWithFile(item, reading, {
					file,
					variant: 'video',
					more,
					...(asked ? { asked } : {}),
				}),
	];
}
