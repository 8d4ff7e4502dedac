import { createHash } from 'crypto';

import type { Call, CallBody } from '../protocol/wire';
import type { DialectName } from '../providers';

/**
 * What was submitted in this execution. Lives in n8n's node context, which survives Retry On Fail
 * and is stored with a failed execution, so that a further try finds the paid job again.
 */

/** How a submission stands. Times are ISO 8601, jobs are references as text. Survives JSON. */
export type EntryState = {
	readonly at: string;
	/** Jobs of this item that failed before, see `resubmitFailed`. */
	readonly failedIds: readonly string[];
} & (
	| /** About to be sent; still so when found again: the process or the run ended meanwhile. */
	  { readonly state: 'intent' }
	| { readonly state: 'submitted'; readonly jobId: string }
	| {
			readonly state: 'unknown';
			readonly reason: string;
			/** What came, if it could not be read. */
			readonly answer?: string;
	  }
);

/** The place of one item's request. */
export interface LedgerEntry {
	read(): EntryState | null;
	write(state: EntryState): void;
	clear(): void;
}

export interface Ledger {
	/** @param requestHash of dialect, origin and body; never of the key */
	entry(itemIndex: number, requestHash: string): LedgerEntry;
	/** Every job ID submitted in this run. */
	jobIds(): readonly string[];
	/** Forgets the run, once all its items succeeded. */
	clear(): void;
}

interface StoredRun {
	run: number;
	entries: Record<string, EntryState>;
}

/** An item whose request changes with every try (a random prompt) keeps this many. */
const MAX_ENTRIES_PER_ITEM = 5;

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
		for (const key of keys.slice(0, -MAX_ENTRIES_PER_ITEM)) delete entries[key];
	}

	stored();
	return {
		entry(itemIndex, requestHash) {
			const prefix = `${itemIndex}:`;
			const key = `${prefix}${requestHash}`;
			return {
				read: () => stored().entries[key] ?? null,
				write: (state) => {
					stored().entries[key] = state;
					dropOldest(prefix);
				},
				clear: () => {
					delete stored().entries[key];
				},
			};
		},
		jobIds: () =>
			Object.values(stored().entries).flatMap((state) => [
				...state.failedIds,
				...(state.state === 'submitted' ? [state.jobId] : []),
			]),
		clear: () => {
			delete store[STORE_KEY];
		},
	};
}

type Hash = ReturnType<typeof createHash>;

/** Feeds length-prefixed pieces, so that two different lists never look the same. */
function feed(hash: Hash, ...pieces: ReadonlyArray<string | Uint8Array>): void {
	for (const piece of pieces) {
		const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
		hash.update(`${bytes.length}:`).update(bytes);
	}
}

function feedBody(hash: Hash, body: CallBody): void {
	if (body.kind === 'json') {
		feed(hash, JSON.stringify(body.fields));
		return;
	}
	for (const part of body.parts) {
		if ('text' in part) feed(hash, part.name, part.text);
		else feed(hash, part.name, part.mimeType, part.bytes);
	}
}

/** Where below the base URL, or outside of it: the base URL's own path may be corrected between tries. */
function placeOf(call: Call): string {
	if ('path' in call) return call.path;
	return 'url' in call ? call.url : call.publicUrl;
}

/** Names a request in the ledger: where it goes and what it says, without the key. */
export function requestHash(dialect: DialectName, baseUrl: string, call: Call): string {
	const hash = createHash('sha256');
	feed(hash, dialect, new URL(baseUrl).origin, call.method, placeOf(call));
	if (call.body) feedBody(hash, call.body);
	return hash.digest('base64url');
}
