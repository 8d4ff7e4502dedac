import { isJobAnswer, readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import type { Job } from '../../../nodes/AiVideo/protocol/job';

function jobOf(answer: unknown, jobId: string | null = null): Job | undefined {
	return readFamilyJob(answer, jobId === null ? null : { id: jobId })?.job;
}

describe('the ID of a job', () => {
	it.each<[string, unknown, string]>([
		['id', { id: 'a' }, 'a'],
		['task_id', { task_id: 'a' }, 'a'],
		['video_id', { video_id: 'a' }, 'a'],
		['request_id', { request_id: 'a' }, 'a'],
		['data.id', { data: { id: 'a' } }, 'a'],
		['data.task_id', { code: 'success', message: '', data: { task_id: 'a' } }, 'a'],
		['data.data.id', { data: { data: { id: 'a' } } }, 'a'],
		['output.task_id', { output: { task_id: 'a', task_status: 'PENDING' } }, 'a'],
		['output.task_id beside a request_id', { request_id: 'r', output: { task_id: 'a' } }, 'a'],
		['id as a number', { id: 4711 }, '4711'],
		['id before task_id', { task_id: 'b', id: 'a' }, 'a'],
		['the outermost of several', { id: 'a', data: { id: 'b' } }, 'a'],
		['task_id when id is null', { id: null, task_id: 'a' }, 'a'],
		['id with white space around it', { id: ' a\n' }, 'a'],
		['an id of many parts', { id: 'dmlkZW8/bGl0ZWxsbQ==' }, 'dmlkZW8/bGl0ZWxsbQ=='],
		['an id with dots', { id: '...' }, '...'],
	])('is found in %s', (_, answer, id) => {
		expect(jobOf(answer)?.id).toBe(id);
	});

	it.each([
		['.', '.'],
		['..', '..'],
		['nothing', ''],
		['white space', ' '],
		['null', null],
		['an object', {}],
		['true', true],
		['2049 letters', 'a'.repeat(2049)],
	])('is not %s', (_, id) => {
		expect(jobOf({ id, status: 'queued' })).toBeUndefined();
	});

	it('may have 2048 letters', () => {
		expect(jobOf({ id: 'a'.repeat(2048) })?.id).toHaveLength(2048);
	});

	it('is the one of the create answer, whatever a later answer says', () => {
		expect(jobOf({ id: 'b', status: 'queued' }, 'a')?.id).toBe('a');
		expect(jobOf({ status: 'queued' }, 'a')?.id).toBe('a');
	});
});

describe('the state of a job', () => {
	it.each<[string, unknown, string]>([
		['status', { status: 'succeeded' }, 'completed'],
		['state', { state: 'FAILURE' }, 'failed'],
		['task_status', { task_status: 'Canceled' }, 'cancelled'],
		['data.status', { data: { status: 'expired' } }, 'expired'],
		['data.data.state', { data: { data: { state: 'Not-Start' } } }, 'queued'],
		['output.task_status', { output: { task_status: 'RUNNING' } }, 'in_progress'],
		['status before state', { state: 'failed', status: 'queued' }, 'queued'],
		['an unknown word', { status: 'uploading' }, 'in_progress'],
		['no word', {}, 'in_progress'],
		['null', { status: null }, 'in_progress'],
		['a number', { status: 2 }, 'in_progress'],
		['an object', { status: { state: 'failed' } }, 'in_progress'],
		['100 % without a word', { progress: 100, completed_at: 1767225600 }, 'in_progress'],
	])('in %s', (_, answer, status) => {
		expect(jobOf(answer, 'a')?.status).toBe(status);
	});

	it("is the word beside the ID, not an envelope's own", () => {
		const data = { task_id: 'a', status: 'IN_PROGRESS', data: { status: 'success' } };
		expect(jobOf({ status: 'success', data })?.status).toBe('in_progress');
		expect(jobOf({ status: 'success', code: 200, data: { id: 'a', state: 'fail' } })?.status).toBe(
			'failed',
		);
	});

	it("is an envelope's own word where the job beside the ID has none", () => {
		expect(jobOf({ status: 'running', data: { id: 'a' } })?.status).toBe('in_progress');
		expect(jobOf({ status: 'success', data: { id: 'a' } })?.status).toBe('completed');
	});
});

describe('what is no job', () => {
	it.each([
		['an object without ID', { status: 'queued' }],
		['an error', { error: { message: 'boom', code: 'x' } }],
		['an error with an ID of its own', { id: 'req_1', error: { message: 'boom' } }],
		['an error code on 200', { code: 'invalid_json', message: 'boom', data: null, id: 'x' }],
		['a list', [{ id: 'a' }]],
		['a text', 'video_1'],
		['null', null],
		['no JSON', undefined],
	])('%s', (_, answer) => {
		expect(readFamilyJob(answer, null)).toBeNull();
	});

	it.each([[{ error: 'rate limit' }], [{ code: 500, message: 'boom' }]])(
		'an error about a known job: %j',
		(answer) => {
			expect(readFamilyJob(answer, { id: 'a' })).toBeNull();
		},
	);
});

it('a job that failed is a job with an error', () => {
	expect(jobOf({ id: 'a', status: 'failed', error: { message: 'boom' } })).toMatchObject({
		status: 'failed',
		failure: { code: null, message: 'boom' },
	});
});

it('the answer itself is kept for those who want it', () => {
	const answer = { id: 'a', anything: { else: 1 } };
	expect(readFamilyJob(answer, null)?.answer).toBe(answer);
});

describe('an HTTP error carries a job', () => {
	it.each<[string, unknown, boolean]>([
		['that says it is a video', { object: 'video', status: 'queued' }, true],
		['that ended, with its ID', { id: 'a', status: 'failed' }, true],
		['that ended, in an envelope', { data: { task_id: 'a', status: 'SUCCESS' } }, true],
		['that still runs', { id: 'a', status: 'queued' }, false],
		['of an unknown state', { id: 'a', status: 'uploading' }, false],
		['without state', { id: 'a' }, false],
		["of a gateway's own status", { status: 'error', message: 'bad gateway' }, false],
		['with nothing but a request ID', { request_id: 'r', status: 'error' }, false],
		['that is another object', { object: 'list', data: [] }, false],
		['that is an error', { error: { message: 'boom' } }, false],
		['that is a list', [{ id: 'a', status: 'failed' }], false],
		['that is no JSON', undefined, false],
	])('%s: %p', (_, answer, expected) => {
		expect(isJobAnswer(answer)).toBe(expected);
	});
});
