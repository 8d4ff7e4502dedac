import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { fetchImage, isWebAddress, MAX_IMAGE_BYTES } from '../api/fetchImage';
import { type ImageFacts, readImage } from '../media/image';
import { imagePath, maxImages } from '../protocol/refusals';
import type { ReferenceImage, UploadImage, ImageRole } from '../protocol/request';
import type { Item } from './operation';
import { choiceOptions, readParameter, readTextParameter } from './parameters';

/** Where reference images are: in binary fields of the item, or at addresses. */
export type GivenImages =
	| { readonly from: 'none' }
	| { readonly from: 'binary'; readonly fields: readonly string[] }
	| { readonly from: 'url'; readonly urls: readonly string[] };

const MAX_IMAGE_MB = MAX_IMAGE_BYTES / 1024 ** 2;

type ImageSource = GivenImages['from'];

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
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/first-frame.png',
	description: `PNG, JPEG or WebP of at most ${MAX_IMAGE_MB} MB. Separate several addresses by commas where the provider takes several.`,
	displayOptions: { show: { imageSource: ['url'] } },
};

export const imageFields: INodeProperties[] = [sourceField, imageBinaryFieldField, urlField];

/** An image for upload. Servers refuse a file part without a file name. */
function toUpload(bytes: Uint8Array, facts: ImageFacts): UploadImage {
	const { mimeType, width, height, extension } = facts;
	return { kind: 'upload', bytes, mimeType, width, height, fileName: `image.${extension}` };
}

function tooLargeError(field: string): VideoError {
	return new VideoError(
		'refused',
		`The reference image in the binary field ${field} is larger than ${MAX_IMAGE_MB} MB`,
		{
			description:
				'Make it smaller with an Edit Image node before this one. Nothing was sent and nothing was charged.',
		},
	);
}

/** Says which binary fields there are, since a wrong field name is the usual cause. */
function noBinaryError(item: Item, field: string): VideoError {
	const fields = Object.keys(item.context.getInputData()[item.index]?.binary ?? {});
	const offered = fields.length === 0 ? 'no binary data' : `the binary fields ${fields.join(', ')}`;
	return new VideoError('refused', `There is no image in the binary field ${field}`, {
		description: `This item has ${offered}. Set Image Binary Field to the field with the image. Nothing was charged.`,
	});
}

async function loadBinary(item: Item, field: string): Promise<UploadImage> {
	const { context, index } = item;
	let bytes: Buffer;
	try {
		context.helpers.assertBinaryData(index, field);
		bytes = await context.helpers.getBinaryDataBuffer(index, field);
	} catch {
		bytes = Buffer.alloc(0);
	}
	if (bytes.length === 0) throw noBinaryError(item, field);
	if (bytes.length > MAX_IMAGE_BYTES) throw tooLargeError(field);
	const facts = readImage(bytes);
	if (facts !== null) return toUpload(bytes, facts);
	throw new VideoError(
		'refused',
		`The reference image in the binary field ${field} is not a PNG, JPEG or WebP image`,
		{
			description:
				'Convert it with an Edit Image node before this one. Nothing was sent and nothing was charged.',
		},
	);
}

/** Commas separate several addresses; one inside an address belongs to it. */
function splitUrls(text: string): readonly string[] {
	return text
		.split(/,\s*(?=https?:\/\/)|\s*,\s*$|\s+/i)
		.map((url) => url.trim())
		.filter((url) => url !== '');
}

async function loadUrl(item: Item, model: string, url: string): Promise<ReferenceImage> {
	const { provider, client } = item.session;
	const isKept = imagePath(provider.takes, model) !== 'upload' && isWebAddress(url);
	if (isKept) return { kind: 'link', url };
	const { bytes, facts } = await fetchImage(client, url);
	return toUpload(bytes, facts);
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

function readFields(item: Item, role: ImageRole): readonly string[] {
	const text = readTextParameter(readParameter(item, imageBinaryFieldField));
	const fields = text.split(/\s*,\s*/).filter((field) => field !== '');
	refuseTooMany(item, `Image Binary Field has ${fields.length} fields`, fields.length, role);
	// An empty name is refused like any other name that leads to nothing.
	return fields.length === 0 ? [''] : fields;
}

function readUrls(item: Item, role: ImageRole): readonly string[] {
	const urls = splitUrls(readTextParameter(readParameter(item, urlField)));
	if (urls.length === 0) {
		throw new VideoError('refused', 'Image URL is empty', {
			description: 'Enter the address of the image, or set Image Source to None.',
		});
	}
	refuseTooMany(item, `Image URL has ${urls.length} addresses`, urls.length, role);
	return urls;
}

/** Where the reference images of an item are. Sends nothing. */
export function readGivenImages(item: Item, role: ImageRole): GivenImages {
	const source = readParameter(item, sourceField);
	if (source === 'binary') return { from: 'binary', fields: readFields(item, role) };
	return source === 'url' ? { from: 'url', urls: readUrls(item, role) } : { from: 'none' };
}

/** The images, in the form the provider takes them for this model. */
export async function loadImages(
	item: Item,
	model: string,
	given: GivenImages,
): Promise<readonly ReferenceImage[]> {
	switch (given.from) {
		case 'none':
			return [];
		case 'binary':
			return await Promise.all(given.fields.map(async (field) => await loadBinary(item, field)));
		case 'url':
			return await Promise.all(given.urls.map(async (url) => await loadUrl(item, model, url)));
	}
}
