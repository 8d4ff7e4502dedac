import { openAi } from '../../../nodes/AiVideo/providers/openAi';
import { response } from '../providers/request';

function verdictOf(status: number, json: unknown): string {
	const verdict = openAi.readPoll(response(status, json), { id: 'video_1' });
	return verdict.kind === 'reading'
		? `${verdict.reading.job.id} ${verdict.reading.job.status}`
		: verdict.kind;
}

describe('what an answer to a status request tells', () => {
	it.each<[string, number, unknown, string]>([
		['a job', 200, { id: 'video_1', status: 'completed' }, 'video_1 completed'],
		['a job under another ID', 200, { id: 'video_b', status: 'queued' }, 'video_1 queued'],
		['a job without ID', 202, { status: 'running' }, 'video_1 in_progress'],
		['a job in an envelope', 201, { data: { task_status: 'FAILURE' } }, 'video_1 failed'],
		['a job in a state nobody knows', 200, { status: 'uploading' }, 'video_1 in_progress'],
		[
			'a failed job with 500',
			500,
			{ id: 'video_1', object: 'video', status: 'failed' },
			'video_1 failed',
		],
		['a failed job with 404', 404, { id: 'video_1', status: 'failed' }, 'video_1 failed'],
		['a completed job with 403', 403, { id: 'video_1', status: 'completed' }, 'video_1 completed'],
		['a running job with 503', 503, { object: 'video', status: 'queued' }, 'video_1 queued'],
	])('%s', (_, status, json, verdict) => {
		expect(verdictOf(status, json)).toBe(verdict);
	});

	it('is nothing but its status where an error holds no job', () => {
		expect(verdictOf(503, { status: 'error', message: 'a gateway of itself' })).toBe('late');
		expect(verdictOf(400, { code: 'task_not_exist', message: 'no' })).toBe('missing');
		expect(verdictOf(401, { error: { message: 'no' } })).toBe('denied');
	});

	it.each<[string, unknown, string]>([
		['a page', undefined, 'late'],
		['a list', [], 'late'],
		['an error without a job', { error: { message: 'no such task' } }, 'missing'],
		['an error code without a job', { code: 'task_not_exist' }, 'missing'],
		[
			'an error beside a job that runs',
			{ status: 'running', error: { message: 'x' } },
			'video_1 in_progress',
		],
	])('200 with %s', (_, json, verdict) => {
		expect(verdictOf(200, json)).toBe(verdict);
	});
});
