import { NO_PERMIT } from '../jobs/permits';
import type { Submission } from '../jobs/submission';
import type { AskedVideo } from '../protocol/request';
import type { Item } from './item';
import { readTextParameter } from './readParameter';
import { encodeRequest, readRequest } from './readRequest';
import type { Waiting } from './readWaiting';

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
	const { provider, catalogue } = item.session;
	const { call, asked } = encodeRequest(provider, request, await catalogue.row(model));
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
			permit: NO_PERMIT,
			onJob: saw,
		},
		asked: isOverruled ? { size: null, seconds: null } : asked,
	};
}
