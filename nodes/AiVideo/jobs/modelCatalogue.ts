import type { Client } from '../api/client';
import type { ModelRow, Provider } from '../protocol/provider';

/** The provider's own list of models, asked for once at most. */
export interface ModelCatalogue {
	/** The models on offer; none when the provider has no list or does not answer. */
	ids(): Promise<readonly string[]>;
	/** What the list says a model takes; `undefined` when it says nothing. */
	row(model: string): Promise<ModelRow | undefined>;
}

const TIMEOUT_MS = 20_000;

export function modelCatalogue({ models }: Provider, client: Client): ModelCatalogue {
	let listed: Promise<unknown> | null = null;

	async function ask(): Promise<unknown> {
		if (!models) return undefined;
		const call = models.call(client.baseUrl);
		const answer = await client.send(call, { timeoutMs: TIMEOUT_MS });
		return answer.kind === 'answer' && answer.status === 200 ? answer.json : undefined;
	}

	async function list(): Promise<unknown> {
		listed ??= ask();
		return await listed;
	}

	return {
		ids: async () => models?.readIds(await list()) ?? [],
		row: async (model) => models?.readRows?.(await list()).find(({ id }) => id === model),
	};
}
