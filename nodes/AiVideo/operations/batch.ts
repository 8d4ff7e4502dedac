import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../api/cancellation';
import { type JobFacts, VideoError } from '../api/errors';
import { joinConcurrentJobs } from '../jobs/concurrentJobs';
import { type CallPlace, type Ledger, openLedger } from '../jobs/ledger';
import { Permits } from '../jobs/permits';
import type { Session } from '../jobs/session';
import { ImageMemory } from './imageMemory';
import { isOperationName, operationField, operations } from './index';
import { escapeHtml } from '../text/shown';
import type { FailedItem, SeenJobs } from './nodeErrors';
import { openSession } from './openSession';
import type { Item, Operation } from './operation';
import { readParameter } from './parameters';
import type { ReadyVideo } from './readyHint';
import { readTextValue } from './values';
import { readParallelJobs } from './waiting';

/** What the items of one run share. */

/** More would bury the output. */
const MAX_HINTS = 10;

/** What becomes known while the items run: shown whatever way the node ends. */
export class Notes {
	private readonly seen = new Map<number, SeenJobs>();
	private readonly hints = new Set<string>();
	/** What became ready while the node waited. */
	readonly ready: ReadyVideo[] = [];

	/** By item index. */
	get jobs(): ReadonlyMap<number, SeenJobs> {
		return this.seen;
	}

	noteJob(index: number, job: JobFacts): void {
		const earlier = this.seen.get(index)?.ids ?? [];
		this.seen.set(index, { job, ids: [...new Set([...earlier, job.id])] });
	}

	hint(message: string): void {
		this.hints.add(message);
	}

	failureOf(index: number, error: VideoError): FailedItem {
		return { index, error, seen: this.seen.get(index) ?? null };
	}

	showHints(context: IExecuteFunctions): void {
		// Hosts before n8n 1.79 have no hints.
		if (!('addExecutionHints' in context) || this.hints.size === 0) return;
		const location = 'outputPane';
		context.addExecutionHints(
			...[...this.hints]
				.slice(0, MAX_HINTS)
				.map((message) => ({ message: escapeHtml(message), location, type: 'info' }) as const),
		);
	}
}

export interface Batch {
	readonly context: IExecuteFunctions;
	readonly continueOnFail: boolean;
	readonly session: Session;
	readonly ledger: Ledger;
	readonly operation: Operation;
	readonly notes: Notes;
	/** How many jobs may run at once. */
	readonly parallelJobs: number;
}

function operationOf(context: IExecuteFunctions): Operation {
	const name = readTextValue(operationField, readParameter({ context, index: 0 }, operationField));
	if (isOperationName(name)) return operations[name];
	throw new VideoError('refused', `There is no operation ${name}`, {
		description: 'Choose one from the list. Nothing was sent and nothing was charged.',
	});
}

/** Hosts before 2.0 do not say it; the twin of a node that agents call has a type of its own. */
function isTool(context: IExecuteFunctions): boolean {
	const says: Partial<Pick<IExecuteFunctions, 'isToolExecution'>> = context;
	return says.isToolExecution?.() === true || context.getNode().type.endsWith('Tool');
}

function placeOf(context: IExecuteFunctions): CallPlace {
	const { $runIndex } = context.getWorkflowDataProxy(0);
	return { runIndex: typeof $runIndex === 'number' ? $runIndex : 0, isTool: isTool(context) };
}

/** @throws what keeps the node from running at all */
export async function openBatch(
	context: IExecuteFunctions,
	continueOnFail: boolean,
	clock: Clock,
): Promise<Batch> {
	const connection = await openSession(context, clock);
	const { client, provider } = connection;
	const operation = operationOf(context);
	const ledger = openLedger(context.getContext('node'), placeOf(context));
	return {
		context,
		continueOnFail,
		session: { ...connection, concurrentJobs: joinConcurrentJobs(client.baseUrl) },
		ledger,
		operation,
		notes: new Notes(),
		parallelJobs: readParallelJobs(context, provider.takes.maxRunningJobs),
	};
}

/** Lets others go on with what this run did not deliver. */
export function closeBatch({ ledger, session }: Batch): void {
	ledger.close();
	session.concurrentJobs.close();
}

export function toItems({ context, session, ledger, notes, parallelJobs }: Batch): readonly Item[] {
	const shared = { permits: new Permits(parallelJobs), images: new ImageMemory() };
	return context.getInputData().map((_data, index) => ({
		context,
		index,
		session,
		ledger,
		...shared,
		noteJob: (job) => notes.noteJob(index, job),
		noteReady: (video) => notes.ready.push(video),
		hint: (message) => notes.hint(message),
	}));
}
