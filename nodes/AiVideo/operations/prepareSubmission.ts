import type { INodeExecutionData } from 'n8n-workflow';

import { NO_PERMIT } from '../jobs/permits';
import { requestHash } from '../jobs/requestHash';
import { runJob } from '../jobs/runJob';
import type { Submission } from '../jobs/submission';
import { readText } from '../protocol/fields';
import { type AskedVideo, imagesOf } from '../protocol/request';
import type { Item } from './operation';
import { type OutputSettings } from './output';
import { toReadyItems } from './finishedItems';
import {
	encodeRequest,
	type GivenRequest,
	loadRequest,
	type ReadRequest,
	readRequestFiles,
} from './request';
import type { Waiting } from './waiting';

/** A submission that is ready to be sent, and what it asks for. */
export interface PreparedSubmission {
	readonly submission: Submission;
	readonly asked: AskedVideo;
	/** Its images were dropped, and are read once more to send it. */
	readonly readsAgain: boolean;
}

/** A request that can be sent, by now or by what its images are when its turn comes. */
type CheckedRequest = Pick<PreparedSubmission, 'asked' | 'readsAgain'> &
	Pick<Submission, 'call' | 'requestHash'>;

function hasImages({ firstFrame, lastFrame, references }: GivenRequest['images']): boolean {
	return firstFrame !== null || lastFrame !== null || references.length > 0;
}

/** Loads and encodes a request. @throws `refused` */
async function encode(item: Item, read: ReadRequest) {
	const { provider, catalogue } = item.session;
	const request = await loadRequest(item, read);
	const row = await catalogue.row(read.model);
	return { ...encodeRequest(provider, request, row), images: imagesOf(request) };
}

/**
 * What was submitted before is gone on with whatever is said of its request by now: an image may be
 * gone, and the provider may tell of the model what it had not told.
 */
function goneOnWith(item: Item, given: GivenRequest, requestHash: string): CheckedRequest {
	const call = async () => (await encode(item, await readRequestFiles(item, given))).call;
	const { size, seconds } = given;
	return { requestHash, call, asked: { size, seconds }, readsAgain: true };
}

/** Loads and encodes an item's request: the last point where failing is free. */
async function checkRequest(item: Item, given: GivenRequest): Promise<CheckedRequest> {
	const { session, images, ledger } = item;
	const { dialect, client } = session;
	const check = async (): Promise<CheckedRequest> => {
		const read = await readRequestFiles(item, given);
		const hash = requestHash(dialect, client.baseUrl, read);
		const wasSent = ledger.entry(item.index, hash).read() !== null;
		const later = goneOnWith(item, given, hash);
		const encoded = await encode(item, read).catch((error: unknown) => {
			if (wasSent) return null;
			throw error;
		});
		if (encoded === null) return later;
		const { call, asked } = encoded;
		if (!images.hold(encoded.images)) return { ...later, asked };
		return { ...later, call: async () => await Promise.resolve(call), asked, readsAgain: false };
	};
	return hasImages(given.images) ? await images.check(check) : await check();
}

/** Checks an item's request. @throws `refused`; nothing was submitted for it then */
export async function prepareSubmission(
	item: Item,
	given: GivenRequest,
	{ timeoutMs, resubmitUnknown }: Pick<Waiting, 'timeoutMs' | 'resubmitUnknown'>,
): Promise<PreparedSubmission> {
	const { model, prompt, extraFields } = given;
	const { requestHash, call, asked, readsAgain } = await checkRequest(item, given);
	// Extra fields may overrule what was asked for: then the job is known by what they say.
	const isOverruled = Object.keys(extraFields).length > 0;
	return {
		submission: {
			itemIndex: item.index,
			requestHash,
			call,
			model: readText(extraFields.model) ?? (model === '' ? null : model),
			prompt: readText(extraFields.prompt) ?? prompt,
			seconds: isOverruled ? null : asked.seconds,
			size: isOverruled ? null : asked.size,
			timeoutMs,
			resubmitUnknown,
			permit: NO_PERMIT,
			onJob: item.noteJob,
		},
		asked: isOverruled ? { size: null, seconds: null } : asked,
		readsAgain,
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
	const options = {
		limits: { timeoutMs, intervalMs, keepsAnswer: !output.simplify },
		resubmitFailed,
	};
	// The permit is given back before the download: it stands for a job that runs at the provider.
	const { reading, failedIds } = await permits.run(
		async (permit) => await runJob(session, ledger, { ...submission, permit }, options),
	);
	const facts = {
		...(asked === undefined ? {} : { asked }),
		...(failedIds.length === 0 ? {} : { attempts: [...failedIds, reading.job.id] }),
	};
	return await toReadyItems(item, reading, output, facts);
}
