import { checkRequest } from '../../../nodes/AiVideo/protocol/checkRequest';
import type { Takes } from '../../../nodes/AiVideo/protocol/provider';
import type { Refusal } from '../../../nodes/AiVideo/protocol/request';
import { link, request, upload, type Changes } from '../providers/request';

const PORTRAIT_OR_LANDSCAPE = ['1280x720', '720x1280'];
const TAKES: Takes = {
	models: [
		{ id: 'small', sizes: PORTRAIT_OR_LANDSCAPE, seconds: null },
		{ id: 'large', sizes: [...PORTRAIT_OR_LANDSCAPE, '1792x1024', '1080x1920'], seconds: null },
		{ id: 'square', sizes: ['1280x720', '720x720'], seconds: null },
	],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'upload', mustMatchSize: true, promptOptional: false },
	options: [],
	variants: ['video'],
	maxRunningJobs: null,
};

function sizeFor(changes: Changes, takes = TAKES): string | null | Refusal {
	const choice = checkRequest(takes, request(changes));
	return choice.kind === 'size' ? choice.size : choice.refusal;
}

const fitted = (model: string, width: number, height: number): Changes => ({
	model,
	firstFrame: upload(width, height),
	imageFit: 'sizeFromImage',
});

describe('the size to ask for', () => {
	it.each<[string, Changes, string | null]>([
		['of ratio and resolution', { model: 'small' }, '1280x720'],
		[
			'the smallest of the shape, where the resolution is left open',
			{ model: 'large' },
			'1280x720',
		],
		[
			'the smallest of the shape there is',
			{ model: 'large', aspectRatio: '9:16', resolution: 'auto' },
			'720x1280',
		],
		[
			'landscape, where the shape is left open',
			{ model: 'large', aspectRatio: 'auto', resolution: '720p' },
			'1280x720',
		],
		['none, where all is left open', { model: 'large', aspectRatio: 'auto' }, null],
		['720p for a model nobody knows', { model: 'other', aspectRatio: '1:1' }, '720x720'],
		['of a ratio in portrait', { model: 'small', aspectRatio: '9:16' }, '720x1280'],
		['of the user', { model: 'square', size: '720*720' }, '720x720'],
		['of the user for a model nobody knows', { model: 'other', size: '333x444' }, '333x444'],
		['of a portrait image', fitted('small', 720, 1280), '720x1280'],
		['of an image, whatever the resolution', fitted('large', 1792, 1024), '1792x1024'],
		['of a tall image', fitted('large', 1080, 1920), '1080x1920'],
		['of an image itself for a model nobody knows', fitted('other', 832, 480), '832x480'],
		[
			'that no link can choose',
			{ model: 'small', firstFrame: link('https://e.com'), imageFit: 'sizeFromImage' },
			'1280x720',
		],
		['that no image chooses', { model: 'small', imageFit: 'sizeFromImage' }, '1280x720'],
	])('is the one %s', (_, changes, size) => {
		expect(sizeFor(changes)).toBe(size);
	});

	const small = { takes: '1280x720 or 720x1280 for small' };
	const heights = { takes: '720p for small' };
	const shapes = { takes: '16:9 or 9:16 for small' };
	it.each<[string, Changes, Refusal]>([
		[
			'a size of the user that the model has not',
			{ model: 'small', size: '1792x1024' },
			{ parameter: 'Size', value: '1792x1024', ...small },
		],
		[
			'a size of the user that is none',
			{ model: 'small', size: 'large' },
			{ parameter: 'Size', value: 'large', takes: 'WIDTHxHEIGHT in pixels, e.g. 1280x720' },
		],
		[
			'a resolution the model has in no shape',
			{ model: 'small', resolution: '1080p' },
			{ parameter: 'Resolution', value: '1080p', ...heights },
		],
		[
			'a shape the model has in no such resolution',
			{ model: 'small', aspectRatio: '1:1' },
			{ parameter: 'Aspect Ratio', value: '1:1', ...shapes },
		],
		[
			'a shape in a resolution that has others',
			{ model: 'large', aspectRatio: '1:1', resolution: '1080p' },
			{ parameter: 'Aspect Ratio', value: '1:1', takes: '9:16 for large' },
		],
		[
			'a resolution without a shape',
			{ model: 'large', aspectRatio: 'auto', resolution: '1080p' },
			{ parameter: 'Aspect Ratio', value: "Provider's Default", takes: '9:16 for large' },
		],
		[
			'a resolution that an image cannot choose either',
			{ ...fitted('small', 300, 400), resolution: '1080p' },
			{ parameter: 'Resolution', value: '1080p', ...heights },
		],
		[
			'no prompt, before any size',
			{ model: 'small', prompt: '', size: 'large' },
			{ parameter: 'Prompt', value: '', takes: 'a text' },
		],
	])('is not that of %s', (_, changes, refusal) => {
		expect(sizeFor(changes)).toEqual(refusal);
	});
});

describe('an image whose pixels must be those of the video', () => {
	const advice = (size: string) =>
		`Put an Edit Image node before this one: Operation Resize, ${size}, Option Ignore Aspect Ratio. To cut the edges off instead of stretching: Option Minimum Area, and a second Edit Image node with Operation Crop to the same width and height.`;

	it.each([
		[1280, 720, null],
		[1281, 720, '1281x720 pixels'],
		[1280, 719, '1280x719 pixels'],
	])('of %ix%i is refused as %p', (width, height, value) => {
		const refusal = {
			parameter: 'First image',
			value,
			takes: 'exactly the size of the video, 1280x720',
			advice: `${advice('Width 1280, Height 720')} Or set the option Image Fit to Size From Image, to let the image choose portrait or landscape.`,
		};
		const found = sizeFor({ model: 'small', firstFrame: upload(width, height) });
		expect(found).toEqual(value === null ? '1280x720' : refusal);
	});

	it.each<[string, Changes, string]>([
		['upright', { model: 'small', firstFrame: upload(720, 1280) }, '720x1280'],
		['lying', { model: 'small', aspectRatio: '9:16', firstFrame: upload(1280, 720) }, '1280x720'],
	])('may be the right ones, but %s: then the video is as well', (_, changes, size) => {
		expect(sizeFor(changes)).toBe(size);
	});

	it('do not turn the video where the model has no such size, or the user gave one', () => {
		const firstFrame = upload(720, 1280);
		const value = '720x1280 pixels';
		expect(sizeFor({ model: 'square', firstFrame })).toMatchObject({ value });
		expect(sizeFor({ model: 'small', size: '1280x720', firstFrame })).toMatchObject({ value });
	});

	it('does not choose against a size of the user, and is told no more than to be resized', () => {
		expect(sizeFor({ ...fitted('small', 720, 1280), size: '1280x720' })).toEqual({
			parameter: 'First image',
			value: '720x1280 pixels',
			takes: 'exactly the size of the video, 1280x720',
			advice: advice('Width 1280, Height 720'),
		});
	});

	it('may have any pixels where nobody knows the sizes, or the provider does not care', () => {
		const firstFrame = upload(3, 4);
		expect(sizeFor({ model: 'other', firstFrame })).toBe('1280x720');
		const takes = { ...TAKES, images: { ...TAKES.images, mustMatchSize: false } };
		expect(sizeFor({ model: 'small', firstFrame }, takes)).toBe('1280x720');
	});
});
