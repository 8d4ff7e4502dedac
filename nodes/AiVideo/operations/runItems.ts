import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../api/cancellation';
import { toVideoError, type VideoError } from '../api/errors';
import { type Batch, closeBatch, openBatch, toItems } from './batch';
import { type FailedItem, toDetails, toNodeError } from './nodeErrors';
import type { Run } from './operation';
import { describeReady } from './readyHint';

/** All items through one operation: order, pairing, and what one item's failure means. */

/** What a step led to for one item. */
type Outcome<T> = { readonly value: T } | { readonly error: VideoError };

async function outcomeOf<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
	try {
		return { value: await work() };
	} catch (error) {
		return { error: toVideoError(error) };
	}
}

/** A step for every item that got this far. */
async function step<T, U>(
	before: ReadonlyArray<Outcome<T>>,
	work: (value: T) => U | Promise<U>,
): Promise<ReadonlyArray<Outcome<U>>> {
	return await Promise.all(
		before.map(async (outcome) =>
			'error' in outcome ? outcome : await outcomeOf(() => work(outcome.value)),
		),
	);
}

function isFailed(failed: readonly FailedItem[]): failed is readonly [FailedItem, ...FailedItem[]] {
	return failed.length > 0;
}

/** Ends the node when an item failed and must not. */
function throwFailures({ context, notes }: Batch, outcomes: ReadonlyArray<Outcome<unknown>>): void {
	const failed = outcomes.flatMap((outcome, index) =>
		'error' in outcome ? [notes.failureOf(index, outcome.error)] : [],
	);
	if (isFailed(failed)) throw toNodeError(context.getNode(), failed, notes.jobs);
}

/** Every item's work, or why there is none. Nothing of this costs anything. */
async function prepareAll(batch: Batch): Promise<ReadonlyArray<Outcome<Run>>> {
	const { operation, continueOnFail } = batch;
	const items = toItems(batch).map((value) => ({ value }));
	// Nothing is sent for any item while a parameter of one cannot be meant …
	const read = await step(items, (item) => operation.read(item));
	if (!continueOnFail) throwFailures(batch, read);
	// … and nothing is submitted for any item while one of them cannot be.
	const prepared = await step(read, async (prepare) => await prepare());
	if (!continueOnFail) throwFailures(batch, prepared);
	return prepared;
}

function describeLeftOut(count: number): string {
	return `The raw data of ${count} videos was too large and was left out; the videos are complete. For the raw data run fewer items at once, else switch Simplify on.`;
}

/** Runs them together, and keeps the figures by which the session paces itself. */
async function runAll(
	{ session, notes, parallelJobs }: Batch,
	prepared: ReadonlyArray<Outcome<Run>>,
): Promise<ReadonlyArray<Outcome<INodeExecutionData[]>>> {
	const { clock, workload } = session;
	const startedAt = clock.now();
	workload.begin(prepared.length, parallelJobs);
	const outcomes = await Promise.all(
		prepared.map(async (outcome) => {
			const ended = 'error' in outcome ? outcome : await outcomeOf(outcome.value);
			workload.endItem();
			return ended;
		}),
	);
	const { leftOut } = session.answers;
	if (leftOut > 0) notes.hint(describeLeftOut(leftOut));
	const { ready } = notes;
	if (ready.length > 0) notes.hint(describeReady(ready, clock.now() - startedAt));
	return outcomes;
}

/** Exactly these two keys: with any other, n8n would keep the item on the success output. */
function toErrorItem({ index, error, seen }: FailedItem): INodeExecutionData {
	return {
		json: { error: error.message, details: toDetails(error, seen) },
		pairedItem: { item: index },
	};
}

async function runBatch(batch: Batch): Promise<INodeExecutionData[]> {
	const { context, continueOnFail, session, ledger, notes } = batch;
	const outcomes = await runAll(batch, await prepareAll(batch));
	// A stopped execution has nobody to give error items to: only what is thrown is kept and seen.
	if (!continueOnFail || session.cancellation.isCancelled()) throwFailures(batch, outcomes);
	if (outcomes.every((outcome) => 'value' in outcome)) ledger.clear();
	notes.showHints(context);
	return outcomes.flatMap((outcome, index) =>
		'value' in outcome ? outcome.value : [toErrorItem(notes.failureOf(index, outcome.error))],
	);
}

/**
 * Runs the node for all its input items, together.
 * @throws NodeApiError or NodeOperationError that names every video ID, unless `continueOnFail`
 */
export async function runItems(
	context: IExecuteFunctions,
	continueOnFail: boolean,
	clock: Clock,
): Promise<INodeExecutionData[]> {
	const opened = await outcomeOf(async () => await openBatch(context, continueOnFail, clock));
	if ('value' in opened) {
		try {
			return await runBatch(opened.value);
		} finally {
			closeBatch(opened.value);
		}
	}
	const { error } = opened;
	if (!continueOnFail) {
		throw toNodeError(context.getNode(), [{ index: 0, error, seen: null }], new Map());
	}
	// What is thrown now would send the input down the success output, as if it had been made.
	return context.getInputData().map((_data, index) => toErrorItem({ index, error, seen: null }));
}
