import type { INodeExecutionData } from 'n8n-workflow';

import { NO_PERMIT } from '../jobs/permits';
import { runJob } from '../jobs/runJob';
import type { Submission } from '../jobs/submission';
import { readText } from '../protocol/fields';
import type { AskedVideo } from '../protocol/request';
import type { Item } from './operation';
import { type OutputSettings, toFinishedItems } from './output';
import { encodeRequest, type GivenRequest, loadRequest } from './request';
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
	const { provider, catalogue } = item.session;
	const request = await loadRequest(item, given);
	const { call, asked } = encodeRequest(provider, request, await catalogue.row(model));
	// Extra fields may overrule what was asked for: then the job is known by what they say.
	const isOverruled = Object.keys(extraFields).length > 0;
	return {
		submission: {
			itemIndex: item.index,
			call,
			model: readText(extraFields.model) ?? model,
			prompt: readText(extraFields.prompt) ?? prompt,
			seconds: isOverruled ? null : asked.seconds,
			timeoutMs,
			resubmitUnknown,
			permit: NO_PERMIT,
			onJob: item.noteJob,
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
	const { session, ledger, permits } = item;
	const { timeoutMs, intervalMs, resubmitFailed } = waiting;
	const options = { limits: { timeoutMs, intervalMs }, resubmitFailed };
	// The permit is given back before the download: it stands for a job that runs at the provider.
	const { reading, failedIds } = await permits.run(
		async (permit) => await runJob(session, ledger, { ...submission, permit }, options),
	);
	const facts = {
		...(asked === undefined ? {} : { asked }),
		...(failedIds.length === 0 ? {} : { attempts: [...failedIds, reading.job.id] }),
	};
	return await toFinishedItems(item, reading, output, facts);
}
