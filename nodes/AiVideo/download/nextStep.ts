import type { CheckedStream, StartedContent } from './checkedStream';
import type { BrokenContent } from './transfer';
/** What to do after an attempt that gave no file. Pure. */

/** Why an attempt gave no file. */
export type FailedAttempt =
	| Exclude<StartedContent, CheckedStream>
	| BrokenContent
	/** The store itself failed (a full disk). */
	| { readonly kind: 'notStored'; readonly reason: string };

/** What may help after a failure, and how often at one source. */
const MAX_REPEATS = {
	/** The same once more: with the backoff in between, for about a minute. */
	retry: 5,
	/** A file that broke half way, from its first byte. */
	startOver: 2,
	/** The address from a new status answer. */
	renew: 1,
} as const;

type Repeat = keyof typeof MAX_REPEATS;

const REMEDIES: Readonly<Record<FailedAttempt['kind'], Repeat | 'otherSource' | 'giveUp'>> = {
	notReady: 'retry',
	trouble: 'retry',
	wrong: 'retry',
	cut: 'startOver',
	expired: 'renew',
	denied: 'otherSource',
	refused: 'otherSource',
	tooLarge: 'giveUp',
	notStored: 'otherSource',
};

/** How often the present source was tried again. */
export type Repeats = Readonly<Record<Repeat, number>>;

export const NO_REPEATS: Repeats = { retry: 0, startOver: 0, renew: 0 };

/** What to do after a failure. */
export type Step =
	| { readonly kind: Repeat; readonly repeats: Repeats }
	| { readonly kind: 'otherSource' }
	| { readonly kind: 'giveUp' };

export function nextStep(repeats: Repeats, failure: FailedAttempt): Step {
	const kind = REMEDIES[failure.kind];
	if (kind === 'otherSource' || kind === 'giveUp') return { kind };
	if (repeats[kind] >= MAX_REPEATS[kind]) return { kind: 'otherSource' };
	return { kind, repeats: { ...repeats, [kind]: repeats[kind] + 1 } };
}
