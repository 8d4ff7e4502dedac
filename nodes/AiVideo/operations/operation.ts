import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { JobFacts } from '../api/errors';
import type { Ledger } from '../jobs/ledger';
import type { Permits } from '../jobs/permits';
import type { Session } from '../jobs/session';
import type { ImageMemory } from './imageMemory';
import type { ReadyVideo } from './readyHint';

/** One input item on its way through an operation. */
export interface Item {
	readonly context: IExecuteFunctions;
	readonly index: number;
	readonly session: Session;
	readonly ledger: Ledger;
	/** Shared by all items: how many jobs may run at once. */
	readonly permits: Permits;
	/** Shared by all items: what of their reference images is held. */
	readonly images: ImageMemory;
	/** Notes a job the moment it is known, so that every way out shows it. */
	noteJob(job: JobFacts): void;
	/** Notes a job that became ready while the node waited. */
	noteReady(video: ReadyVideo): void;
	/** A remark shown beside the output. */
	hint(message: string): void;
}

/** Work that may cost something. Everything that can be checked beforehand has been. */
export type Run = () => Promise<INodeExecutionData[]>;

/** Fetches what a request needs besides its parameters, and checks the whole of it. Costs nothing. */
export type Prepare = () => Promise<Run>;

/** An operation of the node: what the user sees of it, and what it does. */
export interface Operation {
	/** As shown in the list of operations. */
	readonly name: string;
	/** As shown in the panel of nodes: what the node does then. */
	readonly action: string;
	readonly description: string;
	readonly fields: INodeProperties[];
	/**
	 * Reads and checks every parameter of an item, those of the output too: what is found wrong after
	 * something was sent may have been paid for. Sends nothing.
	 */
	read(item: Item): Prepare;
}

/** For an operation that needs nothing but its parameters. */
export function ready(run: Run): Prepare {
	return async () => await Promise.resolve(run);
}
