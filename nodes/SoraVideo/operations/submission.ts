import type { Submission } from '../jobs/submitJob';
import type { Item } from './item';
import { encodeRequest, readRequest } from './readRequest';
import type { Waiting } from './readWaiting';

/** Reads and encodes an item's request: the last point where failing is free. */
export async function prepareSubmission(
	item: Item,
	waiting: Pick<Waiting, 'timeoutMs' | 'resubmitUnknown'>,
): Promise<Submission> {
	const request = await readRequest(item);
	return {
		itemIndex: item.index,
		call: encodeRequest(item.session.dialect, request),
		model: request.model,
		prompt: request.prompt,
		timeoutMs: waiting.timeoutMs,
		resubmitUnknown: waiting.resubmitUnknown,
		saw: item.saw,
	};
}
