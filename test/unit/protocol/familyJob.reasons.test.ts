import { readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';

const FAILED = { task_id: 'a', status: 'FAILURE' };

describe("a failed job's own words are told, not those of the envelope around it", () => {
	it.each<[string, unknown]>([
		[
			'code and words of success',
			{ code: 'success', message: 'success', data: { ...FAILED, fail_reason: 'boom' } },
		],
		['an ok', { code: 0, msg: 'ok', data: { ...FAILED, fail_reason: 'boom' } }],
		[
			'HTTP in words',
			{ code: 200, message: 'OK', data: { ...FAILED, error: { message: 'boom' } } },
		],
		[
			'two envelopes',
			{ code: 200, message: 'success', data: { data: { ...FAILED, error: 'boom' } } },
		],
		['a job under output', { request_id: 'r', output: { ...FAILED, message: 'boom' } }],
	])('%s', (_, answer) => {
		expect(readFamilyJob(answer, null)?.job).toMatchObject({
			status: 'failed',
			failure: { message: 'boom' },
		});
	});
});
