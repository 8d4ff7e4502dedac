import type { HttpResponse } from '../../../nodes/AiVideo/protocol/wire';
import {
	isPassing,
	isRemoved,
	isSuccess,
	judgePoll,
	judgeProbe,
	judgeSubmission,
} from '../../../nodes/AiVideo/protocol/verdicts';
import { response } from '../providers/request';

const ERROR = { error: { message: 'boom' } };
const answer = (status: number, headers: HttpResponse['headers'] = {}) =>
	response(status, ERROR, headers);

/** The table "Where money is charged and what may be retried safely". */
describe('what the status of an answer without a job proves of a submission', () => {
	const kindOf = (given: HttpResponse, ambiguous?: readonly number[]) =>
		judgeSubmission(given, ambiguous).kind;

	it.each([400, 401, 402, 403, 404, 405, 406, 410, 413, 415, 422, 424, 426, 431, 451])(
		'%i: nothing was created, and nothing will be',
		(status) => {
			expect(kindOf(answer(status))).toBe('rejected');
		},
	);

	it.each([408, 409, 425, 432, 444, 460, 499])('%i: nobody knows', (status) => {
		expect(kindOf(answer(status))).toBe('unknown');
	});

	it.each([500, 501, 502, 503, 504, 507, 520, 521, 522, 523, 524, 529, 599])(
		'%i: nobody knows',
		(status) => {
			expect(kindOf(answer(status))).toBe('unknown');
		},
	);

	it.each([200, 201, 202, 204])('%i without a job: nobody knows', (status) => {
		expect(kindOf(answer(status))).toBe('unknown');
	});

	it('429: nothing was created, and a later try may succeed', () => {
		expect(kindOf(answer(429))).toBe('busy');
		expect(kindOf(answer(429, { 'retry-after': '5' }))).toBe('busy');
	});

	it('503 is a planned pause only with Retry-After', () => {
		expect(kindOf(answer(503, { 'retry-after': '5' }))).toBe('busy');
		expect(kindOf(answer(502, { 'retry-after': '5' }))).toBe('unknown');
		expect(kindOf(answer(500, { 'retry-after': '5' }))).toBe('unknown');
	});

	it.each([301, 302, 307, 308])('%i: the provider moved, and took nothing', (status) => {
		expect(kindOf(answer(status))).toBe('rejected');
	});

	it('303: the request was taken, and the answer is elsewhere', () => {
		expect(kindOf(answer(303))).toBe('unknown');
	});

	it('a status that is ambiguous at one provider alone is so there', () => {
		expect(kindOf(answer(415), [415])).toBe('unknown');
		expect(kindOf(answer(422), [415])).toBe('rejected');
	});
});

describe('what an answer without a job proves of a submission', () => {
	it.each<[number, unknown, string]>([
		[200, { code: 402, msg: 'Credits insufficient', data: null }, 'rejected'],
		[200, { code: 401, msg: 'invalid key' }, 'rejected'],
		[200, { error: { type: 'invalid_request_error', message: 'x' } }, 'rejected'],
		[200, { code: 'insufficient_user_quota', message: 'x', data: null }, 'rejected'],
		[200, { code: 429, msg: 'too many requests' }, 'busy'],
		[200, { code: 'rate_limit_exceeded' }, 'busy'],
		[200, { code: 500, msg: 'boom' }, 'unknown'],
		[200, { code: 408, msg: 'timeout' }, 'unknown'],
		[200, { error: 'boom' }, 'unknown'],
		[200, {}, 'unknown'],
		[429, { error: { code: 'insufficient_quota', message: 'x' } }, 'rejected'],
		[429, { error: { code: 'billing_hard_limit_reached' } }, 'rejected'],
		[429, { error: { message: 'Quota exceeded: 5 requests per minute' } }, 'busy'],
		[503, { error: { code: 'model_not_found', message: 'No available channel' } }, 'rejected'],
		[503, { error: { message: 'No available channels for model veo in this group' } }, 'rejected'],
		[503, { error: { message: '当前分组 default 下对于模型 veo 无可用渠道' } }, 'rejected'],
		[503, { error: { message: 'boom' } }, 'unknown'],
	])('%i with %j: %s', (status, json, kind) => {
		expect(judgeSubmission(response(status, json))).toEqual({ kind });
	});
});

describe('what the status of an answer without a job says to a status request', () => {
	it.each([401, 403])('%i: the key is not accepted', (status) => {
		expect(judgePoll(answer(status))).toEqual({ kind: 'denied' });
	});

	it.each([408, 425, 429, 500, 502, 503, 504, 520, 599])('%i: ask again', (status) => {
		expect(judgePoll(answer(status))).toEqual({ kind: 'late' });
		expect(isPassing({ status })).toBe(true);
	});

	it.each<[number, unknown, string]>([
		[200, { code: 'task_not_exist' }, 'missing'],
		[200, { error: { message: 'Task abc does not exist' } }, 'missing'],
		[400, { code: 'task_not_exist', message: 'task_not_exist', data: null }, 'missing'],
		[400, { error: { message: 'no such video' } }, 'missing'],
		[200, { code: 404, msg: 'x' }, 'missing'],
		[400, { code: 'fail_to_fetch_task', message: 'upstream timed out' }, 'late'],
		[200, { error: { message: 'rate limit reached' } }, 'late'],
		[200, { code: 500, msg: 'system busy' }, 'late'],
		[400, { error: { message: 'model sora-2 not found' } }, 'late'],
		[400, undefined, 'late'],
		[402, { error: { message: 'no credit' } }, 'late'],
	])('%i with %j: %s', (status, json, kind) => {
		expect(judgePoll(response(status, json))).toEqual({ kind });
	});

	it('a page of a firewall says nothing, whatever its status', () => {
		for (const status of [200, 401, 403, 503]) {
			const page = {
				...response(status, undefined),
				text: '<!DOCTYPE html><title>Just a moment</title>',
			};
			expect(judgePoll(page)).toEqual({ kind: 'late' });
		}
	});

	it.each([404, 405, 410, 422, 301, 308])('%i: no such job, or not yet', (status) => {
		expect(judgePoll(answer(status))).toEqual({ kind: 'missing' });
		expect(isPassing({ status })).toBe(false);
	});
});

describe('a probe for a job that does not exist', () => {
	it.each<[string, HttpResponse, string]>([
		['no such job, in JSON', answer(404), 'connected'],
		['no such job, with 400', answer(400), 'connected'],
		['no such job, with 200', response(200, { code: 'not_found' }), 'connected'],
		['a wrong key', answer(401), 'wrongKey'],
		['a wrong key without JSON', response(401, undefined), 'wrongKey'],
		['no access', answer(403), 'noAccess'],
		['a redirect', response(308, undefined), 'moved'],
		['a page', response(404, undefined), 'wrongAddress'],
		['a page that says all is well', response(200, undefined), 'wrongAddress'],
		['a list', response(200, []), 'wrongAddress'],
		[
			"FastAPI's words for a path it has not",
			response(404, { detail: 'Not Found' }),
			'wrongAddress',
		],
		['such words with another status', response(400, { detail: 'Not Found' }), 'connected'],
		['a page of a gateway', response(502, undefined), 'wrongAddress'],
		['trouble', answer(503), 'trouble'],
		['a server that cannot make videos', answer(409), 'trouble'],
	])('answered by %s', (_, given, verdict) => {
		expect(judgeProbe(given)).toBe(verdict);
	});
});

it.each([
	[200, true, true],
	[204, true, true],
	[299, true, true],
	[404, false, true],
	[410, false, true],
	[300, false, false],
	[400, false, false],
	[401, false, false],
	[409, false, false],
	[500, false, false],
])('%i is a success: %p, and a job that is gone: %p', (status, success, gone) => {
	expect(isSuccess(answer(status))).toBe(success);
	expect(isRemoved(answer(status))).toBe(gone);
});
