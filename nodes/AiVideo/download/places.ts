import type { JobReading } from '../protocol/job';
import type { Source } from '../protocol/wire';
import { type FailedAttempt, MAX_START_OVERS, remedyOf } from './nextStep';

/** The places where a file may be, and what came of the tries there. */

/** A place where the file may be, and what came of the last try there. */
export interface Place {
	readonly source: Source;
	failure: FailedAttempt | null;
	startOvers: number;
}

/** Where a download stands. */
export interface Search {
	reading: JobReading;
	/** Best first. */
	places: readonly Place[];
	/** When the first attempt failed, in milliseconds since 1970. */
	failedSince: number | null;
	rounds: number;
	/** Whether the provider was asked for other places after all had failed. */
	isExhausted: boolean;
}

function isSame(one: Source, other: Source): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** No real answer names half as many; a hostile one names a thousand, or one more each time. */
const MAX_LINKS = 20;

/** The sources, but for links beyond the best ones. */
function bounded(sources: readonly Source[]): readonly Source[] {
	let links = 0;
	return sources.filter(({ kind }) => kind !== 'url' || ++links <= MAX_LINKS);
}

/** The places of these sources, with what is known of those that were tried before. */
export function placesOf(sources: readonly Source[], known: readonly Place[]): readonly Place[] {
	return bounded(sources).map(
		(source) =>
			known.find((place) => isSame(place.source, source)) ?? {
				source,
				failure: null,
				startOvers: 0,
			},
	);
}

export function isLive({ failure, startOvers }: Place): boolean {
	if (failure === null) return true;
	const remedy = remedyOf(failure);
	return remedy === 'later' || (remedy === 'startOver' && startOvers <= MAX_START_OVERS);
}

/** Puts the sources an answer told of behind its own place. */
export function addPlaces(search: Search, place: Place, sources: readonly Source[]): void {
	const fresh = bounded(sources)
		.filter((source) => !search.places.some((known) => isSame(known.source, source)))
		.slice(0, Math.max(0, MAX_LINKS - search.places.length));
	const index = search.places.indexOf(place) + 1;
	const { places } = search;
	search.places = [...places.slice(0, index), ...placesOf(fresh, []), ...places.slice(index)];
}

export function retryAfterOf({ places }: Search): number {
	const wanted = places.map(({ failure }) =>
		failure !== null && 'retryAfterMs' in failure ? (failure.retryAfterMs ?? 0) : 0,
	);
	return Math.max(0, ...wanted);
}

/** Whether a new status answer may name an address that was not tried yet, or tell why there is none. */
export function mayBeRenewed({ places, reading }: Search): boolean {
	const kinds = places.map(({ failure }) => failure?.kind);
	if (kinds.includes('expired') || kinds.includes('denied')) return true;
	// Links may come later than the state; where there are some, they are tried.
	const isMissing =
		places.length === 0 || kinds.some((kind) => kind === 'notReady' || kind === 'wrong');
	return isMissing && reading.contentUrls.length === 0;
}

/** Whether no place has the file, and the provider was not asked for others yet. */
export function isLastChance(search: Search): boolean {
	return !hasHope(search) && !search.isExhausted;
}

/** Whether any place is worth a further try; where none was named, one still may be. */
export function hasHope({ places }: Search): boolean {
	return places.length === 0 || places.some(isLive);
}
