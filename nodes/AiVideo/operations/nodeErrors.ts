import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import type { JobFacts, VideoError } from '../api/errors';
import { stateOf } from '../jobs/wording';
import { withoutQuery } from '../text/links';
import { escapeHtml, shownId, withoutTags } from '../text/shown';

/** Our errors → n8n's. */

/** The jobs of one item: the latest, and the IDs of all, oldest first. */
export interface SeenJobs {
	readonly job: JobFacts;
	readonly ids: readonly string[];
}

/** A file that could not be fetched here may be fetched by its link. */
function urlOf(error: VideoError, seen: SeenJobs | null): IDataObject {
	const url = error.job?.url ?? seen?.job.url;
	return typeof url === 'string' ? { url } : {};
}

/** What a failed item and an error's context say, in the same shape. */
export function toDetails(error: VideoError, seen: SeenJobs | null): IDataObject {
	const known = error.job ?? seen?.job;
	return {
		id: known?.id ?? null,
		status: known?.status ?? null,
		progress: known?.progress ?? null,
		failure: known?.failure ? { ...known.failure } : null,
		...urlOf(error, seen),
		kind: error.kind,
		description: error.description,
		httpStatus: error.httpStatus ?? null,
		...(error.answer === undefined ? {} : { answer: error.answer }),
		...(error.candidates.length === 0 ? {} : { candidates: [...error.candidates] }),
		...(seen && seen.ids.length > 1 ? { attempts: [...seen.ids] } : {}),
	};
}

/** A failure of one item. */
export interface FailedItem {
	readonly index: number;
	readonly error: VideoError;
	/** The item's jobs, when one is known. */
	readonly seen: SeenJobs | null;
}

/** `item 0: video_1 (completed)` */
function describeJobs(index: number, { job, ids }: SeenJobs): string {
	const earlier = ids.filter((id) => id !== job.id);
	const before = earlier.length === 0 ? '' : `, before it ${earlier.join(', ')}`;
	return `item ${index}: ${job.id} (${stateOf(job)}${before})`;
}

/** With what came in place of an ID, since that may be there all the same. */
function describeUnknown({ message, candidates, answer }: VideoError): string {
	const perhaps = candidates.length === 0 ? '' : ` (perhaps ${candidates.join(', ')})`;
	return `${message}${perhaps}${answer === undefined ? '' : `, where this came: ${answer}`}`;
}

/** Every job of the execution, and every submission that may have made one, so that none is lost. */
function describeAll(failed: readonly FailedItem[], jobs: ReadonlyMap<number, SeenJobs>): string {
	const lines = [...jobs].map(([index, seen]): [number, string] => [
		index,
		describeJobs(index, seen),
	]);
	const unknown = failed
		.filter(({ error }) => error.kind === 'unknown')
		.map(({ index, error }): [number, string] => [
			index,
			`item ${index}: ${describeUnknown(error)}`,
		]);
	return [...lines, ...unknown]
		.sort(([left], [right]) => left - right)
		.map(([, line]) => line)
		.join('; ');
}

/** Whether the first failed item's own message leaves a video unsaid. */
function leavesUnsaid(failed: readonly FailedItem[], jobs: ReadonlyMap<number, SeenJobs>): boolean {
	const ids = [...jobs.values()].flatMap((seen) => seen.ids);
	const first = failed[0]?.error;
	const isSaid = ids.every((id) => first?.message.includes(id));
	return !isSaid || failed.slice(1).some(({ error }) => error.kind === 'unknown');
}

/** n8n logs the error that ends a node: what signs a link may not be in it. */
function inLog(details: IDataObject): IDataObject {
	const { url } = details;
	return typeof url === 'string' ? { ...details, url: withoutQuery(url) } : details;
}

/** IDs in sentences, where a space or a sign that turns the text would make another ID of one. */
function withShownIds(
	text: string,
	jobs: ReadonlyMap<number, SeenJobs>,
	error: VideoError,
): string {
	const ids = [...jobs.values()].flatMap((seen) => seen.ids);
	return [...ids, ...error.candidates, error.job?.id ?? ''].reduce(
		(shown, id) => (shownId(id) === id ? shown : shown.replaceAll(id, shownId(id))),
		text,
	);
}

/**
 * The error that ends the node: the first failed item's, with every video ID of the execution.
 * @param jobs by item index
 */
export function toNodeError(
	node: INode,
	failed: readonly [FailedItem, ...FailedItem[]],
	jobs: ReadonlyMap<number, SeenJobs>,
): NodeApiError | NodeOperationError {
	const [{ index, error, seen }, ...others] = failed;
	const more = others.length === 0 ? '' : ` (and ${others.length} more of the items failed)`;
	const message = withoutTags(withShownIds(`${error.message}${more}`, jobs, error));
	const all = leavesUnsaid(failed, jobs)
		? ` Videos of this execution: ${describeAll(failed, jobs)}.`
		: '';
	const description = escapeHtml(withShownIds(`${error.description}${all}`, jobs, error));
	const nodeError =
		error.httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex: index })
			: new NodeApiError(node, { message } satisfies JsonObject, {
					message,
					description,
					httpCode: String(error.httpStatus),
					itemIndex: index,
				});
	// n8n replaces a message that holds the name of a network error, and the video ID with it.
	nodeError.message = message;
	nodeError.context.data = {
		...inLog(toDetails(error, seen)),
		videos: [...jobs].map(([item, { job, ids }]) => ({
			item,
			id: job.id,
			status: job.status ?? null,
			...(ids.length > 1 ? { attempts: [...ids] } : {}),
		})),
	};
	return nodeError;
}
