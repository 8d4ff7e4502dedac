import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { isObject, type JsonObject } from '../protocol/fields';
import { IMAGE_FITS, IMAGE_ROLES, type VideoRequest } from '../protocol/request';
import { fileOptions } from './file';
import { choiceOptions, type ParameterSource, readCollection } from './parameters';
import { readChoice, readNumberValue, readTextValue } from './values';

/** What few requests need, shown on demand. */

const extraFieldsOption: INodeProperties = {
	displayName: 'Extra Fields',
	name: 'extraFields',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "style": "cinematic" }',
	description: 'JSON object merged into the request last, for fields that only your provider has',
};

const imageFitOption: INodeProperties = {
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
};

const imageRoleOption: INodeProperties = {
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
};

const negativePromptOption: INodeProperties = {
	displayName: 'Negative Prompt',
	name: 'negativePrompt',
	type: 'string',
	default: '',
	placeholder: 'e.g. blurry, text, watermark',
	description: 'What the video must not show, for providers that take it',
};

const seedOption: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	default: 0,
	description: 'Number that makes results repeatable, for providers that take it',
};

const sizeOption: INodeProperties = {
	displayName: 'Size',
	name: 'size',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1280x720',
	description: 'Width and height in pixels. Wins over Aspect Ratio and Resolution.',
};

const requestOptions: INodeProperties[] = [
	extraFieldsOption,
	imageFitOption,
	imageRoleOption,
	negativePromptOption,
	seedOption,
	sizeOption,
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
	return {
		size: readTextValue(sizeOption, options.size) || null,
		seed: readNumberValue(seedOption, options.seed),
		negativePrompt: readTextValue(negativePromptOption, options.negativePrompt) || null,
		imageRole: readChoice(imageRoleOption, options.imageRole, IMAGE_ROLES),
		imageFit: readChoice(imageFitOption, options.imageFit, IMAGE_FITS),
		extraFields: readExtraFields(options.extraFields),
	};
}
