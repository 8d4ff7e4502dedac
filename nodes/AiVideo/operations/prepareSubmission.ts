import type { INodeExecutionData } from 'n8n-workflow';

import type { AskedVideo } from '../dialects/dialect';
import { runJob } from '../jobs/runJob';
import { ALONE } from '../jobs/slots';
import type { Submission } from '../jobs/submission';
import type { Item } from './operation';
import { toFinishedItem, type OutputSettings } from './output';
import { readTextParameter } from './parameters';
import { encodeRequest, loadRequest, type GivenRequest } from './request';
import type { Waiting } from './waiting';

/** A submission that is ready to be sent, and what it asks for. */
export interface PreparedSubmission {
	readonly submission: Submission;
	readonly asked: AskedVideo;
}

/** Loads and encodes an item's request: the last point where failing is free. */
export async function prepareSubmission(
	item: Item,
	given: GivenRequest,
	{ timeoutMs, resubmitUnknown }: Pick<Waiting, 'timeoutMs' | 'resubmitUnknown'>,
): Promise<PreparedSubmission> {
	const { model, prompt, extraFields } = given;
	const { dialect, catalogue } = item.session;
	const request = await loadRequest(item, given);
	const { call, asked } = encodeRequest(dialect, request, await catalogue.row(model));
	// Extra fields may overrule what was asked for: then the job is known by what they say.
	const isOverruled = Object.keys(extraFields).length > 0;
	return {
		submission: {
			itemIndex: item.index,
			call,
			model: readTextParameter(extraFields.model) || model,
			prompt: readTextParameter(extraFields.prompt) || prompt,
			timeoutMs,
			resubmitUnknown,
			turn: ALONE,
			saw: item.noteJob,
		},
		asked: isOverruled ? { size: null, seconds: null } : asked,
	};
}

export interface FinishOptions {
	readonly waiting: Waiting;
	readonly output: OutputSettings;
	readonly asked?: AskedVideo;
}

/** Submit, wait, download: what Generate does, and Remix when it waits. */
export async function finishJob(
	item: Item,
	submission: Submission,
	{ waiting, output, asked }: FinishOptions,
): Promise<INodeExecutionData[]> {
	const { session, ledger, slots } = item;
	const { timeoutMs, intervalMs, resubmitFailed } = waiting;
	const options = { limits: { timeoutMs, intervalMs }, resubmitFailed };
	// The slot is free again before the download: it stands for a job that runs at the provider.
	const { reading, failedIds } = await slots.run(
		async (turn) => await runJob(session, ledger, { ...submission, turn }, options),
	);
	const facts = {
		...(asked === undefined ? {} : { asked }),
		...(failedIds.length === 0 ? {} : { attempts: [...failedIds, reading.job.id] }),
	};
	return [await toFinishedItem(item, reading, output, facts)];
}
