import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { isObject, type JsonObject } from '../protocol/fields';
import type { VideoRequest } from '../protocol/request';
import { fileOptions } from './file';
import {
	choiceOptions,
	type ParameterSource,
	readCollection,
	readNumberParameter,
	readTextParameter,
} from './parameters';

/** What few requests need, shown on demand. */

const seedOption: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	default: 0,
	description: 'Number that makes results repeatable, for providers that take it',
};

const requestOptions: INodeProperties[] = [
	{
		displayName: 'Extra Fields',
		name: 'extraFields',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "style": "cinematic" }',
		description: 'JSON object merged into the request last, for fields that only your provider has',
	},
	{
		displayName: 'Image Fit',
		name: 'imageFit',
		type: 'options',
		default: 'strict',
		options: choiceOptions<VideoRequest['imageFit']>({
			sizeFromImage: {
				name: 'Size From Image',
				description: 'Let the image choose portrait or landscape',
			},
			strict: {
				name: 'Strict',
				description: 'Refuse an image whose pixels differ from the size of the video',
			},
		}),
		description: 'What to do when the reference image and the video differ in size',
	},
	{
		displayName: 'Image Role',
		name: 'imageRole',
		type: 'options',
		default: 'frames',
		options: choiceOptions<VideoRequest['imageRole']>({
			frames: {
				name: 'First and Last Frame',
				description: 'The video begins with the first image, and ends with a second one',
			},
			reference: {
				name: 'Reference',
				description: 'The images show the style or subject of the video',
			},
		}),
		description: 'What the images are for, on providers that can do both',
	},
	{
		displayName: 'Negative Prompt',
		name: 'negativePrompt',
		type: 'string',
		default: '',
		placeholder: 'e.g. blurry, text, watermark',
		description: 'What the video must not show, for providers that take it',
	},
	seedOption,
	{
		displayName: 'Size',
		name: 'size',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1280x720',
		description: 'Width and height in pixels. Wins over Aspect Ratio and Resolution.',
	},
];

function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((left, right) => (left.displayName < right.displayName ? -1 : 1)),
	};
}

export const requestOptionsField = optionsField(requestOptions);
export const requestAndFileOptionsField = optionsField([...requestOptions, ...fileOptions]);

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

/** What Options says of the request. */
type RequestOptions = Pick<
	VideoRequest,
	'size' | 'seed' | 'negativePrompt' | 'imageRole' | 'imageFit' | 'extraFields'
>;

/** @param field the operation's collection that holds these options */
export function readRequestOptions(
	parameters: ParameterSource,
	field: INodeProperties,
): RequestOptions {
	const options = readCollection(parameters, field);
	const negativePrompt = readTextParameter(options.negativePrompt);
	const size = readTextParameter(options.size);
	return {
		size: size === '' ? null : size,
		seed: readNumberParameter(seedOption, options.seed),
		negativePrompt: negativePrompt === '' ? null : negativePrompt,
		imageRole: options.imageRole === 'reference' ? 'reference' : 'frames',
		imageFit: options.imageFit === 'sizeFromImage' ? 'sizeFromImage' : 'strict',
		extraFields: readExtraFields(options.extraFields),
	};
}
