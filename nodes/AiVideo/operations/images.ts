import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { MAX_IMAGE_MB, readImageUrl } from '../api/fetchImage';
import { maxImages } from '../protocol/refusals';
import type { ImageRole } from '../protocol/request';
import type { InputFile } from './inputFile';
import { filesIn } from './inputFile';
import type { Item } from './operation';
import { choiceOptions, readParameter } from './parameters';
import { directAddress } from './shareLinks';
import { readChoice, readTextValue, readTextValues } from './values';

/** Where the reference images of an item are. */

/** In files of the input, or at addresses. */
export type GivenImages =
	| { readonly from: 'none' }
	| { readonly from: 'binary'; readonly files: readonly InputFile[] }
	| { readonly from: 'url'; readonly urls: readonly string[] };

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
	description: 'Where the reference image comes from, which the video begins with',
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
	description:
		'PNG, JPEG or WebP. Separate several fields by commas where the provider takes several images.',
	displayOptions: { show: { imageSource: ['binary'] } },
};

const urlField: INodeProperties = {
	displayName: 'Image URL',
	name: 'imageUrl',
	type: 'string',
	// Not `required`: n8n stops the workflow for an empty one whatever an expression in Image Source gives.
	default: '',
	placeholder: 'e.g. https://example.com/first-frame.png',
	description: `PNG, JPEG or WebP of at most ${MAX_IMAGE_MB} MB. Separate several addresses by commas where the provider takes several.`,
	displayOptions: { show: { imageSource: ['url'] } },
};

export const imageFields: INodeProperties[] = [sourceField, imageBinaryFieldField, urlField];

/** Commas separate several addresses; one inside an address belongs to it. */
function splitUrls(text: string): readonly string[] {
	return text
		.split(/,\s*(?=https?:\/\/)|\s*,\s*$|\s+/i)
		.map((url) => url.trim())
		.filter((url) => url !== '');
}

function refuseTooMany(item: Item, given: string, count: number, role: ImageRole): void {
	const { info, takes } = item.session.provider;
	const max = maxImages(takes, role);
	if (count <= max) return;
	const most = max === 1 ? 'one image' : `at most ${max} images`;
	throw new VideoError('refused', `${given}, and ${info.label} takes ${most}`, {
		description: 'Leave only as many as the provider takes. Nothing was charged.',
	});
}

/** Commas separate several names. */
function splitNames(text: string): readonly string[] {
	return text.split(',').map((name) => name.trim());
}

/** Names of binary fields, or files that an expression gives: several of either in an array. */
function readFiles(item: Item, role: ImageRole): readonly InputFile[] {
	const value = readParameter(item, imageBinaryFieldField);
	const given: readonly unknown[] = Array.isArray(value) ? value : [value];
	const files = given.flatMap(
		(one): readonly InputFile[] =>
			filesIn(one) ??
			splitNames(readTextValue(imageBinaryFieldField, one)).filter((name) => name !== ''),
	);
	refuseTooMany(item, `Image Binary Field has ${files.length} fields`, files.length, role);
	// An empty name is refused like any other name that leads to nothing.
	return files.length === 0 ? [''] : files;
}

function readUrls(item: Item, role: ImageRole): readonly string[] {
	const urls = readTextValues(urlField, readParameter(item, urlField), splitUrls);
	if (urls.length === 0) {
		throw new VideoError('refused', 'Image URL is empty', {
			description: 'Enter the address of the image, or set Image Source to None.',
		});
	}
	refuseTooMany(item, `Image URL has ${urls.length} addresses`, urls.length, role);
	const { baseUrl } = item.session.client;
	return urls.map((url) => {
		const direct = directAddress(url);
		readImageUrl(direct, baseUrl);
		return direct;
	});
}

/** Where the reference images of an item are. Sends nothing. */
export function readGivenImages(item: Item, role: ImageRole): GivenImages {
	const source = readChoice(sourceField, readParameter(item, sourceField), IMAGE_SOURCES);
	switch (source) {
		case 'none':
			return { from: 'none' };
		case 'binary':
			return { from: 'binary', files: readFiles(item, role) };
		case 'url':
			return { from: 'url', urls: readUrls(item, role) };
	}
}
