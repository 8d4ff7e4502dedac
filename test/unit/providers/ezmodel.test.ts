import { accepted } from './request';
import { ezmodel } from '../../../nodes/AiVideo/providers/ezmodel';
import { formParts, IMAGE_ADVICE, jsonFields, refusal, request, upload } from './request';

const COMPLETED = {
	id: 'video_0a1b2c',
	object: 'video',
	model: 'sora-2',
	status: 'completed',
	progress: 100,
	created_at: 1767225600,
	completed_at: 1767225780,
	expires_at: 1767312180,
	seconds: '8',
	size: '720x1280',
	remixed_from_video_id: null,
	error: null,
};

describe('the create request of ezmodel', () => {
	it('is a JSON POST to /videos for a text', () => {
		expect(ezmodel.submit(request({ seconds: 8, aspectRatio: '9:16' }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: {
					kind: 'json',
					fields: {
						model: 'sora-2',
						prompt: 'A fox in the snow',
						size: '720x1280',
						seconds: '8',
					},
				},
			},
			asked: { size: '720x1280', seconds: 8 },
		});
	});

	it.each([
		[4, '4'],
		[8, '8'],
		[12, '12'],
	])('%p seconds are text on the wire', (seconds, wire) => {
		expect(jsonFields(ezmodel, { seconds })).toStrictEqual({
			model: 'sora-2',
			prompt: 'A fox in the snow',
			size: '1280x720',
			seconds: wire,
		});
	});

	it.each([
		['taller than wide is portrait', 600, 800, '720x1280'],
		['wider than tall is landscape', 800, 600, '1280x720'],
		['square is landscape', 640, 640, '1280x720'],
	])('an image that chooses the size: %s', (_, width, height, size) => {
		const images = [upload(width, height)];
		expect(refusal(ezmodel, { images, imageFit: 'sizeFromImage' })).toMatchObject({
			parameter: 'Reference image',
			takes: `exactly the size of the video, ${size}`,
		});
	});

	it('sends an image of the right pixels as a file with name and type', () => {
		const images = [upload(720, 1280)];
		expect(formParts(ezmodel, { images, imageFit: 'sizeFromImage' })).toEqual([
			['model', 'sora-2'],
			['prompt', 'A fox in the snow'],
			['size', '720x1280'],
			['input_reference', 'image.png', 'image/png', 'IMG!'],
		]);
	});
});

describe('what ezmodel is not asked for', () => {
	const sizes = '720x1280 or 1280x720 for sora-2';
	it.each([
		['16 seconds', { seconds: 16 }, ['Duration', '16', '4, 8 or 12 seconds']],
		['1080p', { resolution: '1080p' as const }, ['Resolution', '1080p', sizes]],
		['21:9', { aspectRatio: '21:9' as const }, ['Aspect Ratio', '21:9', sizes]],
		['1024x1024', { size: '1024x1024' }, ['Size', '1024x1024', sizes]],
		[
			'a size that is none',
			{ size: '720p' },
			['Size', '720p', 'WIDTHxHEIGHT in pixels, e.g. 1280x720'],
		],
		['no prompt', { prompt: '' }, ['Prompt', '', 'a text']],
	])('%s', (_, changes, [parameter, value, takes]) => {
		expect(refusal(ezmodel, changes)).toEqual({ parameter, value, takes });
	});

	it('an image whose pixels differ from the size', () => {
		expect(refusal(ezmodel, { images: [upload(720, 1280)] })).toEqual({
			parameter: 'Reference image',
			value: '720x1280 pixels',
			takes: 'exactly the size of the video, 1280x720',
			advice: IMAGE_ADVICE(1280, 720),
		});
	});
});

describe('the answers of ezmodel', () => {
	it('tell everything about a completed job', () => {
		expect(accepted(ezmodel, COMPLETED)?.job).toEqual({
			id: 'video_0a1b2c',
			status: 'completed',
			progress: 100,
			model: 'sora-2',
			prompt: null,
			seconds: 8,
			size: '720x1280',
			createdAt: '2026-01-01T00:00:00.000Z',
			completedAt: '2026-01-01T00:03:00.000Z',
			expiresAt: '2026-01-02T00:03:00.000Z',
			failure: null,
		});
	});

	it('may say cancelled, with words or null', () => {
		const cancelled = { ...COMPLETED, status: 'cancelled', completed_at: null, expires_at: null };
		expect(accepted(ezmodel, cancelled)?.job).toMatchObject({
			status: 'cancelled',
			completedAt: null,
			expiresAt: null,
			failure: null,
		});
		const error = { message: 'Input image shows a face.', code: 'content_policy' };
		expect(accepted(ezmodel, { ...cancelled, error })?.job.failure).toEqual({
			code: 'content_policy',
			message: 'Input image shows a face.',
		});
	});

	it('are no job when they are an error', () => {
		const error = { message: 'Invalid size', code: 'invalid_parameter' };
		expect(accepted(ezmodel, { error })).toBeNull();
	});
});

it('ezmodel lets two jobs run at once', () => {
	expect(ezmodel.takes.maxRunningJobs).toBe(2);
});
