import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { MAX_IMAGE_MB, readImageUrl } from '../api/fetchImage';
import type { InputFile } from './inputFile';
import { filesIn } from './inputFile';
import type { Item } from './operation';
import { choiceOptions, readParameter } from './parameters';
import { directAddress } from './shareLinks';
import { readChoice, readTextValue, readTextValues } from './values';

/** Where the images of an item are. */

/** A file of the input, or an address. */
export type GivenImage =
	| { readonly from: 'binary'; readonly file: InputFile }
	/** `field`: as the user sees it. */
	| { readonly from: 'url'; readonly field: string; readonly url: string };

/** Where each image of a request is. */
export interface GivenImages {
	readonly firstFrame: GivenImage | null;
	readonly lastFrame: GivenImage | null;
	readonly references: readonly GivenImage[];
}

const IMAGE_SOURCES = ['none', 'binary', 'url'] as const;
type ImageSource = (typeof IMAGE_SOURCES)[number];

const sourceField: INodeProperties = {
	displayName: 'Image Source',
	name: 'imageSource',
	type: 'options',
	default: 'none',
	options: choiceOptions<ImageSource>({
		binary: { name: 'Binary Data', description: 'A file of the input item' },
		none: { name: 'None', description: 'Text to video' },
		url: { name: 'URL', description: 'A public address' },
	}),
	description: 'Where the image comes from that the video begins with',
};

const imageBinaryFieldField: INodeProperties = {
	displayName: 'Image Binary Field',
	name: 'imageBinaryField',
	type: 'string',
	typeOptions: { binaryDataProperty: true },
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field with the image',
	description: 'PNG, JPEG or WebP: the first frame of the video',
	displayOptions: { show: { imageSource: ['binary'] } },
};

const urlField: INodeProperties = {
	displayName: 'Image URL',
	name: 'imageUrl',
	type: 'string',
	// Not `required`: n8n stops the workflow for an empty one whatever an expression in Image Source gives.
	default: '',
	placeholder: 'e.g. https://example.com/first-frame.png',
	description: `PNG, JPEG or WebP of at most ${MAX_IMAGE_MB} MB: the first frame of the video`,
	displayOptions: { show: { imageSource: ['url'] } },
};

export const imageFields: INodeProperties[] = [sourceField, imageBinaryFieldField, urlField];

export const lastFrameOption: INodeProperties = {
	displayName: 'Last Frame',
	name: 'lastFrame',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/last-frame.png',
	description:
		'The image the video ends with: the name of an input binary field, or a public address. For providers that take one.',
};

export const referenceImagesOption: INodeProperties = {
	displayName: 'Reference Images',
	name: 'referenceImages',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/person.png, https://example.com/style.png',
	description:
		'Images of a person, an object or a style that the video takes up: names of input binary fields, or public addresses, separated by commas. For providers that take such.',
};

/** Commas separate several; one inside an address belongs to it. */
function split(text: string): readonly string[] {
	const hasAddress = /https?:\/\//i.test(text);
	return text
		.split(hasAddress ? /,\s*(?=https?:\/\/)|,?\s+|,\s*$/i : ',')
		.map((one) => one.trim())
		.filter((one) => one !== '');
}

/** Refused before anything is asked for, another item's image too. */
function givenUrl(item: Item, field: string, text: string): GivenImage {
	const url = directAddress(text);
	readImageUrl(field, url, item.session.client.baseUrl);
	return { from: 'url', field, url };
}

/** Addresses, names of binary fields, or files that an expression gives; several in an array. */
function readMixed(item: Item, field: INodeProperties, value: unknown): readonly GivenImage[] {
	const given: readonly unknown[] = Array.isArray(value) ? value : [value];
	const all = given.flatMap(
		(one): ReadonlyArray<string | InputFile> =>
			filesIn(one) ?? split(readTextValue(field, one ?? '')),
	);
	return all.map((one) =>
		typeof one === 'string' && /^https?:\/\//i.test(one)
			? givenUrl(item, field.displayName, one)
			: { from: 'binary', file: one },
	);
}

/** Further images go elsewhere: which of several would be the first frame? */
function onlyOne<T>(field: INodeProperties, all: readonly T[]): T | null {
	const [one = null] = all;
	if (all.length <= 1) return one;
	throw new VideoError(
		'refused',
		`${field.displayName} has ${all.length} images, and it takes one`,
		{
			description:
				'Put the image the video ends with into Options → Last Frame, and images of a person, an object or a style into Options → Reference Images. Nothing was charged.',
		},
	);
}

/** The name of a binary field, or a file that an expression gives. */
function readFirstFile(item: Item): GivenImage {
	const field = imageBinaryFieldField;
	const value = readParameter(item, field);
	const given: readonly unknown[] = Array.isArray(value) ? value : [value];
	const files = given.flatMap(
		(one): readonly InputFile[] => filesIn(one) ?? split(readTextValue(field, one)),
	);
	// An empty name is refused like any other name that leads to nothing.
	return { from: 'binary', file: onlyOne(field, files) ?? '' };
}

function readFirstUrl(item: Item): GivenImage {
	const value = readParameter(item, urlField);
	const one = onlyOne(urlField, readTextValues(urlField, value, split));
	if (one !== null) return givenUrl(item, urlField.displayName, one);
	throw new VideoError('refused', 'Image URL is empty', {
		description: 'Enter the address of the image, or set Image Source to None.',
	});
}

function readFirstFrame(item: Item): GivenImage | null {
	switch (readChoice(sourceField, readParameter(item, sourceField), IMAGE_SOURCES)) {
		case 'none':
			return null;
		case 'binary':
			return readFirstFile(item);
		case 'url':
			return readFirstUrl(item);
	}
}

/** @param options what the collection of options holds of images */
export function readGivenImages(
	item: Item,
	options: { readonly lastFrame?: unknown; readonly referenceImages?: unknown },
): GivenImages {
	return {
		firstFrame: readFirstFrame(item),
		lastFrame: onlyOne(lastFrameOption, readMixed(item, lastFrameOption, options.lastFrame)),
		references: readMixed(item, referenceImagesOption, options.referenceImages),
	};
}
