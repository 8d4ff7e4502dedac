import type { HttpResponse } from '../../../nodes/AiVideo/protocol/wire';
import { openAi } from '../../../nodes/AiVideo/providers/openAi';
import { response } from '../providers/request';

const CALL = { method: 'POST', path: '/videos' } as const;

function verdictOf(given: HttpResponse): string {
	const verdict = openAi.readSubmission(given, CALL);
	return verdict.kind === 'accepted' ? `accepted: ${verdict.reading.job.id}` : verdict.kind;
}

const ERROR = { error: { message: 'boom' } };

/** Statuses alone are judged in verdicts; here is what the family reads out of bodies. */
describe('what an answer to a submission proves', () => {
	it.each([200, 201, 202, 299])('%i with an ID: there is a job', (status) => {
		expect(verdictOf(response(status, { id: 'video_1', status: 'queued' }))).toBe(
			'accepted: video_1',
		);
		expect(verdictOf(response(status, { code: 'success', data: { task_id: 't' } }))).toBe(
			'accepted: t',
		);
	});

	it.each<[string, unknown]>([
		['no JSON', undefined],
		['no ID', { status: 'queued' }],
		['an error', ERROR],
		['an error code', { code: 'upstream_error', message: 'boom', data: null }],
		['a list', []],
		['an empty object', {}],
	])('200 with %s: nobody knows', (_, json) => {
		expect(verdictOf(response(200, json))).toBe('unknown');
	});

	it('a job that already failed is a job', () => {
		const failed = { id: 'video_1', status: 'failed', error: { message: 'boom' } };
		expect(verdictOf(response(200, failed))).toBe('accepted: video_1');
		expect(verdictOf(response(500, failed))).toBe('accepted: video_1');
		expect(verdictOf(response(422, { ...failed, object: 'video' }))).toBe('accepted: video_1');
	});

	it.each<[string, number, unknown, string]>([
		['an error with an ID', 500, { id: 'req_1', error: { message: 'boom' } }, 'unknown'],
		['a gateway that says error of itself', 502, { status: 'error' }, 'unknown'],
		['a refusal with the number of the request', 400, { request_id: 'r', code: 'x' }, 'rejected'],
		['a refusal that calls itself failed', 429, { request_id: 'r', status: 'failed' }, 'busy'],
	])('%s is no job', (_, status, json, verdict) => {
		expect(verdictOf(response(status, json))).toBe(verdict);
	});
});
