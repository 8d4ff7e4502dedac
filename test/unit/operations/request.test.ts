import type { Item } from '../../../nodes/AiVideo/operations/operation';
import {
	encodeRequest,
	loadRequest,
	readRequest,
	readRequestFiles,
} from '../../../nodes/AiVideo/operations/request';
import { requestOptionsField } from '../../../nodes/AiVideo/operations/requestOptions';
import { ASPECT_RATIOS, RESOLUTIONS } from '../../../nodes/AiVideo/protocol/request';
import { providers } from '../../../nodes/AiVideo/providers';
import { request } from '../providers/request';
import { refusalOf, testItem } from './testItem';

/** What the fields of a new node come to. */
const DEFAULTS = request({ prompt: 'A fox' });

const requestOf = async (item: Item) =>
	await loadRequest(item, await readRequestFiles(item, readRequest(item, requestOptionsField)));

describe('the parameters of an item', () => {
	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['of a new node', {}, {}],
		[
			'with white space',
			{ model: ' veo-3.1 ', prompt: ' A cat\n' },
			{ model: 'veo-3.1', prompt: 'A cat' },
		],
		['without a prompt', { prompt: '' }, { prompt: '' }],
		['with a length', { duration: 8 }, { seconds: 8 }],
		['with a length as text', { duration: '12' }, { seconds: 12 }],
		[
			'with a ratio and a resolution',
			{ aspectRatio: '9:16', resolution: '4k' },
			{ aspectRatio: '9:16', resolution: '4k' },
		],
		['with nothing chosen of the shape', { aspectRatio: 'auto' }, { aspectRatio: 'auto' }],
		[
			'with the switches',
			{ options: { audio: 'off', watermark: 'On' } },
			{ audio: 'off', watermark: 'on' },
		],
		['with a size', { options: { size: ' 1280x720 ' } }, { size: '1280x720' }],
		['with an empty size', { options: { size: ' ' } }, { size: null }],
		['with a seed of zero', { options: { seed: 0 } }, { seed: 0 }],
		['with a negative prompt', { options: { negativePrompt: 'fog ' } }, { negativePrompt: 'fog' }],
		[
			'with an empty negative prompt',
			{ options: { negativePrompt: '' } },
			{ negativePrompt: null },
		],
		['with another fit', { options: { imageFit: 'sizeFromImage' } }, { imageFit: 'sizeFromImage' }],
		['with an empty fit', { options: { imageFit: '' } }, { imageFit: 'strict' }],
		['with a length and its unit', { duration: '12s' }, { seconds: 12 }],
		[
			'with another spelling',
			{ resolution: '4K', aspectRatio: '9:16 ' },
			{ resolution: '4k', aspectRatio: '9:16' },
		],
		['with arrays of one', { prompt: ['A cat'], duration: [8] }, { prompt: 'A cat', seconds: 8 }],
		['with extra JSON', { options: { extraFields: '{"a":[1]}' } }, { extraFields: { a: [1] } }],
		['with an extra object', { options: { extraFields: { a: 1 } } }, { extraFields: { a: 1 } }],
		['with an empty extra', { options: { extraFields: '' } }, { extraFields: {} }],
		['with no extra', { options: { extraFields: null } }, { extraFields: {} }],
	])('%s', async (_, parameters, changes) => {
		const { item } = testItem(parameters);
		expect(await requestOf(item)).toEqual({ ...DEFAULTS, ...changes });
	});
});

describe('parameters that cannot be meant', () => {
	it.each<[Record<string, unknown>, string]>([
		[
			{ aspectRatio: '2:1' },
			'Aspect Ratio cannot be 2:1: it takes 16:9, 9:16, 1:1, 4:3, 3:4, 21:9, auto',
		],
		[
			{ resolution: 720 },
			'Resolution cannot be 720: it takes auto, 360p, 480p, 540p, 720p, 768p, 1024p, 1080p, 2k, 4k',
		],
		[{ duration: 'long' }, 'Duration cannot be long: it takes a number'],
		[{ prompt: { text: 'A cat' } }, 'Prompt cannot be {"text":"A cat"}: it takes text'],
		[{ prompt: '[object Object]' }, 'Prompt cannot be [object Object]: an expression broke'],
		[{ imageSource: 'image' }, 'Image Source cannot be image: it takes none, binary, url'],
		[{ imageSource: true }, 'Image Source cannot be true: it takes none, binary, url'],
		[{ options: { size: { width: 720 } } }, 'Size cannot be {"width":720}: it takes text'],
		[
			{ options: { negativePrompt: ['fog', 'rain'] } },
			'Negative Prompt cannot be ["fog","rain"]: it takes text',
		],
		[{ options: { imageFit: 'crop' } }, 'Image Fit cannot be crop: it takes strict, sizeFromImage'],
		[{ options: { audio: 'loud' } }, 'Audio cannot be loud: it takes auto, on, off'],
		[{ options: { seed: 'x' } }, 'Seed cannot be x: it takes a number'],
		[{ options: { extraFields: '{' } }, 'Extra Fields is not a JSON object'],
		[{ options: { extraFields: '[1]' } }, 'Extra Fields is not a JSON object'],
		[{ options: { extraFields: 7 } }, 'Extra Fields is not a JSON object'],
	])('%j', async (parameters, message) => {
		const { item } = testItem(parameters);
		const error = await refusalOf(async () => await requestOf(item));
		expect(error.message).toBe(message);
		expect(error.description).toMatch(/[Nn]othing was (sent and nothing was )?charged\.$/);
	});
});

it.each<[string, unknown]>([
	['text', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
	['lists', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
])('extra fields of ten thousand levels are refused as such: %s', async (_, extraFields) => {
	const { item } = testItem({ options: { extraFields } });
	const error = await refusalOf(async () => await requestOf(item));
	expect(error.message).toBe('Extra Fields is nested too deeply');
});

it('every ratio and resolution of the node can be read', () => {
	expect(ASPECT_RATIOS).toEqual(['16:9', '9:16', '1:1', '4:3', '3:4', '21:9', 'auto']);
	expect(RESOLUTIONS).toEqual([
		...['auto', '360p', '480p', '540p', '720p', '768p', '1024p', '1080p', '2k', '4k'],
	]);
});

describe('the wire request', () => {
	it("is the dialect's, with what it asks for", () => {
		expect(encodeRequest(providers.artifex, request({ seconds: 12 }))).toMatchObject({
			call: { method: 'POST', path: '/videos' },
			asked: { size: null, seconds: 12 },
		});
	});

	it('is refused in a sentence that names parameter, value and provider', async () => {
		const error = await refusalOf(() => encodeRequest(providers.apiyi, request({ seconds: 10 })));
		expect(error).toMatchObject({
			message: 'Duration 10 is not possible with APIYI: it takes 4, 8 or 12 seconds',
			description: 'Change Duration. Nothing was sent and nothing was charged.',
		});
	});

	it('is refused with better advice where there is some', async () => {
		const asked = request({ resolution: '4k' });
		expect(await refusalOf(() => encodeRequest(providers.artifex, asked))).toMatchObject({
			message: 'Resolution 4k is not possible with Artifex: it takes no resolution',
			description:
				"Set Resolution to Provider's Default: Artifex decides it. Nothing was sent and nothing was charged.",
		});
	});
});
