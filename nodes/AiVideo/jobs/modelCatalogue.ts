import type { Client } from '../api/client';
import type { Dialect, ModelRow } from '../protocol/dialect';
import { at, isObject, readText } from '../protocol/readFields';

/** The provider's own list of models, asked for once at most. */
export interface ModelCatalogue {
	/** The models on offer; none when the provider has no list or does not answer. */
	ids(): Promise<readonly string[]>;
	/** What the list says a model takes; `undefined` when it says nothing. */
	row(model: string): Promise<ModelRow | undefined>;
}

const TIMEOUT_MS = 20_000;

export function modelCatalogue(dialect: Dialect, client: Client): ModelCatalogue {
	const { listModels, readModels } = dialect;
	let asked: Promise<unknown> | null = null;

	async function ask(): Promise<unknown> {
		if (!listModels) return undefined;
		const answer = await client.send(listModels(), { timeoutMs: TIMEOUT_MS });
		return answer.kind === 'answer' && answer.status === 200 ? answer.json : undefined;
	}

	async function list(): Promise<unknown> {
		asked ??= ask();
		return await asked;
	}

	return {
		async ids() {
			const data = at(await list(), 'data');
			if (!Array.isArray(data)) return [];
			return data.filter(isObject).flatMap((model) => readText(model.id) ?? []);
		},
		async row(model) {
			return readModels?.(await list()).find(({ id }) => id === model);
		},
	};
}
