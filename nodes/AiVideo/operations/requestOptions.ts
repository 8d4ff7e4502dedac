import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { isObject, type JsonObject } from '../protocol/fields';
import { IMAGE_FITS, type Switch, SWITCHES, type VideoRequest } from '../protocol/request';
import { fileOptions } from './file';
import {
	type GivenImages,
	lastFrameOption,
	readGivenImages,
	referenceImagesOption,
} from './images';
import type { Item } from './operation';
import { choiceOptions, readCollection } from './parameters';
import { readChoice, readNumberValue, readTextValue } from './values';

/** What few requests need, shown on demand. */

const extraFieldsOption: INodeProperties = {
	displayName: 'Extra Fields',
	name: 'extraFields',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "style": "cinematic" }',
	description:
		'Settings that only your provider has, as a JSON object. They replace settings of the same name, and are sent unchecked.',
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
			description:
				'Refuse an image that has not the width and height of the video, where the provider needs that. An upright image of the right size makes the video upright.',
		},
	}),
	description: 'What to do when the reference image and the video differ in size',
};

function switchOption(
	name: 'audio' | 'watermark',
	displayName: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		default: 'auto',
		options: choiceOptions<Switch>({
			auto: { name: "Provider's Default" },
			off: { name: 'Off' },
			on: { name: 'On' },
		}),
		description,
	};
}

const audioOption = switchOption(
	'audio',
	'Audio',
	'Sound of the video, on providers that let you choose. It may cost more.',
);

const watermarkOption = switchOption(
	'watermark',
	'Watermark',
	"The provider's mark in the picture, on providers that let you choose",
);

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
	lastFrameOption,
	negativePromptOption,
	referenceImagesOption,
	seedOption,
	sizeOption,
	audioOption,
	watermarkOption,
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

/** No API is known to take as many levels; thousands of them cannot be written as JSON. */
const MAX_DEPTH = 50;
const MAX_VALUES = 1_000_000;

/** Level by level, since what walks down a value exhausts the stack. */
function isDeeperThan(value: unknown, depth: number): boolean {
	let level: readonly unknown[] = [value];
	for (let count = 0; level.length > 0; count++) {
		// An expression may give one object in many places.
		if (count > depth || level.length > MAX_VALUES) return true;
		level = level.flatMap((one) =>
			typeof one === 'object' && one !== null ? Object.values(one) : [],
		);
	}
	return false;
}

/** JSON typed by the user, or an object from an expression. */
function readExtraFields(value: unknown): JsonObject {
	if (value === undefined || value === null || value === '') return {};
	let parsed: unknown = value;
	try {
		if (typeof value === 'string') parsed = JSON.parse(value);
	} catch {
		parsed = null;
	}
	if (isObject(parsed) && isDeeperThan(parsed, MAX_DEPTH)) {
		throw new VideoError('refused', 'Extra Fields is nested too deeply', {
			description: `Use at most ${MAX_DEPTH} levels. Nothing was charged.`,
		});
	}
	if (isObject(parsed)) return parsed;
	throw new VideoError('refused', 'Extra Fields is not a JSON object', {
		description: 'Enter an object such as { "style": "cinematic" }. Nothing was charged.',
	});
}

/** What Options says of the request. */
type RequestOptions = Pick<
	VideoRequest,
	'size' | 'seed' | 'negativePrompt' | 'imageFit' | 'audio' | 'watermark' | 'extraFields'
> & { readonly images: GivenImages };

/** @param field the operation's collection that holds these options */
export function readRequestOptions(item: Item, field: INodeProperties): RequestOptions {
	const options = readCollection(item, field);
	return {
		size: readTextValue(sizeOption, options.size) || null,
		seed: readNumberValue(seedOption, options.seed),
		negativePrompt: readTextValue(negativePromptOption, options.negativePrompt) || null,
		images: readGivenImages(item, options),
		audio: readChoice(audioOption, options.audio, SWITCHES),
		watermark: readChoice(watermarkOption, options.watermark, SWITCHES),
		imageFit: readChoice(imageFitOption, options.imageFit, IMAGE_FITS),
		extraFields: readExtraFields(options.extraFields),
	};
}
