import { VideoError } from '../api/errors';
import type { AskedVideo, Dialect, HttpCall, ModelRow, VideoRequest } from '../dialects/dialect';
import { ASPECT_RATIOS, RESOLUTIONS } from '../dialects/videoRequest';
import { isObject, type JsonObject } from '../dialects/readFields';
import type { Item } from './item';
import { readImages } from './readImages';
import {
	readCollection,
	readChoice,
	readNumberParameter,
	readTextParameter,
} from './readParameter';

/** Node parameters → what the user asked for → the provider's wire request. */

/** JSON typed by the user, or an object from an expression. */
function readExtraFields(value: unknown): JsonObject {
	if (value === undefined || value === null || value === '') return {};
	let parsed: unknown = value;
	try {
		if (typeof value === 'string') parsed = JSON.parse(value);
	} catch {
		parsed = null;
	}
	if (isObject(parsed)) return parsed;
	throw new VideoError('refused', 'Extra Fields is not a JSON object', {
		description: 'Enter an object such as { "style": "cinematic" }. Nothing was charged.',
	});
}

function readModel(item: Item): string {
	const value = item.context.getNodeParameter('model', item.index, '', { extractValue: true });
	const model = typeof value === 'string' ? value.trim() : '';
	if (model !== '') return model;
	throw new VideoError('refused', 'No model was chosen', {
		description: 'Choose a model from the list, or enter its ID. Nothing was charged.',
	});
}

/** Reads an item's request, reference images included. Throws when a value cannot be meant. */
export async function readRequest(item: Item): Promise<VideoRequest> {
	const { context, index } = item;
	const options = readCollection(context, 'options', index);
	const negativePrompt = readTextParameter(options.negativePrompt);
	const size = readTextParameter(options.size);
	const imageRole = options.imageRole === 'reference' ? 'reference' : 'frames';
	const parameter = (name: string) => context.getNodeParameter(name, index, '');
	const model = readModel(item);
	return {
		model,
		prompt: readTextParameter(parameter('prompt')),
		aspectRatio: readChoice('Aspect Ratio', parameter('aspectRatio'), ASPECT_RATIOS),
		resolution: readChoice('Resolution', parameter('resolution'), RESOLUTIONS),
		size: size === '' ? null : size,
		seconds: readNumberParameter('Duration', parameter('duration')),
		images: await readImages(item, model, imageRole),
		imageRole,
		imageFit: options.imageFit === 'sizeFromImage' ? 'sizeFromImage' : 'strict',
		seed: readNumberParameter('Seed', options.seed),
		negativePrompt: negativePrompt === '' ? null : negativePrompt,
		extraFields: readExtraFields(options.extraFields),
	};
}

/** The wire request and what it asks for, or a refusal that costs nothing. */
export function encodeRequest(
	dialect: Dialect,
	request: VideoRequest,
	listed?: ModelRow,
): { readonly call: HttpCall; readonly asked: AskedVideo } {
	const encoded = dialect.encode(request, listed);
	if (encoded.kind === 'call') return encoded;
	const { parameter, value, takes, advice } = encoded.refusal;
	throw new VideoError(
		'refused',
		value === ''
			? `${parameter} is empty: ${dialect.label} takes ${takes}`
			: `${parameter} ${value} is not possible with ${dialect.label}: it takes ${takes}`,
		{
			description: `${advice ?? `Change ${parameter}.`} Nothing was sent and nothing was charged.`,
		},
	);
}
