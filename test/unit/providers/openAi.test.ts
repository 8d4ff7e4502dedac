import { accepted, sourcesOf } from './request';
import { openAi } from '../../../nodes/AiVideo/providers/openAi';
import { formParts, refusal, request, upload, type Changes } from './request';

describe('the create request of an OpenAI-compatible server', () => {
	it('is a form to /videos even for a text', () => {
		expect(openAi.submit(request({ seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: {
					kind: 'multipart',
					parts: [
						{ name: 'model', text: 'sora-2' },
						{ name: 'prompt', text: 'A fox in the snow' },
						{ name: 'size', text: '1280x720' },
						{ name: 'seconds', text: '8' },
					],
				},
			},
			asked: { size: '1280x720', seconds: 8 },
		});
	});

	it.each([
		'sora-2',
		'sora-2-pro',
		'sora-2-2025-10-06',
		'sora-2-2025-12-08',
		'sora-2-pro-2025-10-06',
	])('takes 4, 8, 12, 16 and 20 seconds of %s', (model) => {
		for (const seconds of [4, 8, 12, 16, 20]) {
			expect(formParts(openAi, { model, seconds })).toContainEqual(['seconds', `${seconds}`]);
		}
		expect(refusal(openAi, { model, seconds: 10 })).toEqual({
			parameter: 'Duration',
			value: '10',
			takes: '4, 8, 12, 16 or 20 seconds',
		});
	});

	it.each([
		['sora-2', ['720x1280', '1280x720'], '1792x1024'],
		['sora-2-2025-10-06', ['720x1280', '1280x720'], '1080x1920'],
		['sora-2-2025-12-08', ['720x1280', '1280x720'], '1024x1792'],
		[
			'sora-2-pro',
			['720x1280', '1280x720', '1024x1792', '1792x1024', '1080x1920', '1920x1080'],
			'640x480',
		],
		[
			'sora-2-pro-2025-10-06',
			['720x1280', '1280x720', '1024x1792', '1792x1024', '1080x1920', '1920x1080'],
			'3840x2160',
		],
	])('%s comes in %p and not in %s', (model, sizes, other) => {
		for (const size of sizes) {
			expect(formParts(openAi, { model, size })).toContainEqual(['size', size]);
		}
		expect(refusal(openAi, { model, size: other })).toMatchObject({
			parameter: 'Size',
			value: other,
		});
	});

	it('passes an unknown model through with any length, size and image', () => {
		const changes = { model: 'veo-3.1', seconds: 7, size: '640 × 480', images: [upload(33, 44)] };
		expect(formParts(openAi, changes)).toEqual([
			['model', 'veo-3.1'],
			['prompt', 'A fox in the snow'],
			['size', '640x480'],
			['seconds', '7'],
			['input_reference', 'image.png', 'image/png', 'IMG!'],
		]);
	});

	it('gives an unknown model the very size of an image that chooses it', () => {
		const changes = { model: 'wan-2.2', images: [upload(832, 480)] };
		expect(formParts(openAi, { ...changes, imageFit: 'sizeFromImage' })).toContainEqual([
			'size',
			'832x480',
		]);
		expect(formParts(openAi, changes)).toContainEqual(['size', '1280x720']);
	});

	it('takes extra fields last, objects as JSON text and nulls not at all', () => {
		const extraFields = { model: 'sora-x', audio: true, user: { id: 7 }, size: null };
		expect(formParts(openAi, { extraFields })).toEqual([
			['model', 'sora-x'],
			['prompt', 'A fox in the snow'],
			['audio', 'true'],
			['user', '{"id":7}'],
		]);
	});
});

describe('the image chooses the size', () => {
	it.each([
		['a portrait of the model', 'sora-2', 720, 1280, '720x1280'],
		["a size of the model's own, whatever the resolution", 'sora-2-pro', 1792, 1024, '1792x1024'],
		['a tall one of the pro model', 'sora-2-pro', 1080, 1920, '1080x1920'],
	])('%s', (_, model, width, height, size) => {
		const images = [upload(width, height)];
		expect(formParts(openAi, { model, images, imageFit: 'sizeFromImage' })).toContainEqual([
			'size',
			size,
		]);
	});

	it('but a size of the user wins', () => {
		const changes = { images: [upload(720, 1280)], imageFit: 'sizeFromImage' as const };
		expect(refusal(openAi, { ...changes, size: '1280x720' })).toEqual({
			parameter: 'Reference image',
			value: '720x1280 pixels',
			takes: 'exactly the size of the video, 1280x720',
			advice: 'Put an Edit Image node before this one and resize the image to 1280 x 720.',
		});
	});

	it('and cannot choose a resolution the model has not', () => {
		const changes = { images: [upload(300, 400)], imageFit: 'sizeFromImage' as const };
		expect(refusal(openAi, { ...changes, resolution: '1080p' })).toEqual({
			parameter: 'Resolution',
			value: '1080p',
			takes: '720x1280 or 1280x720 for sora-2',
		});
	});

	it('without an image the ratio does', () => {
		expect(formParts(openAi, { imageFit: 'sizeFromImage' })).toContainEqual(['size', '1280x720']);
	});
});

it('what a video should turn out to be is told with the request', () => {
	const asked = (changes: Changes) => {
		const encoded = openAi.submit(request(changes));
		return encoded.kind === 'call' ? encoded.asked : encoded;
	};
	expect(asked({})).toEqual({ size: '1280x720', seconds: null });
	expect(asked({ model: 'veo-3.1', size: '640x480', seconds: 7 })).toEqual({
		size: '640x480',
		seconds: 7,
	});
});

it.each([2.5, 0, -4])('an unknown model is not asked for %p seconds', (seconds) => {
	expect(refusal(openAi, { model: 'veo-3.1', seconds })).toEqual({
		parameter: 'Duration',
		value: String(seconds),
		takes: 'whole seconds',
	});
});

describe('the rest of the protocol', () => {
	const reading = accepted(openAi, {
		id: 'video_1',
		object: 'video',
		status: 'completed',
		url: 'https://cdn.example.com/1.mp4',
	});

	it.each([
		['video', undefined],
		['thumbnail', { variant: 'thumbnail' }],
		['spritesheet', { variant: 'spritesheet' }],
	] as const)('the %s is below /content', (variant, query) => {
		const sources = reading ? sourcesOf(openAi, reading, variant) : [];
		const call = { method: 'GET', path: '/videos/video_1/content', ...(query ? { query } : {}) };
		expect(sources[0]).toEqual({ kind: 'endpoint', call });
	});

	it('only the video is looked for at the address of the answer as well', () => {
		const sources = reading ? sourcesOf(openAi, reading, 'video') : [];
		expect(sources.slice(1)).toEqual([{ kind: 'url', url: 'https://cdn.example.com/1.mp4' }]);
		expect(reading && sourcesOf(openAi, reading, 'thumbnail')).toHaveLength(1);
	});

	it('models are listed at /models, and no key is no header', () => {
		expect(openAi.models?.calls('')).toEqual([{ method: 'GET', path: '/models' }]);
		expect(openAi.authorize('', 0)).toEqual({});
	});
});
