import type { Emulator } from '../emulator';
import type { Fault, Reply, WholeReply } from '../faults/fault';

/** An answer that real servers were seen to give, and that no document of the family has. */
export interface Oddity {
	/** Alone in a sentence: `the ID in a list`. */
	readonly name: string;
	/** Where it was seen (relays.md). */
	readonly seen: string;
	/** What a user is to get of a Generate. */
	readonly right: Right;
	/** What happens to which requests; without a dialect of their own. */
	faults(emulator: Emulator): ReadonlyArray<Omit<Fault, 'dialect'>>;
}

export type Right =
	/** The whole file, for one job. */
	| 'video'
	/** An error of this kind with these words in its message or its description. */
	| { readonly kind: string; readonly words: RegExp };

export const JSON_TYPE = { 'content-type': 'application/json' };

export function jsonReply(json: unknown, status = 200): Reply {
	return { status, headers: JSON_TYPE, body: JSON.stringify(json) };
}

/** The answer as it is. */
export async function asItIs({ status, headers, bytes }: WholeReply): Promise<Reply> {
	return { status, headers, body: await bytes() };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a JSON answer. */
export function fieldsOf({ json }: WholeReply): Readonly<Record<string, unknown>> {
	return isObject(json) ? json : {};
}

/** Every answer of a route, or so many of them after so many others. */
export function rewriting(
	route: Fault['route'],
	answer: (whole: WholeReply) => Reply | Promise<Reply>,
	{ times = Infinity, after = 0 }: Pick<Fault, 'times' | 'after'> = {},
): Omit<Fault, 'dialect'> {
	return { route, times, after, action: { kind: 'rewrite', answer } };
}

/** An answer in the place of all work. */
export function instead(
	route: Fault['route'],
	reply: Reply,
	{ times = Infinity, after = 0 }: Pick<Fault, 'times' | 'after'> = {},
): Omit<Fault, 'dialect'> {
	return { route, times, after, action: { kind: 'respond', ...reply } };
}
