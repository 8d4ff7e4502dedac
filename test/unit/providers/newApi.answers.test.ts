import { accepted, polled, sourcesOf } from './request';
import { newApi } from '../../../nodes/AiVideo/providers/newApi';

const FILE = 'https://cdn.example.com/1.mp4';
const TASK = { task_id: 'task_1', submit_time: 1767225600, finish_time: 1767225660 };

it('the state of a job is asked for on both routes of a New API relay', () => {
	expect(newApi.poll({ id: 'a/b' })).toEqual({
		method: 'GET',
		path: '/videos/a%2Fb',
		older: { method: 'GET', path: '/video/generations/a%2Fb' },
	});
});

describe('the generic answer of a New API relay', () => {
	const read = (data: object) =>
		accepted(newApi, { code: 'success', message: '', data: { ...TASK, ...data } });

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

	it('leads to the address first, since there may be no endpoint', () => {
		const reading = read({ status: 'SUCCESS', result_url: FILE });
		expect(reading && sourcesOf(newApi, reading, 'video')).toEqual([
			{ kind: 'url', url: FILE },
			{ kind: 'endpoint', call: { method: 'GET', path: '/videos/task_1/content' } },
		]);
	});

	it('has no address where a failure has its reason', () => {
		expect(read({ status: 'FAILURE', fail_reason: FILE })?.contentUrls).toEqual([]);
	});
});

describe("a New API relay's answer in OpenAI's shape", () => {
	const JOB = { id: 'task_1', task_id: 'task_1', object: 'video', model: 'sora-2' };

	it('has a time of completion on running jobs, which counts for nothing', () => {
		const answer = { ...JOB, status: 'in_progress', progress: 30, completed_at: 1767225660 };
		expect(accepted(newApi, answer)?.job).toMatchObject({
			status: 'in_progress',
			completedAt: null,
		});
	});

	it('leads to the endpoint first, then to the address in metadata', () => {
		const answer = { ...JOB, status: 'completed', metadata: { url: FILE } };
		const reading = accepted(newApi, answer);
		expect(reading && sourcesOf(newApi, reading, 'video')).toEqual([
			{ kind: 'endpoint', call: { method: 'GET', path: '/videos/task_1/content' } },
			{ kind: 'url', url: FILE },
		]);
	});

	it('leaves a file inside the answer to the endpoint', () => {
		const answer = { ...JOB, status: 'completed', metadata: { url: 'data:video/mp4;base64,AAAA' } };
		const reading = accepted(newApi, answer);
		expect(reading && sourcesOf(newApi, reading, 'video')).toHaveLength(1);
	});

	it('may have the ID as task_id alone', () => {
		expect(accepted(newApi, { task_id: 'task_1', status: 'unknown' })?.job).toMatchObject({
			id: 'task_1',
			status: 'queued',
		});
	});

	it('is no job when it says that there is none', () => {
		const answer = { code: 'task_not_exist', message: 'task_not_exist', data: null };
		expect(polled(newApi, answer, 'task_1')).toBeNull();
	});
});
