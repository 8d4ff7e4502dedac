import { imagePath } from '../../../nodes/AiVideo/protocol/refusals';
import { newApi } from '../../../nodes/AiVideo/providers/newApi';
import { formParts, jsonFields, link, refusal, request, upload, type Changes } from './request';

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const KLING = { model: 'kling-v2-master', prompt: 'A fox in the snow', size: '1280x720' };
const IMAGE = 'https://example.com/first.png';

describe('the create request of a New API relay', () => {
	it('is JSON for a text, with the length as text', () => {
		expect(newApi.submit(request({ seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: { kind: 'json', fields: { ...TEXT, size: '1280x720', seconds: '8' } },
				older: expect.anything(),
			},
			asked: { size: '1280x720', seconds: 8 },
		});
	});

	it.each<[string, Changes, object]>([
		['Sora without a length', {}, { ...TEXT, size: '1280x720' }],
		[
			'another model, whose channel reads the length as a number',
			{ model: 'kling-v2-master', seconds: 5 },
			{ ...KLING, seconds: '5', duration: 5 },
		],
		[
			'another model with an image by URL',
			{ model: 'kling-v2-master', images: [link(IMAGE)] },
			{ ...KLING, image: IMAGE },
		],
		[
			'another model with an image file, in base64',
			{ model: 'kling-v2-master', images: [upload(640, 640)] },
			{ ...KLING, image: 'data:image/png;base64,SU1HIQ==' },
		],
		[
			"a vendor's own fields",
			{ extraFields: { metadata: { cfg: 0.5 } } },
			{ ...TEXT, size: '1280x720', metadata: { cfg: 0.5 } },
		],
	])('%s', (_, changes, fields) => {
		expect(jsonFields(newApi, changes)).toEqual(fields);
	});

	it('is JSON with the size in both ways on the route of older relays', () => {
		const images = [link(IMAGE)];
		const encoded = newApi.submit(request({ model: 'kling-v2-master', seconds: 5, images }));
		expect(encoded).toMatchObject({
			call: {
				older: {
					method: 'POST',
					path: '/video/generations',
					body: {
						kind: 'json',
						fields: { ...KLING, seconds: '5', duration: 5, width: 1280, height: 720, image: IMAGE },
					},
				},
			},
		});
	});

	it('is a form with the file for an image of Sora', () => {
		expect(formParts(newApi, { images: [upload(1280, 720)], seconds: 4 })).toEqual([
			['model', 'sora-2'],
			['prompt', 'A fox in the snow'],
			['size', '1280x720'],
			['seconds', '4'],
			['input_reference', 'image.png', 'image/png', 'IMG!'],
		]);
	});

	it('has images of Sora downloaded first, and passes on the addresses of others', () => {
		expect(imagePath(newApi.takes, 'sora-2')).toBe('upload');
		expect(imagePath(newApi.takes, 'sora-2-pro')).toBe('upload');
		expect(imagePath(newApi.takes, 'kling-v2-master')).toBe('either');
	});

	it.each<[string, Changes, string, string]>([
		['sora-2', { size: '1024x1792' }, 'Size', '720x1280 or 1280x720 for sora-2'],
		[
			'sora-2-pro',
			{ model: 'sora-2-pro', resolution: '1080p' },
			'Resolution',
			'720x1280, 1280x720, 1024x1792 or 1792x1024 for sora-2-pro',
		],
		[
			'an image of another size',
			{ images: [upload(640, 640)] },
			'Reference image',
			'exactly the size of the video, 1280x720',
		],
		['two images', { images: [link(IMAGE), link(IMAGE)] }, 'Image URL', 'one image'],
		['a seed', { seed: 1 }, 'Seed', 'no seed'],
	])('is not sent with what %s has not', (_, changes, parameter, takes) => {
		expect(refusal(newApi, changes)).toMatchObject({ parameter, takes });
	});
});

it('a New API relay remixes, and neither lists nor deletes', () => {
	expect(newApi.remix?.({ id: 'task_1' }, 'At night')).toEqual({
		method: 'POST',
		path: '/videos/task_1/remix',
		body: { kind: 'json', fields: { prompt: 'At night' } },
	});
	expect([newApi.list, newApi.remove]).toEqual([undefined, undefined]);
});
