import type { ProfileRoute } from '../profiles/profile';
import { jsonAnswer } from '../server/answer';

const CREATED = Date.UTC(2025, 9, 6) / 1000;

/** `GET {path}`: the models in OpenAI's list shape, also those that make no videos. */
export function modelsRoute(path: string, ids: readonly string[]): ProfileRoute {
	const data = ids.map((id) => ({ id, object: 'model', created: CREATED, owned_by: 'openai' }));
	return {
		method: 'GET',
		path,
		name: 'models',
		handle: async () => jsonAnswer(200, { object: 'list', data }),
	};
}
