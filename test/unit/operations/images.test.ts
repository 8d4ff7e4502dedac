import { readFileSync } from 'fs';
import { join } from 'path';

import type { IBinaryData } from 'n8n-workflow';

import { readGivenImages } from '../../../nodes/AiVideo/operations/images';
import { loadImages, readFiles } from '../../../nodes/AiVideo/operations/loadImages';
import type { Item } from '../../../nodes/AiVideo/operations/operation';
import type { ReferenceImage } from '../../../nodes/AiVideo/protocol/request';
import { answer } from '../api/scriptedHttp';
import { refusalOf, testItem, type ItemOptions } from './testItem';

function image(name: string): Buffer {
	return readFileSync(join(__dirname, '../../fixtures/images', name));
}

const PNG = image('landscape-1280x720.png');
/** As memory mode keeps it. */
const PNG_FILE: IBinaryData = { mimeType: 'image/png', data: PNG.toString('base64') };
const ADDRESS = 'https://example.com/first.png';
const OTHER = 'https://example.com/second.png?a=1,2';

const readAll = async (item: Item, options: Parameters<typeof readGivenImages>[1] = {}) =>
	await loadImages(item, 'sora-2', await readFiles(item, readGivenImages(item, options)));

/** The first frame, if there is one. */
async function readImages(item: Item): Promise<readonly ReferenceImage[]> {
	const { firstFrame } = await readAll(item);
	return firstFrame === null ? [] : [firstFrame];
}

async function refusal(parameters: Record<string, unknown>, options: ItemOptions = {}) {
	const { item } = testItem(parameters, options);
	return await refusalOf(async () => await readImages(item));
}

it.each(['none', '', null])('with the source %p there is no image', async (imageSource) => {
	const { item } = testItem({ imageSource, imageUrl: ADDRESS }, { binary: { data: PNG } });
	expect(await readImages(item)).toEqual([]);
});

describe('an image in the binary data', () => {
	it.each([
		['landscape-1280x720.png', 'image/png', 'image.png', 1280, 720],
		['portrait-720x1280.jpg', 'image/jpeg', 'image.jpg', 720, 1280],
		['landscape-1280x720.webp', 'image/webp', 'image.webp', 1280, 720],
	])('is an upload with name, type and pixels: %s', async (...row) => {
		const [name, mimeType, fileName, width, height] = row;
		const bytes = image(name);
		const parameters = { imageSource: 'binary', imageBinaryField: ' photo ' };
		const { item } = testItem(parameters, { binary: { photo: bytes } });
		expect(await readImages(item)).toEqual([
			{ kind: 'upload', bytes, mimeType, fileName, width, height },
		]);
	});

	it('is looked for under data where nothing is said', async () => {
		const { item } = testItem({ imageSource: 'binary' }, { binary: { data: PNG } });
		expect(await readImages(item)).toHaveLength(1);
	});

	it.each<[string, Record<string, Buffer>, string]>([
		['no field', {}, 'This item has no binary data.'],
		['another field', { photo: PNG, x: PNG }, 'This item has the binary fields photo, x.'],
		['an empty field', { data: Buffer.alloc(0) }, 'This item has the binary fields data.'],
	])('is missing with %s', async (_, binary, found) => {
		expect(await refusal({ imageSource: 'binary' }, { binary })).toMatchObject({
			message: 'There is no image in the binary field data',
			description: `${found} Name the one that has the image. Nothing was charged.`,
		});
	});

	it.each<[string, (file: IBinaryData) => unknown]>([
		['the file itself', (file) => file],
		['an array with it', (file) => [file]],
		['all files of an item', (file) => ({ photo: file })],
		['its field in an array', () => ['data']],
	])('may be given by an expression as %s', async (_, give) => {
		const parameters = { imageSource: 'Binary', imageBinaryField: give(PNG_FILE) };
		const { item } = testItem(parameters, { binary: { data: PNG } });
		expect(await readImages(item)).toMatchObject([{ kind: 'upload', bytes: PNG }]);
	});

	it('is refused by the name of its file where it cannot be read', async () => {
		const imageBinaryField = { ...PNG_FILE, fileName: 'photo.png', data: '' };
		expect(await refusal({ imageSource: 'binary', imageBinaryField })).toMatchObject({
			message: 'The image photo.png cannot be read',
		});
	});

	it('is refused where an expression gives something else', async () => {
		const imageBinaryField = { name: 'data' };
		expect((await refusal({ imageSource: 'binary', imageBinaryField })).message).toBe(
			'Image Binary Field cannot be {"name":"data"}: it takes text',
		);
	});

	it.each(['_files.photo', 'photo'])(
		'is found where a workflow keeps files among the fields, by %p',
		async (imageBinaryField) => {
			const parameters = { imageSource: 'binary', imageBinaryField };
			const { item } = testItem(parameters, { json: { _files: { photo: PNG_FILE } } });
			expect(await readImages(item)).toMatchObject([{ kind: 'upload', bytes: PNG }]);
		},
	);

	it('names the fields there are in such a workflow', async () => {
		const json = { _files: { photo: PNG_FILE, clip: PNG_FILE } };
		expect((await refusal({ imageSource: 'binary' }, { json })).description).toMatch(
			/^This item has the binary fields _files\.photo, _files\.clip\./,
		);
	});

	it('is alone: which of several would be the first frame?', async () => {
		const parameters = { imageSource: 'binary', imageBinaryField: 'a, b' };
		expect(await refusal(parameters, { binary: { a: PNG, b: PNG } })).toMatchObject({
			message: 'Image Binary Field has 2 images, and it takes one',
			description: expect.stringContaining('Options → Last Frame'),
		});
	});

	it('is refused where it is no image', async () => {
		const binary = { data: Buffer.from('%PDF-1.7') };
		expect(await refusal({ imageSource: 'binary' }, { binary })).toMatchObject({
			message: 'The reference image in the binary field data is not a PNG, JPEG or WebP image',
			description:
				'Convert it with an Edit Image node before this one. Nothing was sent and nothing was charged.',
		});
	});
});

describe('an image at an address', () => {
	it('is fetched and uploaded where the provider takes uploads', async () => {
		const { item, clock, requests } = testItem(
			{ imageSource: 'url', imageUrl: ADDRESS },
			{ script: [answer(200, PNG)] },
		);
		expect(await clock.finish(readImages(item))).toEqual([
			{
				kind: 'upload',
				bytes: PNG,
				mimeType: 'image/png',
				fileName: 'image.png',
				width: 1280,
				height: 720,
			},
		]);
		expect(requests.map(({ url, withKey }) => [url, withKey])).toEqual([[ADDRESS, false]]);
	});

	it.each([ADDRESS, ` ${ADDRESS} `, OTHER, `${ADDRESS},`, [ADDRESS]])(
		'is passed on where the provider takes addresses: %p',
		async (imageUrl) => {
			const { item, requests } = testItem({ imageSource: 'url', imageUrl }, { dialect: 'artifex' });
			expect(await readImages(item)).toEqual([
				{ kind: 'link', url: imageUrl === OTHER ? OTHER : ADDRESS },
			]);
			expect(requests).toEqual([]);
		},
	);

	it.each([['', ' ', ','], ['', ''].slice(1)].flat())(
		'is refused where there is none: %p',
		async (imageUrl) => {
			expect(await refusal({ imageSource: 'url', imageUrl })).toMatchObject({
				message: 'Image URL is empty',
				description: 'Enter the address of the image, or set Image Source to None.',
			});
		},
	);

	it.each(['openai', 'artifex'] as const)('has to be one, for %s', async (dialect) => {
		const parameters = { imageSource: 'url', imageUrl: 'first.png' };
		expect((await refusal(parameters, { dialect })).message).toBe(
			'Image URL is not an http or https address',
		);
	});

	it('is alone, and nothing is fetched', async () => {
		const parameters = { imageSource: 'url', imageUrl: `${ADDRESS},${OTHER}` };
		expect(await refusal(parameters)).toMatchObject({
			message: 'Image URL has 2 images, and it takes one',
			description: expect.stringContaining('Options → Reference Images'),
		});
	});
});

describe('the last frame and the reference images', () => {
	const LINKS = { dialect: 'openRouter' } as const;
	const at = (url: string) => ({ kind: 'link', url });
	const bytes = (file: Buffer) => expect.objectContaining({ kind: 'upload', bytes: file });
	const given = (options: Parameters<typeof readGivenImages>[1], more: ItemOptions = {}) =>
		readAll(testItem({}, { ...LINKS, ...more }).item, options);

	it.each<[string, unknown, readonly unknown[]]>([
		['nothing', undefined, []],
		['an empty text', ' ', []],
		['an address', ADDRESS, [at(ADDRESS)]],
		['several addresses', `${ADDRESS}, ${OTHER}`, [at(ADDRESS), at(OTHER)]],
		['several addresses on lines', `${ADDRESS}\n${OTHER}`, [at(ADDRESS), at(OTHER)]],
		['a field', 'data', [bytes(PNG)]],
		['several fields', 'data,photo', [bytes(PNG), bytes(PNG)]],
		['fields and addresses', `data, ${OTHER}`, [bytes(PNG), at(OTHER)]],
		['a file', PNG_FILE, [bytes(PNG)]],
		[
			'an array of all of them',
			[PNG_FILE, 'photo', ADDRESS],
			[bytes(PNG), bytes(PNG), at(ADDRESS)],
		],
	])('are read from %s', async (_, value, expected) => {
		const { references } = await given(
			{ referenceImages: value },
			{ binary: { data: PNG, photo: PNG } },
		);
		expect(references).toEqual(expected);
	});

	it('are frames and references apart from each other', async () => {
		const parameters = { imageSource: 'binary' };
		const { item } = testItem(parameters, { ...LINKS, binary: { data: PNG } });
		expect(await readAll(item, { lastFrame: OTHER, referenceImages: ADDRESS })).toEqual({
			firstFrame: bytes(PNG),
			lastFrame: at(OTHER),
			references: [at(ADDRESS)],
		});
	});

	it('are refused by their own names', async () => {
		const { item } = testItem({}, LINKS);
		const refused = async (options: Parameters<typeof readGivenImages>[1]) =>
			(await refusalOf(async () => await readAll(item, options))).message;
		expect(await refused({ lastFrame: `${ADDRESS}, ${OTHER}` })).toBe(
			'Last Frame has 2 images, and it takes one',
		);
		expect(await refused({ lastFrame: 'https://user:pw@example.com/a.png' })).toBe(
			'Last Frame contains a user name or password',
		);
		expect(await refused({ referenceImages: 'http://169.254.169.254/a.png' })).toBe(
			'Reference Images is an address of the machine itself (169.254.169.254)',
		);
		expect(await refused({ referenceImages: 'missing' })).toBe(
			'There is no image in the binary field missing',
		);
	});
});
