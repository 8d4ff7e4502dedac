import type { Cancellation, Clock } from '../api/cancellation';
import type { Client } from '../api/client';
import { type JobReading, unseenJob } from '../protocol/job';
import type { Provider } from '../protocol/provider';
import type { DialectName } from '../providers';
import type { ConcurrentJobs } from './concurrentJobs';
import type { HeldAnswers } from './heldAnswers';
import type { ModelCatalogue } from './modelCatalogue';

/** What all items of one execution share. */
export interface Session {
	readonly dialect: DialectName;
	readonly provider: Provider;
	readonly client: Client;
	readonly cancellation: Cancellation;
	readonly clock: Clock;
	readonly catalogue: ModelCatalogue;
	readonly workload: Workload;
	readonly answers: HeldAnswers;
	readonly concurrentJobs: ConcurrentJobs;
	/** A line in n8n's log at info level. */
	log(message: string, facts: Readonly<Record<string, unknown>>): void;
}

/** A job of which only the text of its reference is known; `null`: the provider writes none like it. */
export function knownJob({ provider }: Session, text: string): JobReading | null {
	const ref = provider.refText.read(text);
	return ref && unseenJob(ref, provider.refText.write(ref));
}

/** How much there is to do, and how long it took so far: what the pace of polling follows. */
export class Workload {
	private unfinishedItems = 1;

	private maxRunning = 1;

	private readonly tookMs: number[] = [];

	/** @param maxRunning jobs that may run at once */
	begin(items: number, maxRunning: number): void {
		this.unfinishedItems = items;
		this.maxRunning = maxRunning;
	}

	endItem(): void {
		this.unfinishedItems--;
	}

	/** A job that was submitted and became ready while this execution watched. */
	completeJob(tookMs: number): void {
		this.tookMs.push(tookMs);
	}

	/** How many jobs are polled at the same time, at most. */
	get polledTogether(): number {
		return Math.min(this.unfinishedItems, this.maxRunning);
	}

	/** How long each job took that `completeJob` was told of, in milliseconds. */
	get completedMs(): readonly number[] {
		return this.tookMs;
	}
}
