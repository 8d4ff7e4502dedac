import { accepted, sourcesOf } from './request';
import type { AspectRatio, Resolution } from '../../../nodes/AiVideo/protocol/request';
import { apiyi } from '../../../nodes/AiVideo/providers/apiyi';
import {
	formParts,
	IMAGE_ADVICE,
	jsonFields,
	OPTION_ADVICE,
	refusal,
	request,
	upload,
} from './request';

const SORA_2 = '720x1280 or 1280x720 for sora-2';
const SORA_2_PRO =
	'720x1280, 1280x720, 1024x1792, 1792x1024, 1080x1920 or 1920x1080 for sora-2-pro';

describe('the create request of apiyi', () => {
	it('is a JSON POST to /videos for a text', () => {
		expect(apiyi.submit(request({ seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: {
					kind: 'json',
					fields: {
						model: 'sora-2',
						prompt: 'A fox in the snow',
						size: '1280x720',
						seconds: '8',
					},
				},
			},
			asked: { size: '1280x720', seconds: 8 },
		});
	});

	it.each([
		[null, undefined],
		[4, '4'],
		[8, '8'],
		[12, '12'],
	])('a length of %p is %p on the wire', (seconds, wire) => {
		const fields = { model: 'sora-2', prompt: 'A fox in the snow', size: '1280x720' };
		const expected = wire === undefined ? fields : { ...fields, seconds: wire };
		expect(jsonFields(apiyi, { seconds })).toStrictEqual(expected);
	});

	it.each<[string, AspectRatio, Resolution, string]>([
		['sora-2', '16:9', '720p', '1280x720'],
		['sora-2', '9:16', '720p', '720x1280'],
		['sora-2-pro', '16:9', '720p', '1280x720'],
		['sora-2-pro', '9:16', '720p', '720x1280'],
		['sora-2-pro', '16:9', '1024p', '1792x1024'],
		['sora-2-pro', '9:16', '1024p', '1024x1792'],
		['sora-2-pro', '16:9', '1080p', '1920x1080'],
		['sora-2-pro', '9:16', '1080p', '1080x1920'],
		['sora-3', '21:9', '1080p', '2520x1080'],
	])('%s at %s and %s is %s', (model, aspectRatio, resolution, size) => {
		expect(jsonFields(apiyi, { model, aspectRatio, resolution })).toEqual({
			model,
			prompt: 'A fox in the snow',
			size,
		});
	});

	it('is a form with the file last for an image', () => {
		const images = [upload(1280, 720)];
		expect(formParts(apiyi, { seconds: 4, images, extraFields: { n: 1, tags: ['a'] } })).toEqual([
			['model', 'sora-2'],
			['prompt', 'A fox in the snow'],
			['size', '1280x720'],
			['seconds', '4'],
			['n', '1'],
			['tags', '["a"]'],
			['input_reference', 'image.png', 'image/png', 'IMG!'],
		]);
	});

	it('takes extra fields last, over its own and without nulls', () => {
		const extraFields = { seconds: '10', quality: 'high', size: null };
		expect(jsonFields(apiyi, { seconds: 8, extraFields })).toEqual({
			model: 'sora-2',
			prompt: 'A fox in the snow',
			seconds: '10',
			quality: 'high',
		});
	});
});

describe('what apiyi is not asked for', () => {
	const seconds = (value: string) => ({
		parameter: 'Duration',
		value,
		takes: '4, 8 or 12 seconds',
	});
	it.each([
		['10 seconds', { seconds: 10 }, seconds('10')],
		['15 seconds', { seconds: 15 }, seconds('15')],
		['10 seconds of another model', { seconds: 10, model: 'sora-3' }, seconds('10')],
		[
			'1080p of sora-2',
			{ resolution: '1080p' as const },
			{ parameter: 'Resolution', value: '1080p', takes: SORA_2 },
		],
		[
			'1024p of sora-2',
			{ resolution: '1024p' as const },
			{ parameter: 'Resolution', value: '1024p', takes: SORA_2 },
		],
		[
			'4K of sora-2-pro',
			{ model: 'sora-2-pro', resolution: '4k' as const },
			{ parameter: 'Resolution', value: '4k', takes: SORA_2_PRO },
		],
		[
			'a square',
			{ aspectRatio: '1:1' as const },
			{ parameter: 'Aspect Ratio', value: '1:1', takes: SORA_2 },
		],
		[
			'a size it has not',
			{ size: '1920x1080' },
			{ parameter: 'Size', value: '1920x1080', takes: SORA_2 },
		],
		['no prompt', { prompt: '' }, { parameter: 'Prompt', value: '', takes: 'a text' }],
		[
			'an image without a prompt',
			{ prompt: '', images: [upload(1280, 720)] },
			{ parameter: 'Prompt', value: '', takes: 'a text' },
		],
		[
			'two images',
			{ images: [upload(1280, 720), upload(1280, 720)] },
			{ parameter: 'Image URL', value: '2 images', takes: 'one image' },
		],
		[
			'an image of other pixels',
			{ images: [upload(1280, 721)] },
			{
				parameter: 'Reference image',
				value: '1280x721 pixels',
				takes: 'exactly the size of the video, 1280x720',
				advice: IMAGE_ADVICE(1280, 720),
			},
		],
		[
			'a seed',
			{ seed: 0 },
			{ parameter: 'Seed', value: '0', takes: 'no seed', advice: OPTION_ADVICE },
		],
	])('%s', (_, changes, expected) => {
		expect(refusal(apiyi, changes)).toEqual(expected);
	});
});

describe('the answers of apiyi', () => {
	it('tell everything about a job that runs, and ignore a completion time', () => {
		const reading = accepted(apiyi, {
			id: 'video_68e1f0c7d2a48190',
			object: 'video',
			model: 'sora-2-pro',
			status: 'in_progress',
			progress: 45,
			created_at: 1767225600,
			completed_at: 1767225900,
			size: '1792x1024',
			seconds: '12',
			quality: 'high',
		});
		expect(reading?.job).toEqual({
			id: 'video_68e1f0c7d2a48190',
			status: 'in_progress',
			progress: 45,
			model: 'sora-2-pro',
			prompt: null,
			seconds: 12,
			size: '1792x1024',
			createdAt: '2026-01-01T00:00:00.000Z',
			completedAt: null,
			expiresAt: null,
			failure: null,
		});
		expect(reading && sourcesOf(apiyi, reading, 'video')).toEqual([
			{ kind: 'endpoint', call: { method: 'GET', path: '/videos/video_68e1f0c7d2a48190/content' } },
		]);
	});

	it('tell that a job failed without saying why', () => {
		expect(accepted(apiyi, { id: 'video_1', status: 'failed' })?.job).toMatchObject({
			status: 'failed',
			failure: null,
		});
	});
});
