import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import type { JobFacts, VideoError } from '../api/errors';

/** Our errors → n8n's. */

/** What a failed item and an error's context tell, in the same shape. */
export function toDetails(error: VideoError, job: JobFacts | null): IDataObject {
	const known = error.job ?? job;
	return {
		id: known?.id ?? null,
		status: known?.status ?? null,
		progress: known?.progress ?? null,
		failure: known?.failure ? { ...known.failure } : null,
		kind: error.kind,
		description: error.description,
		httpStatus: error.httpStatus ?? null,
	};
}

/** A failure of one item. */
export interface FailedItem {
	readonly index: number;
	readonly error: VideoError;
	/** The item's job, when one is known. */
	readonly job: JobFacts | null;
}

/** Every job of the execution in one line, so that none is lost with the error. */
function listJobs(jobs: ReadonlyMap<number, JobFacts>): string {
	return [...jobs]
		.sort(([left], [right]) => left - right)
		.map(([index, job]) => `item ${index}: ${job.id} (${job.status ?? 'state not known'})`)
		.join(', ');
}

/**
 * The error that ends the node: the first failed item's, with every video ID of the execution.
 * @param jobs by item index
 */
export function toNodeError(
	node: INode,
	failed: readonly [FailedItem, ...FailedItem[]],
	jobs: ReadonlyMap<number, JobFacts>,
): NodeApiError | NodeOperationError {
	const [{ index, error, job }, ...others] = failed;
	const more = others.length === 0 ? '' : ` (and ${others.length} more of the items failed)`;
	const message = `${error.message}${more}`;
	const list = jobs.size > 1 ? ` Videos of this execution: ${listJobs(jobs)}.` : '';
	const description = `${error.description}${list}`;
	const nodeError =
		error.httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex: index })
			: new NodeApiError(node, { message } satisfies JsonObject, {
					message,
					description,
					httpCode: String(error.httpStatus),
					itemIndex: index,
				});
	nodeError.context.data = {
		...toDetails(error, job),
		videos: [...jobs].map(([item, { id, status }]) => ({ item, id, status: status ?? null })),
	};
	return nodeError;
}
