import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import type { Clock } from '../api/cancellation';
import { VideoError } from '../api/errors';
import { openSession } from './openSession';
import { type ParameterSource, readParameter } from './parameters';
import { readTextValue } from './values';

export const modelField: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: 'sora-2', cachedResultName: 'sora-2' },
	description: 'The model that makes the video',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a model...',
			typeOptions: { searchListMethod: 'searchModels', searchable: true },
		},
		{ displayName: 'ID', name: 'id', type: 'string', placeholder: 'e.g. sora-2-pro' },
	],
};

export function readModel(parameters: ParameterSource): string {
	const model = readTextValue(
		modelField,
		readParameter(parameters, modelField, { extractValue: true }),
	);
	if (model !== '') return model;
	throw new VideoError('refused', 'No model was chosen', {
		description: 'Choose a model from the list, or enter its ID. Nothing was charged.',
	});
}

/**
 * The provider's video models, and those known beforehand; the latter alone when the provider has
 * no list or does not answer, so that a model can always be chosen.
 */
async function findModels(
	context: ILoadOptionsFunctions,
	clock: Clock,
	filter = '',
): Promise<INodeListSearchResult> {
	const { provider, catalogue } = await openSession(context, clock);
	const listed = await catalogue.ids();
	const known = provider.takes.models.map(({ id }) => id);
	const wanted = filter.toLowerCase();
	const ids = [...new Set([...known, ...listed])].filter((id) => id.toLowerCase().includes(wanted));
	return { results: ids.map((id) => ({ name: id, value: id })) };
}

/** What n8n calls for the list of the field Model. */
export function modelSearch(clock: Clock) {
	return async function (this: ILoadOptionsFunctions, filter?: string) {
		return await findModels(this, clock, filter);
	};
}
