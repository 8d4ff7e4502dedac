/**
 * What was submitted in this execution. Lives in n8n's node context, which survives Retry On Fail
 * and is stored with a failed execution, so that a further try finds the paid job again.
 */

/** How a submission stands. Times are ISO 8601. Must survive JSON. */
export type LedgerEntry = {
	readonly at: string;
	/** Jobs of this item that failed before, see `resubmitFailed`. */
	readonly failedIds: readonly string[];
} & (
	| /** About to be sent; still so when found again: the process or the run ended meanwhile. */
	  { readonly state: 'intent' }
	| { readonly state: 'submitted'; readonly jobId: string }
	| { readonly state: 'unknown'; readonly reason: string }
);

/** The entry of one item's request. */
export interface LedgerSlot {
	read(): LedgerEntry | null;
	write(entry: LedgerEntry): void;
	clear(): void;
}

export interface Ledger {
	/** @param requestHash of dialect, origin and body; never of the key */
	slot(itemIndex: number, requestHash: string): LedgerSlot;
	/** Every job ID submitted in this run. */
	jobIds(): readonly string[];
	/** Forgets the run, once all its items succeeded. */
	clear(): void;
}

interface StoredRun {
	run: number;
	entries: Record<string, LedgerEntry>;
}

/** An item whose request changes with every try (a random prompt) keeps this many. */
const MOST_ENTRIES_PER_ITEM = 5;

const STORE_KEY = 'aiVideoLedger';

function isStoredRun(value: unknown): value is StoredRun {
	return (
		typeof value === 'object' &&
		value !== null &&
		'run' in value &&
		'entries' in value &&
		typeof value.entries === 'object' &&
		value.entries !== null
	);
}

/**
 * @param store the node's context object
 * @param runIndex rises with every loop iteration and stays with every retry: entries of earlier
 * runs can never be asked for again and are dropped
 */
export function openLedger(store: Record<string, unknown>, runIndex: number): Ledger {
	function stored(): StoredRun {
		const found = store[STORE_KEY];
		if (isStoredRun(found) && found.run === runIndex) return found;
		const fresh: StoredRun = { run: runIndex, entries: {} };
		store[STORE_KEY] = fresh;
		return fresh;
	}

	function dropOldest(prefix: string): void {
		const { entries } = stored();
		const keys = Object.keys(entries).filter((key) => key.startsWith(prefix));
		for (const key of keys.slice(0, -MOST_ENTRIES_PER_ITEM)) delete entries[key];
	}

	stored();
	return {
		slot(itemIndex, requestHash) {
			const prefix = `${itemIndex}:`;
			const key = `${prefix}${requestHash}`;
			return {
				read: () => stored().entries[key] ?? null,
				write: (entry) => {
					stored().entries[key] = entry;
					dropOldest(prefix);
				},
				clear: () => {
					delete stored().entries[key];
				},
			};
		},
		jobIds: () =>
			Object.values(stored().entries).flatMap((entry) => [
				...entry.failedIds,
				...(entry.state === 'submitted' ? [entry.jobId] : []),
			]),
		clear: () => {
			delete store[STORE_KEY];
		},
	};
}
