import { newApi } from '../../../nodes/SoraVideo/dialects/newApi';
import { imagePath } from '../../../nodes/SoraVideo/dialects/refusals';
import { formParts, jsonFields, link, refusal, request, upload, type Changes } from './request';

const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };
const KLING = { model: 'kling-v2-master', prompt: 'A fox in the snow', size: '1280x720' };
const IMAGE = 'https://example.com/first.png';
const FILE = 'https://cdn.example.com/1.mp4';

describe('the create request of a New API relay', () => {
	it('is JSON for a text, with the length as text', () => {
		expect(newApi.encode(request({ seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: { kind: 'json', fields: { ...TEXT, size: '1280x720', seconds: '8' } },
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
		expect(imagePath(newApi, 'sora-2')).toBe('upload');
		expect(imagePath(newApi, 'sora-2-pro')).toBe('upload');
		expect(imagePath(newApi, 'kling-v2-master')).toBe('either');
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

const TASK = { task_id: 'task_1', submit_time: 1767225600, finish_time: 1767225660 };

describe('the generic answer of a New API relay', () => {
	const read = (data: object) =>
		newApi.readJob({ code: 'success', message: '', data: { ...TASK, ...data } }, null);

	it.each([
		['NOT_START', '0%', 'queued', 0],
		['SUBMITTED', '10%', 'queued', 10],
		['QUEUED', '20%', 'queued', 20],
		['IN_PROGRESS', '30%', 'in_progress', 30],
		['UNKNOWN', '', 'queued', null],
		['SUCCESS', '100%', 'completed', 100],
		['FAILURE', '100%', 'failed', 100],
	])('%s at %s means %s', (word, marker, status, progress) => {
		const reading = read({ status: word, progress: marker });
		expect(reading?.job).toMatchObject({
			id: 'task_1',
			status,
			progress,
			createdAt: '2026-01-01T00:00:00.000Z',
			dialect: 'newApi',
		});
	});

	it('has the reason of a failure in fail_reason', () => {
		const { job } = read({ status: 'FAILURE', fail_reason: 'blocked' }) ?? {};
		expect(job?.failure?.message).toBe('blocked');
	});

	it.each([
		['result_url', { result_url: FILE }],
		['fail_reason, in older data', { fail_reason: FILE }],
		['the upstream answer', { data: { video_url: FILE } }],
	])('has the address of the video in %s', (_, changes) => {
		expect(read({ status: 'SUCCESS', ...changes })?.contentUrls).toEqual([FILE]);
	});

	it('has no address where a failure has its reason', () => {
		expect(read({ status: 'FAILURE', fail_reason: FILE })?.contentUrls).toEqual([]);
	});
});

describe("a New API relay's answer in OpenAI's shape", () => {
	const JOB = { id: 'task_1', task_id: 'task_1', object: 'video', model: 'sora-2' };

	it('has a time of completion on running jobs, which counts for nothing', () => {
		const answer = { ...JOB, status: 'in_progress', progress: 30, completed_at: 1767225660 };
		expect(newApi.readJob(answer, null)?.job).toMatchObject({
			status: 'in_progress',
			completedAt: null,
		});
	});

	it('leads to the endpoint first, then to the address in metadata', () => {
		const answer = { ...JOB, status: 'completed', metadata: { url: FILE } };
		const reading = newApi.readJob(answer, null);
		expect(reading && newApi.content(reading, 'video')).toEqual([
			{ kind: 'endpoint', call: { method: 'GET', path: '/videos/task_1/content' } },
			{ kind: 'url', url: FILE },
		]);
	});

	it('leaves a file inside the answer to the endpoint', () => {
		const answer = { ...JOB, status: 'completed', metadata: { url: 'data:video/mp4;base64,AAAA' } };
		const reading = newApi.readJob(answer, null);
		expect(reading && newApi.content(reading, 'video')).toHaveLength(1);
	});

	it('may have the ID as task_id alone', () => {
		expect(newApi.readJob({ task_id: 'task_1', status: 'unknown' }, null)?.job).toMatchObject({
			id: 'task_1',
			status: 'queued',
		});
	});

	it('is no job when it says that there is none', () => {
		const answer = { code: 'task_not_exist', message: 'task_not_exist', data: null };
		expect(newApi.readJob(answer, 'task_1')).toBeNull();
	});
});

it('a New API relay remixes, and neither lists nor deletes', () => {
	expect(newApi.remix?.('task_1', 'At night')).toEqual({
		method: 'POST',
		path: '/videos/task_1/remix',
		body: { kind: 'json', fields: { prompt: 'At night' } },
	});
	expect([newApi.list, newApi.remove]).toEqual([undefined, undefined]);
});
