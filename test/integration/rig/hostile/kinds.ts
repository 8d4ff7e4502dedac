import type fc from 'fast-check';

import type { Attack } from './attack';
import { fromOutside, metadata } from './attacks/addresses';
import { encodings } from './attacks/encodings';
import { files } from './attacks/files';
import { framing } from './attacks/framing';
import { images } from './attacks/images';
import { jobs } from './attacks/jobs';
import { modelLists, videoLists } from './attacks/lists';
import { names } from './attacks/names';
import { numbers } from './attacks/numbers';
import { protocol } from './attacks/protocol';
import { redirects } from './attacks/redirects';
import { secrets } from './attacks/secrets';
import { sizes } from './attacks/sizes';
import { slowness } from './attacks/slowness';
import { words } from './attacks/words';
import { ROUTES, type Route } from './provider';

/** Answers that attack the same thing: "an answer …", on the routes where they make sense. */
export interface Kind {
	readonly name: string;
	readonly attacks: fc.Arbitrary<Attack>;
	readonly routes: readonly Route[];
	/** Whether the provider is in the internet; otherwise it is on this machine. */
	readonly isPublic: boolean;
	/** How much more often than usual each route is attacked: kinds with few routes have more to try. */
	readonly weight: number;
}

type Attacks = Readonly<Record<string, fc.Arbitrary<Attack>>>;

function kinds(attacks: Attacks, more: Partial<Kind> = {}): readonly Kind[] {
	return Object.entries(attacks).map(([name, arbitrary]) => ({
		name,
		attacks: arbitrary,
		routes: ROUTES,
		isPublic: false,
		weight: 1,
		...more,
	}));
}

export const KINDS: readonly Kind[] = [
	...kinds({
		...framing,
		...protocol,
		...encodings,
		...redirects,
		...metadata,
		...jobs,
		...numbers,
		...names,
		...words,
		...secrets,
		...sizes,
		...slowness,
	}),
	...kinds(fromOutside, { isPublic: true }),
	...kinds(files, { routes: ['content', 'file'], weight: 4 }),
	...kinds(images, { routes: ['image'], weight: 9 }),
	...kinds(videoLists, { routes: ['list'], weight: 5 }),
	...kinds(modelLists, { routes: ['models'], weight: 5 }),
];
