import type { CheckedStream } from './checkedStream';
import type { StartedContent } from './startContent';
import type { BrokenContent } from './transfer';

/** What to do after an attempt that gave no file. Pure. */

/** Why an attempt gave no file. */
export type FailedAttempt =
	| Exclude<StartedContent, CheckedStream>
	| BrokenContent
	/** The store itself failed (a full disk). */
	| { readonly kind: 'notStored'; readonly reason: string };

/**
 * - `later`: the same source may have it in a moment. - `startOver`: from the first byte.
 * - `drop`: this source never will. - `giveUp`: no source will.
 */
export type Remedy = 'later' | 'startOver' | 'drop' | 'giveUp';

const REMEDIES: Readonly<Record<FailedAttempt['kind'], Remedy>> = {
	notReady: 'later',
	trouble: 'later',
	wrong: 'later',
	expired: 'later',
	cut: 'startOver',
	elsewhere: 'drop',
	denied: 'drop',
	refused: 'drop',
	otherKind: 'drop',
	notStored: 'drop',
	gone: 'giveUp',
	tooLarge: 'giveUp',
};

export function remedyOf({ kind }: FailedAttempt): Remedy {
	return REMEDIES[kind];
}

/** How long a finished video may take until its file is there, after the first try. */
export const PATIENCE_MS = 120_000;
/** How often a file that broke half way is begun anew at one source. */
export const MAX_START_OVERS = 2;

/** A failure that has a reason. */
export type TellingFailure = Exclude<FailedAttempt, { kind: 'elsewhere' }>;

/** How much a failure says about the file, and so to the user. */
const TELLING: ReadonlyArray<TellingFailure['kind']> = [
	...(['notReady', 'trouble', 'refused', 'wrong', 'expired', 'denied'] as const),
	...(['notStored', 'otherKind', 'cut', 'gone', 'tooLarge'] as const),
];

/** Words of the provider say more than a number, but those of a router less than what came of a file. */
const WORDS_WEIGHT = 2.5;

function weightOf({ kind, reason }: TellingFailure): number {
	const hasWords = !/^HTTP \d+$|\(HTTP 404\)$/.test(reason);
	return TELLING.indexOf(kind) + (hasWords ? WORDS_WEIGHT : 0);
}

/** Of the failures at several sources, the one to tell; of equal ones that of the best source. */
export function mostTelling(failures: readonly FailedAttempt[]): TellingFailure | null {
	return failures.reduce<TellingFailure | null>((best, next) => {
		if (next.kind === 'elsewhere') return best;
		return best === null || weightOf(next) > weightOf(best) ? next : best;
	}, null);
}
