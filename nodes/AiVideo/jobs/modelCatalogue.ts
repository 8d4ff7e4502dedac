import type { Client } from '../api/client';
import type { ModelRow, Provider } from '../protocol/provider';
import type { Call } from '../protocol/wire';

/** The provider's own list of models, asked for once at most. */
export interface ModelCatalogue {
	/** The models on offer; none when the provider has no list or does not answer. */
	ids(): Promise<readonly string[]>;
	/** What the list says a model takes; `undefined` when it says nothing. */
	row(model: string): Promise<ModelRow | undefined>;
}

const TIMEOUT_MS = 20_000;
/** No model has a longer name, and no provider as many. */
const MAX_NAME_LENGTH = 500;
const MAX_MODELS = 5_000;

export function modelCatalogue({ models }: Provider, client: Client): ModelCatalogue {
	let listed: Promise<readonly unknown[]> | null = null;

	async function ask(call: Call): Promise<unknown> {
		const answer = await client.send(call, { timeoutMs: TIMEOUT_MS });
		return answer.kind === 'answer' && answer.status === 200 ? answer.json : undefined;
	}

	async function list(): Promise<readonly unknown[]> {
		const calls = models?.calls(client.baseUrl) ?? [];
		listed ??= Promise.all(calls.map(ask));
		return await listed;
	}

	return {
		ids: async () => {
			const ids = (await list()).flatMap((answer) => models?.readIds(answer) ?? []);
			return ids.filter(({ length }) => length <= MAX_NAME_LENGTH).slice(0, MAX_MODELS);
		},
		async row(model) {
			const readRows = models?.readRows;
			if (!readRows) return undefined;
			return (await list()).flatMap(readRows).find(({ id }) => id === model);
		},
	};
}
