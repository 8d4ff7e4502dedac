import type { GoodAnswer } from './answers';
import type { Script } from './script';

/** Where an attack can send a client. */
export interface Places {
	/** The server the key is for. */
	readonly own: string;
	/** Another one, which takes down what it is told. */
	readonly elsewhere: string;
	/** The request under attack. */
	readonly method: string;
	/** Its path and query. */
	readonly target: string;
}

/** One bad answer. */
export interface Attack {
	/** Says all of what it does, for the report of a failure. */
	readonly name: string;
	/** It names addresses, so that requests may go to any. */
	readonly leadsAway?: true;
	/** @param good what an honest server would answer there */
	script(good: GoodAnswer, places: Places): Script;
}

/** An attack that is the same everywhere. */
export function always(name: string, script: Script): Attack {
	return { name, script: () => script };
}

/** The user's key. Its core has no character that any encoding changes, so no leak can hide. */
export const KEY_CORE = 'h0stileK3yC0re';
export const KEY = `sk-/"${KEY_CORE}"+=`;
/** What makes a signed address valid. */
export const SIGNATURE = 's1gnedS3cret';
/** Both, however they are encoded. */
export const SECRET = new RegExp(`${KEY_CORE}|${SIGNATURE}`);
