import type { Refusal } from '../../../nodes/AiVideo/protocol/request';
import { openRouter } from '../../../nodes/AiVideo/providers/openRouter';
import { jsonFields, link, OPTION_ADVICE, refusal, request, upload, type Changes } from './request';

const VEO = 'google/veo-3.1';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const TEXT = { model: VEO, prompt: 'A fox in the snow' };
const WORDS = { resolution: '720p', aspect_ratio: '16:9' };

function frame(url: string, frame_type: string) {
	return { type: 'image_url', image_url: { url }, frame_type };
}

const fields = (changes: Changes = {}) => jsonFields(openRouter, { model: VEO, ...changes });
const refused = (changes: Changes) => refusal(openRouter, { model: VEO, ...changes });

describe('the create request of OpenRouter', () => {
	it('is a JSON POST to /videos, with the length as a number', () => {
		expect(openRouter.submit(request({ model: VEO, seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: { kind: 'json', fields: { ...TEXT, duration: 8, ...WORDS } },
			},
			asked: { size: null, seconds: 8 },
		});
	});

	it.each<[string, Changes, object]>([
		['the default length is left to the model', {}, WORDS],
		['480p', { resolution: '480p' }, { ...WORDS, resolution: '480p' }],
		['1080p', { resolution: '1080p' }, { ...WORDS, resolution: '1080p' }],
		['4K', { resolution: '4k' }, { ...WORDS, resolution: '4K' }],
		['portrait', { aspectRatio: '9:16' }, { ...WORDS, aspect_ratio: '9:16' }],
		['a square', { aspectRatio: '1:1' }, { ...WORDS, aspect_ratio: '1:1' }],
		['4:3', { aspectRatio: '4:3' }, { ...WORDS, aspect_ratio: '4:3' }],
		['3:4', { aspectRatio: '3:4' }, { ...WORDS, aspect_ratio: '3:4' }],
		['cinema', { aspectRatio: '21:9' }, { ...WORDS, aspect_ratio: '21:9' }],
		[
			'a size in place of the words',
			{ size: '1920 × 1080', resolution: '1024p' },
			{ size: '1920x1080' },
		],
		['a seed', { seed: 0 }, { ...WORDS, seed: 0 }],
		[
			'an image by URL as the first frame',
			{ images: [link(FIRST)] },
			{ ...WORDS, frame_images: [frame(FIRST, 'first_frame')] },
		],
		[
			'an uploaded image as a data URL',
			{ images: [upload(1280, 720)] },
			{ ...WORDS, frame_images: [frame('data:image/png;base64,SU1HIQ==', 'first_frame')] },
		],
		[
			'a second image as the last frame',
			{ images: [link(FIRST), link(LAST)] },
			{ ...WORDS, frame_images: [frame(FIRST, 'first_frame'), frame(LAST, 'last_frame')] },
		],
		[
			'the ratio nearest to an image that chooses it',
			{ images: [upload(800, 1208)], imageFit: 'sizeFromImage' },
			{
				...WORDS,
				aspect_ratio: '2:3',
				frame_images: [frame('data:image/png;base64,SU1HIQ==', 'first_frame')],
			},
		],
		[
			'extra fields last',
			{ extraFields: { generate_audio: false, duration: 5, aspect_ratio: null } },
			{ resolution: '720p', duration: 5, generate_audio: false },
		],
	])('%s', (_, changes, expected) => {
		expect(fields(changes)).toEqual({ ...TEXT, ...expected });
	});

	it('has no prompt when an image stands alone', () => {
		expect(fields({ prompt: '', images: [link(FIRST)] })).toEqual({
			model: VEO,
			...WORDS,
			frame_images: [frame(FIRST, 'first_frame')],
		});
	});

	it('tells what was asked for where a size names the pixels', () => {
		const encoded = openRouter.submit(request({ model: VEO, size: '1920X1080' }));
		expect(encoded).toMatchObject({ asked: { size: '1920x1080', seconds: null } });
	});
});

describe('what OpenRouter is not asked for', () => {
	it.each<[string, Changes, Partial<Refusal>]>([
		[
			'a model without a vendor, such as the default one',
			{ model: 'sora-2' },
			{
				parameter: 'Model',
				value: 'sora-2',
				takes: 'models named vendor/model',
				advice: 'Choose a model from the list, for example google/veo-3.1.',
			},
		],
		['nothing', { prompt: '' }, { takes: 'a text, or a reference image without one' }],
		['half a second', { seconds: 0.5 }, { value: '0.5', takes: 'whole seconds' }],
		[
			'1024p, which has no word',
			{ resolution: '1024p' },
			{
				parameter: 'Resolution',
				value: '1024p',
				takes: '480p, 720p, 1080p or 4K for google/veo-3.1',
			},
		],
		['a size that is none', { size: 'large' }, { parameter: 'Size', value: 'large' }],
		[
			'a third image',
			{ images: [link(FIRST), link(LAST), link(FIRST)] },
			{ value: '3 images', takes: 'at most 2 images' },
		],
		['a negative prompt', { negativePrompt: 'fog' }, { advice: OPTION_ADVICE }],
		['half a seed', { seed: 0.5 }, { parameter: 'Seed', takes: 'whole numbers' }],
	])('%s', (_, changes, expected) => {
		expect(refused(changes)).toMatchObject(expected);
	});
});
