import type { HttpResponse, Provider } from '../../../nodes/AiVideo/protocol/provider';
import { liteLlm } from '../../../nodes/AiVideo/providers/liteLlm';
import { openAi } from '../../../nodes/AiVideo/providers/openAi';
import { response } from '../providers/request';

const CALL = { method: 'POST', path: '/videos' } as const;

function verdictOf(given: HttpResponse, provider: Provider = openAi): string {
	const verdict = provider.readSubmission(given, CALL);
	return verdict.kind === 'accepted' ? `accepted: ${verdict.reading.job.id}` : verdict.kind;
}

const ERROR = { error: { message: 'boom' } };

/** The table "Where money is charged and what may be retried safely". */
describe('what an answer to a submission proves', () => {
	it.each([400, 401, 402, 403, 404, 405, 406, 410, 413, 415, 422, 424, 426, 431, 451])(
		'%i: nothing was created, and nothing will be',
		(status) => {
			expect(verdictOf(response(status, ERROR))).toBe('rejected');
			expect(verdictOf(response(status, undefined))).toBe('rejected');
		},
	);

	it('415: nobody knows where a proxy may have sent the request twice', () => {
		expect(verdictOf(response(415, ERROR), liteLlm)).toBe('unknown');
	});

	it.each([408, 409, 425, 432, 444, 460, 499])('%i: nobody knows', (status) => {
		expect(verdictOf(response(status, ERROR))).toBe('unknown');
	});

	it.each([500, 501, 502, 503, 504, 507, 520, 521, 522, 523, 524, 529, 599])(
		'%i: nobody knows',
		(status) => {
			expect(verdictOf(response(status, ERROR))).toBe('unknown');
			expect(verdictOf(response(status, undefined))).toBe('unknown');
		},
	);

	it('429: nothing was created, and a later try may succeed', () => {
		expect(verdictOf(response(429, ERROR))).toBe('busy');
		expect(verdictOf(response(429, undefined, { 'retry-after': '5' }))).toBe('busy');
	});

	it('503 is a planned pause only with Retry-After', () => {
		expect(verdictOf(response(503, ERROR, { 'retry-after': '5' }))).toBe('busy');
		expect(verdictOf(response(502, ERROR, { 'retry-after': '5' }))).toBe('unknown');
		expect(verdictOf(response(500, ERROR, { 'retry-after': '5' }))).toBe('unknown');
	});

	it.each([301, 302, 307, 308])('%i: the provider moved, and took nothing', (status) => {
		expect(verdictOf(response(status, undefined))).toBe('rejected');
	});

	it('303: the request was taken, and the answer is elsewhere', () => {
		expect(verdictOf(response(303, undefined))).toBe('unknown');
	});

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
		['an error code', { code: 'busy', message: 'boom', data: null }],
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
