import type { Answer } from '../../../nodes/AiVideo/api/client';
import { dialects } from '../../../nodes/AiVideo/providers';
import { judgeSubmission } from '../../../nodes/AiVideo/jobs/judgeSubmission';

function answer(status: number, json: unknown, headers: Record<string, string> = {}): Answer {
	return { kind: 'answer', status, headers, json, text: '', problem: null };
}

function verdictOf(given: Answer): string {
	const verdict = judgeSubmission(dialects.openai, given);
	if (verdict.kind === 'again') return `again: ${verdict.cause}`;
	return verdict.kind === 'accepted' ? `accepted: ${verdict.reading.job.id}` : verdict.kind;
}

const ERROR = { error: { message: 'boom' } };

/** The table "Where money is charged and what may be retried safely". */
describe('what an answer to a submission proves', () => {
	it.each([
		['nothing was sent', true, 'again: noConnection'],
		['something was sent', false, 'unknown'],
	])('without an answer: %s', (_, nothingSent, verdict) => {
		const given: Answer = { kind: 'noAnswer', nothingSent, code: 'X', reason: 'X' };
		expect(verdictOf(given)).toBe(verdict);
	});

	it.each([400, 401, 402, 403, 404, 405, 406, 410, 413, 415, 422, 424, 426, 431, 451])(
		'%i: nothing was created, and nothing will be',
		(status) => {
			expect(verdictOf(answer(status, ERROR))).toBe('rejected');
			expect(verdictOf(answer(status, undefined))).toBe('rejected');
		},
	);

	it('415: nobody knows where a proxy may have sent the request twice', () => {
		expect(judgeSubmission(dialects.liteLlm, answer(415, ERROR)).kind).toBe('unknown');
	});

	it.each([408, 409, 425, 432, 444, 460, 499])('%i: nobody knows', (status) => {
		expect(verdictOf(answer(status, ERROR))).toBe('unknown');
	});

	it.each([500, 501, 502, 503, 504, 507, 520, 521, 522, 523, 524, 529, 599])(
		'%i: nobody knows',
		(status) => {
			expect(verdictOf(answer(status, ERROR))).toBe('unknown');
			expect(verdictOf(answer(status, undefined))).toBe('unknown');
		},
	);

	it('429: nothing was created, and a later try may succeed', () => {
		expect(verdictOf(answer(429, ERROR))).toBe('again: busy');
		expect(verdictOf(answer(429, undefined, { 'retry-after': '5' }))).toBe('again: busy');
	});

	it('503 is a planned pause only with Retry-After', () => {
		expect(verdictOf(answer(503, ERROR, { 'retry-after': '5' }))).toBe('again: busy');
		expect(verdictOf(answer(502, ERROR, { 'retry-after': '5' }))).toBe('unknown');
		expect(verdictOf(answer(500, ERROR, { 'retry-after': '5' }))).toBe('unknown');
	});

	it.each([301, 302, 307, 308])('%i: the provider moved, and took nothing', (status) => {
		expect(verdictOf(answer(status, undefined))).toBe('rejected');
	});

	it('303: the request was taken, and the answer is elsewhere', () => {
		expect(verdictOf(answer(303, undefined))).toBe('unknown');
	});

	it.each([200, 201, 202, 299])('%i with an ID: there is a job', (status) => {
		expect(verdictOf(answer(status, { id: 'video_1', status: 'queued' }))).toBe(
			'accepted: video_1',
		);
		expect(verdictOf(answer(status, { code: 'success', data: { task_id: 't' } }))).toBe(
			'accepted: t',
		);
	});

	it.each<[string, unknown]>([
		['no JSON', undefined],
		['no ID', { status: 'queued' }],
		['an error', ERROR],
		['an error code', { code: 'busy', message: 'boom', data: null }],
		['a list', []],
		['an empty object', {}],
	])('200 with %s: nobody knows', (_, json) => {
		expect(verdictOf(answer(200, json))).toBe('unknown');
	});

	it('a job that already failed is a job', () => {
		const failed = { id: 'video_1', status: 'failed', error: { message: 'boom' } };
		expect(verdictOf(answer(200, failed))).toBe('accepted: video_1');
		expect(verdictOf(answer(500, failed))).toBe('accepted: video_1');
		expect(verdictOf(answer(422, { ...failed, object: 'video' }))).toBe('accepted: video_1');
	});

	it.each<[string, number, unknown, string]>([
		['an error with an ID', 500, { id: 'req_1', error: { message: 'boom' } }, 'unknown'],
		['a gateway that says error of itself', 502, { status: 'error' }, 'unknown'],
		['a refusal with the number of the request', 400, { request_id: 'r', code: 'x' }, 'rejected'],
		[
			'a refusal that calls itself failed',
			429,
			{ request_id: 'r', status: 'failed' },
			'again: busy',
		],
	])('%s is no job', (_, status, json, verdict) => {
		expect(verdictOf(answer(status, json))).toBe(verdict);
	});
});
