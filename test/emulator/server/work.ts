import type { RouteRequest } from '../profiles/profile';
import { refusal } from '../profiles/refusal';
import type { Provider } from '../provider';
import { fileAnswer } from '../routes/files';
import { imageAnswer } from '../routes/images';
import type { World } from '../world';
import { plainAnswer, type Answer } from './answer';
import { refusalAnswer, refusedKey, routeContext } from './apiAnswer';
import type { Target } from './target';

export type ListenerRole = 'api' | 'storage';

/** Does what a request asks for. The storage host has files and images only. */
export async function work(
	world: World,
	target: Target,
	request: RouteRequest,
	role: ListenerRole,
): Promise<Answer> {
	if (target.kind === 'file') return fileAnswer(world, request, role === 'storage');
	if (target.kind === 'image') return imageAnswer(request.params['name'] ?? '');
	if (target.kind === 'unknown' || role === 'storage') {
		return plainAnswer(404, '<html><body>Not found</body></html>', { 'content-type': 'text/html' });
	}
	const answer = await apiAnswer(world, target, request);
	return { ...answer, headers: { ...target.provider.profile.headers, ...answer.headers } };
}

type ApiTarget = Extract<Target, { provider: Provider }>;

async function apiAnswer(world: World, target: ApiTarget, request: RouteRequest): Promise<Answer> {
	const { provider } = target;
	const isPublic = target.kind === 'api' && target.route.isPublic === true;
	const refused = isPublic ? null : refusedKey(provider, request);
	if (refused !== null) return refusalAnswer(provider, refused);
	if (target.kind === 'unknownApi') {
		return refusalAnswer(provider, refusal(404, 'unknown_url', 'Invalid URL.'));
	}
	return await target.route.handle(routeContext(provider, request, world.clock.now()));
}
