import type { ProfileRoute } from '../profiles/profile';
import type { Provider } from '../provider';
import type { RouteName } from '../requestRecord';
import { FILE_PATH, jobOfFile } from '../routes/files';
import { IMAGE_PATH } from '../routes/images';
import type { World } from '../world';
import { matchPath } from './matchPath';

type Params = Readonly<Record<string, string>>;

/** What a request is for. */
export type Target = { readonly params: Params } & (
	| { readonly kind: 'api'; readonly provider: Provider; readonly route: ProfileRoute }
	| { readonly kind: 'unknownApi'; readonly provider: Provider }
	| { readonly kind: 'file' }
	| { readonly kind: 'image' }
	| { readonly kind: 'unknown' }
);

/** Finds what a method and a path (percent-encoded, without query) are for. */
export function findTarget(world: World, method: string, path: string): Target {
	const file = matchPath(FILE_PATH, path);
	if (file !== null) return { kind: 'file', params: file };
	const image = matchPath(IMAGE_PATH, path);
	if (image !== null) return { kind: 'image', params: image };
	const provider = world.providers.find(({ dialect }) => path.startsWith(`/${dialect}/`));
	if (provider === undefined) return { kind: 'unknown', params: {} };
	const rest = path.slice(provider.dialect.length + 1);
	for (const route of provider.profile.routes) {
		const params = route.method === method ? matchPath(route.path, rest) : null;
		if (params !== null) return { kind: 'api', params, provider, route };
	}
	return { kind: 'unknownApi', params: {}, provider };
}

export function routeName(target: Target): RouteName {
	switch (target.kind) {
		case 'api':
			return target.route.name;
		case 'file':
		case 'image':
			return target.kind;
		case 'unknownApi':
		case 'unknown':
			return 'other';
	}
}

/** The job the path names, whether or not it exists on an API route. */
export function namedJobId(world: World, { kind, params }: Target): string | null {
	if (kind === 'file') return jobOfFile(world, params['name'] ?? '')?.job.id ?? null;
	return params['id'] ?? null;
}
