import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { openSession } from './openSession';

/**
 * The provider's video models, and those known beforehand; the latter alone when the provider
 * has no list or does not answer, so that a model can always be chosen.
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { provider, catalogue } = await openSession(this);
	const listed = await catalogue.ids();
	const known = provider.takes.models.map(({ id }) => id);
	const wanted = (filter ?? '').toLowerCase();
	const ids = [...new Set([...known, ...listed])].filter((id) => id.toLowerCase().includes(wanted));
	return { results: ids.map((id) => ({ name: id, value: id })) };
}
