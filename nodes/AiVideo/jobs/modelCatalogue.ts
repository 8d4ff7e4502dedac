import type { Answer, Client } from '../api/client';
import type { InputSchema } from '../protocol/inputSchema';
import type { ModelRow, Provider } from '../protocol/provider';
import type { Call } from '../protocol/wire';
import { rejectedError } from './submissionErrors';

/** The provider's own list of models and their schemas, each asked for once at most. */
export interface ModelCatalogue {
	/** The models on offer; none when the provider has no list or does not answer. */
	ids(): Promise<readonly string[]>;
	/** What the list says its models take, where it does. */
	rows(): Promise<readonly ModelRow[]>;
	/**
	 * What list and schema say a model takes; `undefined` when they say nothing.
	 * @throws `rejected` where the schema is not told to this key: it makes no video either
	 */
	row(model: string): Promise<ModelRow | undefined>;
}

const TIMEOUT_MS = 20_000;
/** No model has a longer name, and no provider as many. */
const MAX_NAME_LENGTH = 500;
const MAX_MODELS = 5_000;

function jsonOf(answer: Answer): unknown {
	return answer.kind === 'answer' && answer.status === 200 ? answer.json : undefined;
}

export function modelCatalogue(provider: Provider, client: Client): ModelCatalogue {
	const { models, schema } = provider;
	let listed: Promise<readonly unknown[]> | null = null;
	const schemas = new Map<string, Promise<InputSchema | null>>();

	async function ask(call: Call, maxBytes?: number): Promise<Answer> {
		const limit = maxBytes === undefined ? {} : { maxBytes };
		return await client.send(call, { timeoutMs: TIMEOUT_MS, ...limit });
	}

	async function list(): Promise<readonly unknown[]> {
		const calls = models?.calls(client.baseUrl) ?? [];
		listed ??= Promise.all(calls.map(async (call) => jsonOf(await ask(call, models?.maxBytes))));
		return await listed;
	}

	async function rows(): Promise<readonly ModelRow[]> {
		const readRows = models?.readRows;
		return readRows ? (await list()).flatMap(readRows) : [];
	}

	async function rowOf(model: string): Promise<ModelRow | undefined> {
		return (await rows()).find(({ id }) => id === model);
	}

	async function askSchema(model: string): Promise<InputSchema | null> {
		const call = model === '' ? null : (schema?.call(model, client.baseUrl) ?? null);
		if (call === null) return null;
		const answer = await ask(call, schema?.maxBytes);
		if (answer.kind === 'answer' && answer.status === 401 && !('publicUrl' in call)) {
			throw rejectedError(provider, client.baseUrl, answer);
		}
		return schema?.read(jsonOf(answer), model) ?? null;
	}

	/** Asked for by all items of an execution at the same time. */
	async function schemaOf(model: string): Promise<InputSchema | null> {
		const asked = schemas.get(model) ?? askSchema(model);
		schemas.set(model, asked);
		return await asked;
	}

	return {
		rows,
		ids: async () => {
			const ids = (await list()).flatMap((answer) => models?.readIds(answer) ?? []);
			return ids.filter(({ length }) => length <= MAX_NAME_LENGTH).slice(0, MAX_MODELS);
		},
		async row(model) {
			const [row, own] = await Promise.all([rowOf(model), schemaOf(model)]);
			if (own === null) return row;
			return { id: model, sizes: null, seconds: null, ...row, schema: own };
		},
	};
}
