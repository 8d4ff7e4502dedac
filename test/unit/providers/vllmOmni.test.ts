import { accepted } from './request';
import { isJobAnswer } from '../../../nodes/AiVideo/protocol/familyJob';
import { vllmOmni } from '../../../nodes/AiVideo/providers/vllmOmni';
import { formParts, link, refusal, request, upload, type Changes } from './request';

const WAN = 'Wan-AI/Wan2.2-T2V-A14B-Diffusers';
const PROMPT = ['prompt', 'A fox in the snow'];
const IMAGE = 'https://example.com/first.png';

describe('the create request of vLLM-Omni', () => {
	it('is a form to /videos even for a text', () => {
		expect(vllmOmni.submit(request({ model: WAN, seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: {
					kind: 'multipart',
					parts: [
						{ name: 'model', text: WAN },
						{ name: 'prompt', text: 'A fox in the snow' },
						{ name: 'size', text: '1280x720' },
						{ name: 'seconds', text: '8' },
					],
				},
			},
			asked: { size: '1280x720', seconds: 8 },
		});
	});

	it.each<[string, Changes, string[][]]>([
		[
			'four seconds where nothing is said, as the server might make one frame',
			{},
			[
				['size', '1280x720'],
				['seconds', '4'],
			],
		],
		[
			'any size and length',
			{ size: '832x480', seconds: 5 },
			[
				['size', '832x480'],
				['seconds', '5'],
			],
		],
		[
			'a seed and a negative prompt',
			{ seed: 0, negativePrompt: 'fog' },
			[
				['size', '1280x720'],
				['seconds', '4'],
				['seed', '0'],
				['negative_prompt', 'fog'],
			],
		],
		[
			'an image as a file',
			{ images: [upload(640, 640)] },
			[
				['size', '1280x720'],
				['seconds', '4'],
				['input_reference', 'image.png', 'image/png', 'IMG!'],
			],
		],
		[
			'an image by URL as JSON text',
			{ images: [link(IMAGE)] },
			[
				['size', '1280x720'],
				['seconds', '4'],
				['image_reference', '{"image_url":"https://example.com/first.png"}'],
			],
		],
		[
			'extension fields, objects as JSON text',
			{ extraFields: { num_frames: 81, lora: { name: 'anime' }, size: null } },
			[
				['seconds', '4'],
				['num_frames', '81'],
				['lora', '{"name":"anime"}'],
			],
		],
	])('%s', (_, changes, parts) => {
		expect(formParts(vllmOmni, changes)).toEqual([PROMPT, ...parts]);
	});

	it('names the model only when the user chose one: another than the served one is refused', () => {
		expect(formParts(vllmOmni, { model: WAN })).toContainEqual(['model', WAN]);
		expect(formParts(vllmOmni)).not.toContainEqual(['model', 'sora-2']);
	});

	it.each<[string, Changes, string]>([
		['half a second', { seconds: 2.5 }, 'whole seconds'],
		['no prompt', { prompt: '' }, 'a text'],
		['two images', { images: [link(IMAGE), link(IMAGE)] }, 'one image'],
		['half a seed', { seed: 0.5 }, 'whole numbers'],
		['a size that is none', { size: '720p' }, 'WIDTHxHEIGHT in pixels, e.g. 1280x720'],
	])('is not sent with %s', (_, changes, takes) => {
		expect(refusal(vllmOmni, changes)).toMatchObject({ takes });
	});
});

describe('the answers of vLLM-Omni', () => {
	const FAILED = {
		id: 'video_gen_1',
		object: 'video',
		model: WAN,
		prompt: 'A fox',
		status: 'failed',
		progress: 0,
		size: null,
		seconds: '4',
		created_at: 1767225600,
		error: { code: 500, message: 'CUDA out of memory' },
	};

	it('tell of a failed job with an HTTP error, which is the job all the same', () => {
		expect(isJobAnswer(FAILED)).toBe(true);
		expect(accepted(vllmOmni, FAILED)?.job).toEqual({
			id: 'video_gen_1',
			status: 'failed',
			progress: 0,
			model: WAN,
			prompt: 'A fox',
			seconds: 4,
			size: null,
			createdAt: '2026-01-01T00:00:00.000Z',
			completedAt: null,
			expiresAt: null,
			failure: { code: '500', message: 'CUDA out of memory' },
		});
	});

	it('tell of a missing job in FastAPI words, which are no job', () => {
		expect(isJobAnswer({ detail: 'Video not found' })).toBe(false);
		expect(accepted(vllmOmni, { detail: 'Video not found' })).toBeNull();
	});
});

it('vLLM-Omni lists and deletes, remixes nothing, and may need no key', () => {
	const data = [{ id: 'video_gen_1', object: 'video', status: 'queued' }];
	const answer = { object: 'list', data, first_id: 'video_gen_1', has_more: true };
	expect(vllmOmni.list?.readPage({ ...answer, last_id: 'video_gen_1' }, 1)?.next?.query).toEqual({
		limit: '1',
		order: 'desc',
		after: 'video_gen_1',
	});
	expect(vllmOmni.remove?.call({ id: 'video_gen_1' })?.method).toBe('DELETE');
	expect(vllmOmni.remix).toBeUndefined();
	expect(vllmOmni.authorize('', 0)).toEqual({});
	expect(vllmOmni.authorize('token', 0)).toEqual({ headers: { Authorization: 'Bearer token' } });
});
