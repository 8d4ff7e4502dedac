import type { ModelRow } from '../protocol/provider';

/**
 * The Seedance models of ModelArk and Volcengine, as their tutorial compares them
 * (volcengine.com/docs/82379/2298881), with the resolutions of 2.x as the API takes them.
 */

/** What a model of one family takes. */
export interface Seedance {
	readonly seconds: readonly [least: number, most: number];
	readonly resolutions: readonly string[];
	/** First and last frame; a model for texts alone takes neither. */
	readonly frames: ReadonlyArray<'first' | 'last'>;
	/** 0: none. */
	readonly maxReferences: number;
	/** It makes sound, and may be told not to. */
	readonly hasSound: boolean;
	/** A video from frames has their shape, and a shape asked for is refused. */
	readonly followsFrames?: true;
	/** It makes nothing of a text alone. */
	readonly needsImage?: true;
	/** With reference images there is no 1080p. */
	readonly referencesUpTo720p?: true;
}

const UP_TO_720P = ['480p', '720p'];
const UP_TO_1080P = [...UP_TO_720P, '1080p'];
const BOTH = ['first', 'last'] as const;

const SEEDANCE_2: Seedance = {
	seconds: [4, 15],
	resolutions: UP_TO_720P,
	frames: BOTH,
	maxReferences: 9,
	hasSound: true,
};
const SEEDANCE_1: Seedance = {
	seconds: [2, 12],
	resolutions: UP_TO_1080P,
	frames: BOTH,
	maxReferences: 0,
	hasSound: false,
};

/** By the ID without its owner's prefix and its date. */
const FAMILIES: Readonly<Record<string, Seedance>> = {
	'seedance-2-5': {
		...SEEDANCE_2,
		seconds: [4, 30],
		resolutions: UP_TO_1080P,
		maxReferences: 30,
		followsFrames: true,
	},
	'seedance-2-0': { ...SEEDANCE_2, resolutions: [...UP_TO_1080P, '4k'] },
	'seedance-2-0-fast': SEEDANCE_2,
	'seedance-2-0-mini': SEEDANCE_2,
	'seedance-1-5-pro': { ...SEEDANCE_1, seconds: [4, 12], hasSound: true },
	'seedance-1-0-pro': SEEDANCE_1,
	'seedance-1-0-pro-fast': { ...SEEDANCE_1, frames: ['first'] },
	'seedance-1-0-lite-t2v': { ...SEEDANCE_1, frames: [] },
	'seedance-1-0-lite-i2v': {
		...SEEDANCE_1,
		maxReferences: 4,
		needsImage: true,
		referencesUpTo720p: true,
	},
};

/** BytePlus' IDs; Volcengine's begin with `doubao-`. */
const IDS = [
	'dreamina-seedance-2-5-260628',
	'dreamina-seedance-2-0-260128',
	'dreamina-seedance-2-0-fast-260128',
	'dreamina-seedance-2-0-mini-260615',
	'seedance-1-5-pro-251215',
	'seedance-1-0-pro-250528',
	'seedance-1-0-pro-fast-251015',
	'seedance-1-0-lite-t2v-250428',
	'seedance-1-0-lite-i2v-250428',
];

/** `undefined`: a model or an endpoint (`ep-…`) of which nothing is known. */
export function seedanceOf(model: string): Seedance | undefined {
	const name = model.replace(/^(?:doubao|dreamina)-/, '').replace(/-\d{6}$/, '');
	return Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined;
}

function rowOf(id: string): ModelRow {
	const known = seedanceOf(id);
	if (known === undefined) return { id, sizes: null, seconds: null };
	const [least, most] = known.seconds;
	const seconds = Array.from({ length: most - least + 1 }, (_, index) => least + index);
	return { id, sizes: null, seconds, resolutions: known.resolutions };
}

export const MODELS: readonly ModelRow[] = IDS.map(rowOf);
