import type { RouteContext, RouteRequest } from '../profiles/profile';
import { refusal, type Refusal } from '../profiles/refusal';
import type { Provider } from '../provider';
import { fileUrl } from '../routes/files';
import { jsonAnswer, type Answer } from './answer';

/** Lets a request into a provider's API, or says why not. Null: let in. */
export function refusedKey({ profile, settings }: Provider, request: RouteRequest): Refusal | null {
	if (settings.keys.length === 0) return null;
	const key = profile.keyOf(request.headers);
	if (key !== null && settings.keys.includes(key)) return null;
	if (key !== null && settings.keysWithoutAccess.includes(key)) {
		const message = 'This API key has no access to video generation.';
		return refusal(403, 'permission_denied', message);
	}
	const message = key === null ? 'You did not provide an API key.' : 'Incorrect API key provided.';
	return refusal(401, 'invalid_api_key', message);
}

export function refusalAnswer({ profile }: Provider, refused: Refusal): Answer {
	const worded = profile.reword?.(refused) ?? refused;
	return jsonAnswer(worded.status, profile.errorBody(worded));
}

/** What a route of this provider works with. */
export function routeContext(provider: Provider, request: RouteRequest, now: number): RouteContext {
	const { dialect, settings, jobs } = provider;
	return {
		request,
		settings,
		jobs,
		now,
		root: `http://${request.headers['host'] ?? ''}/${dialect}`,
		fileUrl: (job) => fileUrl(settings.fileOrigin, job),
		refuse: (refused) => refusalAnswer(provider, refused),
	};
}
