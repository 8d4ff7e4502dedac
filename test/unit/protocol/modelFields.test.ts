import {
	fieldsFor,
	refuseForModel,
	type ModelFields,
} from '../../../nodes/AiVideo/protocol/modelFields';
import { link, request, upload, type Changes } from '../providers/request';

const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const WORDED: ModelFields = {
	id: 'worded',
	sizes: null,
	seconds: null,
	length: 'suffixed',
	ratios: ['16:9', '9:16', '1:1'],
	words: { '720p': 'HD', '4k': '2160p' },
	options: [],
	frameFields: [],
};
const FRAMES: ModelFields = { ...WORDED, id: 'frames', frameFields: ['start', 'end'] };
/** It has a field for neither shape nor resolution. */
const BARE: ModelFields = { ...WORDED, id: 'bare', ratios: null, words: null };

const fields = (model: ModelFields | undefined, changes: Changes) => {
	const sent = Object.entries(fieldsFor(model, request(changes)));
	return Object.fromEntries(sent.filter(([, value]) => value !== undefined && value !== null));
};
const PROMPT = { prompt: 'A fox in the snow' };

describe("a request in a model's own spelling", () => {
	it.each<[string, ModelFields, Changes, object]>([
		['its shape', WORDED, {}, { aspect_ratio: '16:9' }],
		[
			'shape and resolution',
			WORDED,
			{ resolution: '720p' },
			{ aspect_ratio: '16:9', resolution: 'HD' },
		],
		['nothing where all is left open', WORDED, { aspectRatio: 'auto' }, {}],
		[
			'a resolution in its own word',
			WORDED,
			{ resolution: '4k', aspectRatio: '1:1' },
			{ aspect_ratio: '1:1', resolution: '2160p' },
		],
		['nothing it has no field for', BARE, {}, {}],
		[
			'frames in its own fields',
			{ ...BARE, frameFields: ['start', 'end'] },
			{ firstFrame: link(FIRST), lastFrame: link(LAST) },
			{ start: FIRST, end: LAST },
		],
		[
			'the shape nearest to an image that chooses it',
			FRAMES,
			{ firstFrame: upload(700, 720), imageFit: 'sizeFromImage' },
			{ start: 'data:image/png;base64,SU1HIQ==', aspect_ratio: '1:1' },
		],
		[
			'options as they are',
			BARE,
			{ seed: 0, negativePrompt: 'fog' },
			{ seed: 0, negative_prompt: 'fog' },
		],
	])('has %s', (_, model, changes, expected) => {
		expect(fields(model, changes)).toEqual({ ...PROMPT, ...expected });
	});

	it.each([
		['suffixed', '8s'],
		['text', '8'],
		['number', 8],
	] as const)('has a length as %s', (length, duration) => {
		expect(fields({ ...BARE, length }, { seconds: 8 })).toEqual({ ...PROMPT, duration });
	});
});

describe('a request to a model nobody described', () => {
	it.each<[string, Changes, object]>([
		['nothing but the prompt where nothing was changed', {}, {}],
		[
			'what was changed',
			{ aspectRatio: '1:1', resolution: '4k' },
			{ aspect_ratio: '1:1', resolution: '4k' },
		],
		['a length as text', { seconds: 5 }, { duration: '5' }],
		[
			'frames in the usual fields',
			{ firstFrame: link(FIRST), lastFrame: link(LAST) },
			{ image_url: FIRST, end_image_url: LAST },
		],
		[
			'a usual shape an image chooses',
			{ firstFrame: upload(720, 1280), imageFit: 'sizeFromImage' },
			{ image_url: 'data:image/png;base64,SU1HIQ==', aspect_ratio: '9:16' },
		],
	])('has %s', (_, changes, expected) => {
		expect(fields(undefined, changes)).toEqual({ ...PROMPT, ...expected });
	});
});

describe('what a model is known not to take', () => {
	it.each<[string, ModelFields, Changes, object | null]>([
		['what it has', WORDED, { aspectRatio: '1:1', resolution: '4k' }, null],
		["the node's own settings where it has no such fields", BARE, {}, null],
		[
			'another shape',
			WORDED,
			{ aspectRatio: '4:3' },
			{ parameter: 'Aspect Ratio', value: '4:3', takes: '16:9, 9:16 or 1:1 for worded' },
		],
		[
			'another resolution',
			WORDED,
			{ resolution: '480p' },
			{ parameter: 'Resolution', value: '480p', takes: '720p or 4k for worded' },
		],
		[
			'a shape where it has no such field',
			BARE,
			{ aspectRatio: '9:16' },
			{
				parameter: 'Aspect Ratio',
				value: '9:16',
				takes: 'none for bare',
				advice: 'Leave it as it is: the model decides it.',
			},
		],
		[
			'an image for a model of text',
			WORDED,
			{ firstFrame: link(FIRST) },
			{
				parameter: 'Model',
				value: 'worded',
				takes: 'models for images when there is one',
				advice: 'Choose the image-to-video model of the same name, or remove the image.',
			},
		],
		[
			'no image for a model of images',
			FRAMES,
			{},
			{ parameter: 'Image Source', value: 'None', takes: 'an image for frames' },
		],
		[
			'a last frame too many',
			{ ...FRAMES, frameFields: ['start'] },
			{ firstFrame: link(FIRST), lastFrame: link(LAST) },
			{ parameter: 'Last Frame', value: 'of an image', takes: 'no last frame for frames' },
		],
	])('%s', (_, model, changes, refusal) => {
		expect(refuseForModel(model, request(changes))).toEqual(refusal);
	});

	it('is judged by the shape an image chooses, not by the one that is set', () => {
		const changes: Changes = {
			firstFrame: upload(1000, 1000),
			imageFit: 'sizeFromImage',
			aspectRatio: '4:3',
		};
		expect(refuseForModel(FRAMES, request(changes))).toBeNull();
	});
});
