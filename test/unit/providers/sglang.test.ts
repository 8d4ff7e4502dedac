import { accepted, sourcesOf } from './request';
import { sglang } from '../../../nodes/AiVideo/providers/sglang';
import { formParts, jsonFields, link, refusal, request, upload, type Changes } from './request';

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const IMAGE = 'https://example.com/first.png';

describe('the create request of SGLang', () => {
	it('is JSON for a text, with the length as a number', () => {
		expect(sglang.submit(request({ seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: { kind: 'json', fields: { ...TEXT, size: '1280x720', seconds: 8 } },
			},
			asked: { size: '1280x720', seconds: 8 },
		});
	});

	it.each<[string, Changes, object]>([
		['the default length is left to the server', {}, { size: '1280x720' }],
		['any size and length', { size: '832x480', seconds: 5 }, { size: '832x480', seconds: 5 }],
		[
			'a seed and a negative prompt',
			{ seed: 0, negativePrompt: 'fog' },
			{ size: '1280x720', seed: 0, negative_prompt: 'fog' },
		],
		[
			'an image by URL, also as JSON',
			{ images: [link(IMAGE)] },
			{ size: '1280x720', reference_url: IMAGE },
		],
		[
			'extension fields',
			{ extraFields: { num_frames: 81, guidance_scale: 5.5 } },
			{ size: '1280x720', num_frames: 81, guidance_scale: 5.5 },
		],
	])('%s', (_, changes, fields) => {
		expect(jsonFields(sglang, changes)).toEqual({ ...TEXT, ...fields });
	});

	it('is a form only around a file', () => {
		expect(formParts(sglang, { images: [upload(640, 640)], seconds: 5, seed: 7 })).toEqual([
			['model', 'sora-2'],
			['prompt', 'A fox in the snow'],
			['size', '1280x720'],
			['seconds', '5'],
			['seed', '7'],
			['input_reference', 'image.png', 'image/png', 'IMG!'],
		]);
	});

	it.each<[string, Changes, string]>([
		['half a second', { seconds: 2.5 }, 'whole seconds'],
		['no prompt', { prompt: '' }, 'a text'],
		['two images', { images: [link(IMAGE), link(IMAGE)] }, 'one image'],
		['half a seed', { seed: 0.5 }, 'whole numbers'],
	])('is not sent with %s', (_, changes, takes) => {
		expect(refusal(sglang, changes)).toMatchObject({ takes });
	});
});

describe('the answers of SGLang', () => {
	const JOB = { id: 'a1', object: 'video', status: 'completed', seconds: '4', url: null };
	const ENDPOINT = {
		kind: 'endpoint',
		call: { method: 'GET', path: '/videos/a1/content' },
	};

	it.each([
		['no address', {}, []],
		['an address in the cloud', { url: 'https://s3.example.com/1.mp4' }, ['1']],
		['several', { urls: ['https://s3.example.com/1.mp4', 'https://s3.example.com/2.mp4'] }, ['1']],
	])('lead to the file, with %s', (_, changes, names) => {
		const reading = accepted(sglang, { ...JOB, ...changes });
		const urls = names.map((name) => ({ kind: 'url', url: `https://s3.example.com/${name}.mp4` }));
		expect(reading && sourcesOf(sglang, reading, 'video')).toEqual([...urls, ENDPOINT]);
	});

	it.each([
		['queued', 'queued', null],
		['failed', 'failed', { code: null, message: 'CUDA out of memory' }],
		['deleted', 'cancelled', null],
	])('%s means %s', (word, status, failure) => {
		const error = failure && { message: failure.message };
		expect(accepted(sglang, { ...JOB, status: word, error })?.job).toMatchObject({
			status,
			failure,
			seconds: 4,
		});
	});
});

it('SGLang lists without saying whether there is more, so that a full page is asked on', () => {
	const data = [{ id: 'a2' }, { id: 'a1' }];
	const answer = { object: 'list', data };
	expect(sglang.list?.readPage(answer, 3)?.next).toBeNull();
	expect(sglang.list?.readPage(answer, 2)?.next?.query).toEqual({
		limit: '2',
		order: 'desc',
		after: 'a1',
	});
	expect(sglang.list?.readPage({ object: 'list', data: [] }, 2)?.next).toBeNull();
});

it('SGLang deletes, and remixes nothing', () => {
	expect(sglang.remove?.call({ id: 'a1' })).toEqual({ method: 'DELETE', path: '/videos/a1' });
	expect(sglang.remix).toBeUndefined();
});
