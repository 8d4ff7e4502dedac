import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import type { AskedVideo, Dialect, HttpCall, ModelRow, VideoRequest } from '../dialects/dialect';
import { ASPECT_RATIOS, RESOLUTIONS } from '../dialects/videoRequest';
import { isObject, type JsonObject } from '../dialects/readFields';
import { imageFields, readImages } from './images';
import { modelField, readModel } from './model';
import type { Item } from './operation';
import { readChoice, readCollection, readNumberParameter, readTextParameter } from './parameters';

/** Fields of the create request: what the video is to be. */

const promptField: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. A slow dolly shot through a foggy pine forest at dawn, soft light',
	description:
		'What the video shows: shot, subject, action, setting, light and camera movement. Some providers take a reference image without a prompt.',
};

const aspectRatioField: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	default: '16:9',
	options: [
		{ name: '1:1 (Square)', value: '1:1' },
		{ name: '16:9 (Landscape)', value: '16:9' },
		{ name: '21:9 (Cinema)', value: '21:9' },
		{ name: '3:4 (Portrait)', value: '3:4' },
		{ name: '4:3 (Landscape)', value: '4:3' },
		{ name: '9:16 (Portrait)', value: '9:16' },
	],
	description:
		'Shape of the picture. What the provider cannot make is refused before it costs anything.',
};

const resolutionField: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	default: '720p',
	options: [
		{ name: '1024p', value: '1024p' },
		{ name: '1080p (Full HD)', value: '1080p' },
		{ name: '480p', value: '480p' },
		{ name: '4K (Ultra HD)', value: '4k' },
		{ name: '720p (HD)', value: '720p' },
	],
	description: 'Pixels along the short side. Every provider and model has its own choice.',
};

const DURATIONS = [4, 5, 6, 8, 10, 12, 15, 16, 20, 25];

const durationField: INodeProperties = {
	displayName: 'Duration',
	name: 'duration',
	type: 'options',
	default: '',
	options: [
		{ name: 'Provider Default', value: '' },
		...DURATIONS.map((seconds) => ({ name: `${seconds} Seconds`, value: seconds })),
	],
	description: 'Length of the video. Use an expression for any other number of seconds.',
};

export const requestFields: INodeProperties[] = [
	modelField,
	promptField,
	aspectRatioField,
	resolutionField,
	durationField,
	...imageFields,
];

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
