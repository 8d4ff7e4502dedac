import type { Cancellation } from '../api/cancellation';
import type { Client } from '../api/client';
import type { Clock } from '../api/clock';
import type { Dialect } from '../protocol/dialect';
import type { ModelCatalogue } from './modelCatalogue';
import type { Underway } from './underway';

/** What all items of one execution share. */
export interface Session {
	readonly dialect: Dialect;
	readonly client: Client;
	readonly cancellation: Cancellation;
	readonly clock: Clock;
	readonly underway: Underway;
	readonly catalogue: ModelCatalogue;
	/** How long the jobs took that ended while this execution watched, in milliseconds. */
	readonly earlierMs: number[];
	/** How many of its items have not ended yet, and how many jobs may run at once. */
	readonly load: { unfinished: number; atOnce: number };
	/** A line in n8n's log at info level. */
	log(message: string, facts: Readonly<Record<string, unknown>>): void;
}
