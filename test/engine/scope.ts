import { AsyncLocalStorage } from 'node:async_hooks';
import type { BinaryMode, LogRecord } from './types';

/**
 * What belongs to one execution. n8n-core keeps logger and binary store as process-wide singletons, so
 * several executions, and several engines, can only be told apart by the asynchronous call they come from.
 */
export interface Scope {
	binaryMode: BinaryMode;
	executionId: string | undefined;
	log(record: LogRecord): void;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work`, and all that it starts, in a scope. */
export function inScope<T>(scope: Scope, work: () => T): T {
	return scopes.run(scope, work);
}

/** The scope of the calling code. */
export function currentScope(): Scope | undefined {
	return scopes.getStore();
}
