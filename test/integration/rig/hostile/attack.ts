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
	/** How many attacked requests there were before it. */
	readonly count: number;
}

/** One bad answer. */
export interface Attack {
	/** Says all of what it does, for the report of a failure. */
	readonly name: string;
	/** It names addresses, so that requests may go to any. */
	readonly leadsAway?: true;
	/** A file that may come out of it, besides the honest one. */
	readonly file?: Buffer;
	/** The largest file the user takes, where it is not the usual limit. */
	readonly maxFileMb?: number;
	/** @param good what an honest server would answer there */
	script(good: GoodAnswer, places: Places): Script;
}

/** An attack that is the same everywhere. */
export function always(name: string, script: Script): Attack {
	return { name, script: () => script };
}

/** The user's key. Its core has no character that an address or JSON must change. */
export const KEY_CORE = 'h0stileK3yC0re';
export const KEY = `sk-/"${KEY_CORE}"+=`;
/** What makes a signed address valid. */
export const SIGNATURE = 's1gnedS3cret';

/** A text in base64 behind so many other bytes: only the characters that nothing around it changes. */
function inBase64(text: string, bytesBefore: number): string {
	const bytes = Buffer.concat([Buffer.alloc(bytesBefore), Buffer.from(text)]);
	const whole = Math.floor((bytes.length * 8) / 6);
	return bytes.toString('base64').slice(Math.ceil((bytesBefore * 8) / 6), whole);
}

/**
 * A text of which each letter may be written as JSON's `\u0073`, however often JSON is in JSON. The
 * lookbehind keeps a megabyte of backslashes from being tried from each of them.
 */
function withEscapes(text: string): string {
	const letters = [...text].map((letter) => {
		const code = letter.charCodeAt(0).toString(16).padStart(4, '0');
		return `(?:${letter}|(?<!\\\\)\\\\+u${code})`;
	});
	return letters.join('');
}

/** The key, however it is spelled. */
export const ANY_KEY = new RegExp(
	[withEscapes(KEY_CORE), ...[0, 1, 2].map((before) => inBase64(KEY_CORE, before))].join('|'),
);
/** That, or a signature. */
export const SECRET = new RegExp(`${ANY_KEY.source}|${SIGNATURE}`);
