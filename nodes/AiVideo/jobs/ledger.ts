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
	/** @param requestHash see `requestHash` */
	entry(itemIndex: number, requestHash: string): LedgerEntry;
	/** Every job ID in the store, of this call and of all others that were not delivered. */
	jobIds(): readonly string[];
	/**
	 * How many submissions of this request, in this run, may have made a job that nobody knows.
	 * @param sentBy milliseconds since 1970: later ones are still on their way
	 */
	lostOf(requestHash: string, sentBy: number): number;
	/** Forgets what this call asked for, once all its items were delivered. */
	clear(): void;
	/** Ends the call: what it asked for may be gone on with by another one. */
	close(): void;
}

type Entries = Record<string, EntryState>;

const STORE_KEY = 'aiVideoLedger';

function isEntries(value: unknown): value is Entries {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries that calls of this process are at work on, by store: another call's are not taken. */
const claims = new WeakMap<object, Set<string>>();

function claimsOf(store: object): Set<string> {
	const known = claims.get(store) ?? new Set<string>();
	claims.set(store, known);
	return known;
}

function jobIdsOf(state: EntryState): readonly string[] {
	return [...state.failedIds, ...(state.state === 'submitted' ? [state.jobId] : [])];
}

export interface CallPlace {
	/** Rises with every iteration of a loop, and stays with every retry of an ordinary node. */
	readonly runIndex: number;
	/**
	 * Whether an AI agent calls the node. n8n then raises the run index with every try and every call,
	 * so that only the request tells what was ordered before and never delivered.
	 */
	readonly isTool: boolean;
}

/**
 * @param store the node's context object. Entries that were not delivered stay in it, whoever calls
 */
export function openLedger(
	store: Record<string, unknown>,
	{ runIndex, isTool }: CallPlace,
): Ledger {
	const claimed = claimsOf(store);
	const own = new Set<string>();
	const places = new Map<string, string>();

	function entries(): Entries {
		const found = store[STORE_KEY];
		if (isEntries(found)) return found;
		const fresh: Entries = {};
		store[STORE_KEY] = fresh;
		return fresh;
	}

	/** The place of a request: its own, or for a tool that of an earlier call for the same. */
	function placeFor(key: string, requestHash: string): string {
		if (!isTool || key in entries()) return key;
		const isFree = (other: string) => other.endsWith(`:${requestHash}`) && !claimed.has(other);
		return Object.keys(entries()).find(isFree) ?? key;
	}

	/** The place of an item's request, the same one whenever it is asked for in this call. */
	function claim(itemIndex: number, requestHash: string): string {
		const asked = `${runIndex}/${itemIndex}:${requestHash}`;
		const key = places.get(asked) ?? placeFor(asked, requestHash);
		places.set(asked, key);
		own.add(key);
		claimed.add(key);
		return key;
	}

	return {
		entry(itemIndex, requestHash) {
			const key = claim(itemIndex, requestHash);
			return {
				read: () => entries()[key] ?? null,
				write: (state) => {
					entries()[key] = state;
				},
				clear: () => {
					delete entries()[key];
				},
			};
		},
		jobIds: () => Object.values(entries()).flatMap(jobIdsOf),
		lostOf: (requestHash, sentBy) =>
			Object.entries(entries()).filter(
				([key, { state, at }]) =>
					(own.has(key) || key.startsWith(`${runIndex}/`)) &&
					key.endsWith(`:${requestHash}`) &&
					state !== 'submitted' &&
					Date.parse(at) <= sentBy,
			).length,
		clear: () => {
			const all = entries();
			for (const key of own) delete all[key];
			if (Object.keys(all).length === 0) delete store[STORE_KEY];
		},
		close: () => {
			for (const key of own) claimed.delete(key);
			own.clear();
			places.clear();
		},
	};
}
