import type { ProfileRoute, RouteContext } from '../profiles/profile';
import { jsonAnswer } from '../server/answer';

const CREATED = Date.UTC(2025, 9, 6) / 1000;

/** `GET {path}`: the models in OpenAI's list shape, also those that make no videos. */
export function modelsRoute(
	path: string,
	ids: readonly string[] | ((context: RouteContext) => readonly string[]),
): ProfileRoute {
	const model = (id: string) => ({ id, object: 'model', created: CREATED, owned_by: 'openai' });
	return {
		method: 'GET',
		path,
		name: 'models',
		handle: async (context) => {
			const data = (typeof ids === 'function' ? ids(context) : ids).map(model);
			return jsonAnswer(200, { object: 'list', data });
		},
	};
}
