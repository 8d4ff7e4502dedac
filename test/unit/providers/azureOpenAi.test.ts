import { accepted } from './request';
import { readBaseUrl } from '../../../nodes/AiVideo/api/account';
import { azureOpenAi } from '../../../nodes/AiVideo/providers/azureOpenAi';
import { formParts, IMAGE_ADVICE, OPTION_ADVICE, refusal, request, upload } from './request';

const TEXT = [
	['model', 'sora-2'],
	['prompt', 'A fox in the snow'],
];

describe('the create request of Azure OpenAI', () => {
	it('is a form to /videos, with the length as text', () => {
		expect(azureOpenAi.submit(request({ seconds: 8 }))).toEqual({
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
		['the default length is left to the provider', {}, [...TEXT, ['size', '1280x720']]],
		['portrait', { aspectRatio: '9:16' as const }, [...TEXT, ['size', '720x1280']]],
		['a size of the user', { size: '720×1280' }, [...TEXT, ['size', '720x1280']]],
		[
			'any deployment as the model',
			{ model: 'my-sora' },
			[
				['model', 'my-sora'],
				['prompt', 'A fox in the snow'],
				['size', '1280x720'],
			],
		],
		[
			'an image as a file',
			{ images: [upload(1280, 720)] },
			[...TEXT, ['size', '1280x720'], ['input_reference', 'image.png', 'image/png', 'IMG!']],
		],
		[
			'an extra field',
			{ extraFields: { remix_video_id: 'video_1' } },
			[...TEXT, ['size', '1280x720'], ['remix_video_id', 'video_1']],
		],
	])('%s', (_, changes, parts) => {
		expect(formParts(azureOpenAi, changes)).toEqual(parts);
	});

	it.each([4, 8, 12])('%d seconds', (seconds) => {
		expect(formParts(azureOpenAi, { seconds })).toContainEqual(['seconds', String(seconds)]);
	});
});

describe('what Azure is not asked for, whatever the deployment is called', () => {
	it.each(['sora-2', 'my-sora'])('%s', (model) => {
		const takes = `720x1280 or 1280x720 for ${model}`;
		expect(refusal(azureOpenAi, { model, seconds: 16 })).toEqual({
			parameter: 'Duration',
			value: '16',
			takes: '4, 8 or 12 seconds',
		});
		expect(refusal(azureOpenAi, { model, resolution: '1080p' })).toEqual({
			parameter: 'Resolution',
			value: '1080p',
			takes,
		});
		expect(refusal(azureOpenAi, { model, size: '1792x1024' })).toEqual({
			parameter: 'Size',
			value: '1792x1024',
			takes,
		});
		expect(refusal(azureOpenAi, { model, images: [upload(640, 640)] })).toEqual({
			parameter: 'Reference image',
			value: '640x640 pixels',
			takes: 'exactly the size of the video, 1280x720',
			advice: IMAGE_ADVICE(1280, 720),
		});
	});

	it('no prompt, two images, a seed', () => {
		expect(refusal(azureOpenAi, { prompt: '' })?.takes).toBe('a text');
		const images = [upload(1280, 720), upload(1280, 720)];
		expect(refusal(azureOpenAi, { images })).toMatchObject({ takes: 'one image' });
		expect(refusal(azureOpenAi, { seed: 1 })).toMatchObject({ advice: OPTION_ADVICE });
	});
});

describe('the rest of the protocol of Azure OpenAI', () => {
	it('carries the key in its own header, and no key in none', () => {
		expect(azureOpenAi.authorize('abc', 0)).toEqual({ headers: { 'api-key': 'abc' } });
		expect(azureOpenAi.authorize('', 0)).toEqual({});
	});

	it.each([
		'https://one.openai.azure.com',
		'https://one.openai.azure.com/',
		'https://one.openai.azure.com/openai',
		'https://one.openai.azure.com/openai/v1/',
	])('completes the address %s', (address) => {
		const url = 'https://one.openai.azure.com/openai/v1';
		expect(readBaseUrl(address, azureOpenAi)).toEqual({ kind: 'url', url });
	});

	it('keeps the query of an address, which every call gets', () => {
		const address = 'https://one.openai.azure.com/openai/v1/videos?api-version=preview';
		const url = 'https://one.openai.azure.com/openai/v1?api-version=preview';
		expect(readBaseUrl(address, azureOpenAi)).toEqual({ kind: 'url', url });
	});

	it('asks for an address, since every user has one of his own', () => {
		expect(readBaseUrl('', azureOpenAi).kind).toBe('problem');
	});

	it('remixes with a form', () => {
		expect(azureOpenAi.remix?.({ id: 'video_1' }, 'At night')).toEqual({
			method: 'POST',
			path: '/videos/video_1/remix',
			body: { kind: 'multipart', parts: [{ name: 'prompt', text: 'At night' }] },
		});
	});

	it('lists and deletes as OpenAI does, and has no list of deployments', () => {
		expect(azureOpenAi.list?.first(20)).toEqual({
			method: 'GET',
			path: '/videos',
			query: { limit: '20', order: 'desc' },
		});
		expect(azureOpenAi.remove?.call({ id: 'video_1' })).toEqual({
			method: 'DELETE',
			path: '/videos/video_1',
		});
		expect(azureOpenAi.models).toBeUndefined();
	});

	it('reads when the video goes', () => {
		const answer = { id: 'video_1', status: 'cancelled', expires_at: 1767312000, error: null };
		expect(accepted(azureOpenAi, answer)?.job).toMatchObject({
			status: 'cancelled',
			expiresAt: '2026-01-02T00:00:00.000Z',
		});
	});
});
