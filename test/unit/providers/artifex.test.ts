import { accepted, polled, sourcesOf } from './request';
import { artifex } from '../../../nodes/AiVideo/providers/artifex';
import { jsonFields, link, OPTION_ADVICE, refusal, request, upload } from './request';

const FIRST = 'https://example.com/first.png';
const SECOND = 'https://example.com/second.png';
const CREATED = {
	id: 'v_8c7e4b1f',
	task_id: 'v_8c7e4b1f',
	object: 'video',
	status: 'queued',
	progress: 0,
	video_url: null,
	model: 'sora-2',
};
const COMPLETED = {
	id: 'v_8c7e4b1f',
	object: 'video',
	status: 'completed',
	progress: 100,
	video_url: 'https://cdn.artifex.help/v_8c7e4b1f.mp4',
	completed_at: 1767225780,
	aspect_ratio: '16:9',
	duration: 12,
};

describe('the create request of artifex', () => {
	it('is a JSON POST to /videos', () => {
		expect(artifex.submit(request({ seconds: 12 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: {
					kind: 'json',
					fields: {
						model: 'sora-2',
						prompt: 'A fox in the snow',
						aspect_ratio: '16:9',
						duration: 12,
					},
				},
			},
			asked: { size: null, seconds: 12 },
		});
	});

	it.each([
		['the default length is left to the provider', {}, { aspect_ratio: '16:9' }],
		['portrait', { aspectRatio: '9:16' as const }, { aspect_ratio: '9:16' }],
		['twelve seconds as a number', { seconds: 12 }, { aspect_ratio: '16:9', duration: 12 }],
		['a size becomes its ratio', { size: '1280x720' }, { aspect_ratio: '16:9' }],
		['a portrait size', { size: ' 720 X 1280 ' }, { aspect_ratio: '9:16' }],
		[
			'a size wins over ratio and resolution',
			{ size: '720x1280', aspectRatio: '1:1' as const, resolution: '4k' as const },
			{ aspect_ratio: '9:16' },
		],
		['one image as text', { images: [link(FIRST)] }, { aspect_ratio: '16:9', image: FIRST }],
		[
			'several images as an array',
			{ images: [link(FIRST), link(SECOND)] },
			{ aspect_ratio: '16:9', image: [FIRST, SECOND] },
		],
		['an extra field', { extraFields: { style: 'noir' } }, { aspect_ratio: '16:9', style: 'noir' }],
		[
			'an overriding extra field',
			{ extraFields: { aspect_ratio: '1:1' } },
			{ aspect_ratio: '1:1' },
		],
		['an extra null, which takes a field out', { extraFields: { aspect_ratio: null } }, {}],
	])('%s', (_, changes, fields) => {
		expect(jsonFields(artifex, changes)).toEqual({
			model: 'sora-2',
			prompt: 'A fox in the snow',
			...fields,
		});
	});

	it('has no prompt when an image stands alone', () => {
		expect(jsonFields(artifex, { prompt: '', images: [link(FIRST)] })).toEqual({
			model: 'sora-2',
			aspect_ratio: '16:9',
			image: FIRST,
		});
	});

	it('names any model, which the relay may know', () => {
		expect(jsonFields(artifex, { model: 'sora-3' })).toMatchObject({ model: 'sora-3' });
	});
});

describe('what artifex is not asked for', () => {
	it.each([
		['nothing', { prompt: '' }, ['Prompt', '', 'a text, or a reference image without one']],
		['8 seconds', { seconds: 8 }, ['Duration', '8', '12 seconds']],
		['8 of another model', { seconds: 8, model: 'sora-3' }, ['Duration', '8', '12 seconds']],
		['a square', { aspectRatio: '1:1' as const }, ['Aspect Ratio', '1:1', '16:9 or 9:16']],
		['a square size', { size: '720x720' }, ['Size', '720x720', '1280x720 or 720x1280']],
		['a size that is none', { size: 'large' }, ['Size', 'large', '1280x720 or 720x1280']],
	])('%s', (_, changes, [parameter, value, takes]) => {
		expect(refusal(artifex, changes)).toEqual({ parameter, value, takes });
	});

	it.each([
		[
			'a resolution it has no field for',
			{ resolution: '1080p' as const },
			['Resolution', '1080p', 'no resolution'],
			'Leave Resolution at 720p: the provider decides it.',
		],
		[
			'an uploaded image',
			{ images: [upload(1280, 720)] },
			['Image Source', 'Binary Data', 'images by URL only'],
			'Set Image Source to URL. To use a file, upload it to a public address first (for example with an S3 node) and pass on its URL.',
		],
		['a seed', { seed: 7 }, ['Seed', '7', 'no seed'], OPTION_ADVICE],
		[
			'a negative prompt',
			{ negativePrompt: 'blurry' },
			['Negative Prompt', 'blurry', 'no negative prompt'],
			OPTION_ADVICE,
		],
	])('%s, with advice', (_, changes, [parameter, value, takes], advice) => {
		expect(refusal(artifex, changes)).toEqual({ parameter, value, takes, advice });
	});
});

describe('the answers of artifex', () => {
	it('tell the ID, state and model when the job is created', () => {
		const reading = accepted(artifex, CREATED);
		expect(reading?.job).toEqual({
			id: 'v_8c7e4b1f',
			status: 'queued',
			progress: 0,
			model: 'sora-2',
			prompt: null,
			seconds: null,
			size: null,
			createdAt: null,
			completedAt: null,
			expiresAt: null,
			failure: null,
		});
		expect(reading?.contentUrls).toEqual([]);
	});

	it('name the file when the job is completed, and nothing else is asked for it', () => {
		const reading = polled(artifex, COMPLETED, 'v_8c7e4b1f');
		expect(reading?.job).toMatchObject({
			status: 'completed',
			progress: 100,
			seconds: 12,
			completedAt: '2026-01-01T00:03:00.000Z',
		});
		expect(reading && sourcesOf(artifex, reading, 'video')).toEqual([
			{ kind: 'url', url: 'https://cdn.artifex.help/v_8c7e4b1f.mp4' },
		]);
	});

	it.each([
		[
			'with its words',
			{ message: 'blocked', code: 'policy' },
			{ code: 'policy', message: 'blocked' },
		],
		['without an error', undefined, null],
	])('tell that the job failed, %s', (_, error, failure) => {
		const reading = accepted(artifex, { id: 'v_8c7e4b1f', status: 'failed', error });
		expect(reading?.job).toMatchObject({ status: 'failed', failure });
	});
});

it('artifex is asked for the state with the ID in the path, and with the key as a bearer', () => {
	expect(artifex.poll({ id: 'v_8c7e4b1f' })).toEqual({ method: 'GET', path: '/videos/v_8c7e4b1f' });
	expect(artifex.authorize('vip-key', 0)).toEqual({ headers: { Authorization: 'Bearer vip-key' } });
	expect(artifex.models).toBeUndefined();
	expect(artifex.list).toBeUndefined();
});
