import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { toVideoError, type JobFacts, type VideoError } from '../api/errors';
import { openLedger, type Ledger } from '../jobs/ledger';
import type { Session } from '../jobs/session';
import { slots } from '../jobs/slots';
import { toDuration } from '../jobs/wording';
import { operations, isOperationName } from './index';
import { toDetails, toNodeError, type FailedItem, type SeenJobs } from './nodeErrors';
import { openSession } from './openSession';
import type { Item, Operation, Run } from './operation';
import { readCollection } from './parameters';
import { readMaxConcurrent } from './waiting';

/** All items through one operation: order, pairing, and what one item's failure means. */

type Prepared = { readonly run: Run } | { readonly error: VideoError };
type Outcome = { readonly items: INodeExecutionData[] } | { readonly error: VideoError };

function operationOf(context: IExecuteFunctions): Operation {
	const name = context.getNodeParameter('operation', 0);
	if (isOperationName(name)) return operations[name];
	throw new TypeError(`There is no operation ${String(name)}`);
}

/** What all items share. */
interface Batch {
	readonly context: IExecuteFunctions;
	readonly session: Session;
	readonly ledger: Ledger;
	readonly jobs: Map<number, SeenJobs>;
	readonly hints: Set<string>;
}

function openBatch(context: IExecuteFunctions, session: Session): Batch {
	const runIndex = context.getWorkflowDataProxy(0).$runIndex;
	return {
		context,
		session,
		ledger: openLedger(context.getContext('node'), typeof runIndex === 'number' ? runIndex : 0),
		jobs: new Map(),
		hints: new Set(),
	};
}

function withJob(seen: SeenJobs | undefined, job: JobFacts): SeenJobs {
	return { job, ids: [...new Set([...(seen?.ids ?? []), job.id])] };
}

function toItems(batch: Batch): readonly Item[] {
	const { context, session, ledger, jobs, hints } = batch;
	const waiting = readCollection(context, 'waiting', 0);
	const limit = readMaxConcurrent(waiting.maxConcurrent, session.dialect.pace.runningJobs);
	const shared = slots(limit);
	const input = context.getInputData();
	Object.assign(session.load, { unfinished: input.length, atOnce: limit });
	return input.map((_data, index) => ({
		context,
		index,
		session,
		ledger,
		slots: shared,
		saw: (job) => jobs.set(index, withJob(jobs.get(index), job)),
		hint: (message) => hints.add(message),
	}));
}

async function prepare(operation: Operation, item: Item): Promise<Prepared> {
	try {
		return { run: await operation.prepare(item) };
	} catch (error) {
		return { error: toVideoError(error) };
	}
}

async function run(prepared: Prepared, { load }: Session): Promise<Outcome> {
	try {
		return 'error' in prepared ? prepared : { items: await prepared.run() };
	} catch (error) {
		return { error: toVideoError(error) };
	} finally {
		load.unfinished--;
	}
}

function failuresOf(
	outcomes: ReadonlyArray<Prepared | Outcome>,
	jobs: ReadonlyMap<number, SeenJobs>,
): readonly FailedItem[] {
	return outcomes.flatMap((outcome, index) =>
		'error' in outcome ? [{ index, error: outcome.error, seen: jobs.get(index) ?? null }] : [],
	);
}

function isFailed(failed: readonly FailedItem[]): failed is readonly [FailedItem, ...FailedItem[]] {
	return failed.length > 0;
}

/** Exactly these two keys: with any other, n8n would keep the item on the success output. */
function toErrorItem({ index, error, seen }: FailedItem): INodeExecutionData {
	return {
		json: { error: error.message, details: toDetails(error, seen) },
		pairedItem: { item: index },
	};
}

/** How long it took, for whoever waited. */
function tellDuration({ session, hints }: Batch, startedAt: number): void {
	const ready = session.earlierMs.length;
	if (ready === 0) return;
	const videos = ready === 1 ? '1 video' : `${ready} videos`;
	hints.add(`${videos} ready after ${toDuration(session.clock.now() - startedAt)}`);
}

/** More would bury the output. */
const MOST_HINTS = 10;

function showHints({ context, hints }: Batch): void {
	// Hosts before n8n 1.79 have no hints.
	if (!('addExecutionHints' in context) || hints.size === 0) return;
	const location = 'outputPane';
	context.addExecutionHints(
		...[...hints]
			.slice(0, MOST_HINTS)
			.map((message) => ({ message, location, type: 'info' }) as const),
	);
}

async function runBatch(batch: Batch, continueOnFail: boolean): Promise<INodeExecutionData[]> {
	const { context, session, ledger, jobs } = batch;
	const operation = operationOf(context);
	const items = toItems(batch);
	const prepared = await Promise.all(items.map(async (item) => await prepare(operation, item)));
	const invalid = failuresOf(prepared, jobs);
	// Nothing is submitted for any item while one of them cannot be.
	if (!continueOnFail && isFailed(invalid)) throw toNodeError(context.getNode(), invalid, jobs);
	const startedAt = session.clock.now();
	const outcomes = await Promise.all(prepared.map(async (item) => await run(item, session)));
	tellDuration(batch, startedAt);
	const failed = failuresOf(outcomes, jobs);
	// A stopped execution has nobody to give error items to: only what is thrown is kept and seen.
	const mustThrow = !continueOnFail || session.cancellation.isCancelled();
	if (mustThrow && isFailed(failed)) throw toNodeError(context.getNode(), failed, jobs);
	if (failed.length === 0) ledger.clear();
	showHints(batch);
	return outcomes.flatMap((outcome, index) =>
		'items' in outcome
			? outcome.items
			: [toErrorItem({ index, error: outcome.error, seen: jobs.get(index) ?? null })],
	);
}

/**
 * Runs the node for all its input items, together.
 * @throws NodeApiError or NodeOperationError that names every video ID, unless `continueOnFail`
 */
export async function runItems(
	context: IExecuteFunctions,
	continueOnFail: boolean,
): Promise<INodeExecutionData[]> {
	let session: Session;
	try {
		session = await openSession(context);
	} catch (error) {
		const failed = { index: 0, error: toVideoError(error), seen: null };
		throw toNodeError(context.getNode(), [failed], new Map());
	}
	return await runBatch(openBatch(context, session), continueOnFail);
}
