import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { readAccount } from '../api/account';
import type { Clock } from '../api/cancellation';
import { VideoError } from '../api/errors';
import { describeModel } from '../protocol/modelWords';
import type { ModelRow, Provider } from '../protocol/provider';
import { isDialectName, providers } from '../providers';
import type { Item } from './operation';
import { openSession, readCredential } from './openSession';
import { readParameter } from './parameters';
import { readTextValue } from './values';

export const modelField: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: "The model that makes the video. Empty is the provider's default, where it has one.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "Provider's default",
			typeOptions: { searchListMethod: 'searchModels', searchable: true },
		},
		{ displayName: 'ID', name: 'id', type: 'string', placeholder: 'e.g. sora-2-pro' },
	],
};

/** The model that was chosen, or the provider's default. @throws `refused` where it has none */
export function readModel(item: Item): string {
	const model = readTextValue(modelField, readParameter(item, modelField, { extractValue: true }));
	if (model !== '') return model;
	const { info, takes } = item.session.provider;
	if (takes.defaultModel !== undefined) return takes.defaultModel;
	const [example] = takes.models;
	throw new VideoError('refused', `Model is empty, and ${info.label} has no default model`, {
		description: `Choose a model from the list, or enter its ID${example ? `, for example ${example.id}` : ''}. Nothing was sent and nothing was charged.`,
	});
}

type Results = INodeListSearchResult['results'];

/** What the provider's own list has. */
interface Listed {
	readonly ids: readonly string[];
	readonly rows: readonly ModelRow[];
}

/** The default first, then the models known beforehand, then the provider's other ones. */
function resultsOf({ takes }: Provider, { ids: listed, rows }: Listed, filter: string): Results {
	const { defaultModel, models } = takes;
	const wanted = filter.toLowerCase();
	const isWanted = (text: string) => text.toLowerCase().includes(wanted);
	const ids = new Set([...models.map(({ id }) => id), ...listed]);
	const known = new Map([...rows, ...models].map((row) => [row.id, describeModel(row)]));
	const named = [...ids].filter(isWanted).map((id) => ({ name: known.get(id) ?? id, value: id }));
	if (defaultModel === undefined || !isWanted(`${defaultModel} default`)) return named;
	const name = `Provider's Default${defaultModel === '' ? '' : ` (${defaultModel})`}`;
	return [{ name, value: '' }, ...named];
}

/** The provider of a credential that may not be ready to be used; `null` when it names none. */
async function namedProvider(context: ILoadOptionsFunctions): Promise<Provider | null> {
	try {
		const { dialect } = await readCredential(context);
		return isDialectName(dialect) ? providers[dialect] : null;
	} catch {
		return null;
	}
}

/**
 * The provider's video models, and those known beforehand; the latter alone when the provider has
 * no list or does not answer, or the credential cannot be used, so that a model can always be chosen.
 */
async function findModels(
	context: ILoadOptionsFunctions,
	clock: Clock,
	filter = '',
): Promise<INodeListSearchResult> {
	const provider = await namedProvider(context);
	if (provider === null) return { results: [] };
	const isReady = readAccount(await readCredential(context)).kind === 'account';
	if (!isReady) return { results: resultsOf(provider, { ids: [], rows: [] }, filter) };
	const { catalogue } = await openSession(context, clock);
	const [ids, rows] = await Promise.all([catalogue.ids(), catalogue.rows()]);
	return { results: resultsOf(provider, { ids, rows }, filter) };
}

/** What n8n calls for the list of the field Model. */
export function modelSearch(clock: Clock) {
	return async function (this: ILoadOptionsFunctions, filter?: string) {
		return await findModels(this, clock, filter);
	};
}
