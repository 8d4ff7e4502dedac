import { VideoError } from '../api/errors';
import { isObject, type JsonObject } from '../protocol/fields';
import type { ModelRow, Provider } from '../protocol/provider';
import type { AskedVideo, AspectRatio, Resolution, VideoRequest } from '../protocol/request';
import type { Call } from '../protocol/wire';
import type { Item } from './item';
import { readImages } from './readImages';
import {
	readChoice,
	readCollection,
	readNumberParameter,
	readTextParameter,
} from './readParameter';

/** Node parameters → what the user asked for → the provider's wire request. */

export const ASPECT_RATIOS: readonly AspectRatio[] = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'];
export const RESOLUTIONS: readonly Resolution[] = ['480p', '720p', '1024p', '1080p', '4k'];

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
	provider: Provider,
	request: VideoRequest,
	listed?: ModelRow,
): { readonly call: Call; readonly asked: AskedVideo } {
	const encoded = provider.submit(request, listed);
	if (encoded.kind === 'call') return encoded;
	const { parameter, value, takes, advice } = encoded.refusal;
	throw new VideoError(
		'refused',
		value === ''
			? `${parameter} is empty: ${provider.info.label} takes ${takes}`
			: `${parameter} ${value} is not possible with ${provider.info.label}: it takes ${takes}`,
		{
			description: `${advice ?? `Change ${parameter}.`} Nothing was sent and nothing was charged.`,
		},
	);
}
