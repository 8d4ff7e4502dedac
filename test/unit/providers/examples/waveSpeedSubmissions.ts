import { response } from '../request';
import { page, type SubmissionExample } from './example';
import {
	CREATED,
	DONE,
	failed,
	FILE,
	ID,
	refusal,
	SENSITIVE,
	success,
	told,
} from './waveSpeedAnswers';

export const waveSpeedSubmissions: readonly SubmissionExample[] = [
	{
		name: 'a created task',
		answer: success(CREATED),
		verdict: { ...told, status: 'queued' },
	},
	{
		name: 'a task that was waited for, with its file',
		answer: success(DONE),
		verdict: { ...told, status: 'completed', links: [FILE] },
	},
	{
		name: 'a task whose wait has ended before it has',
		answer: success({
			...CREATED,
			status: 'processing',
			code: 5004,
			error: 'Sync mode timed out',
		}),
		verdict: { ...told, status: 'in_progress' },
	},
	{
		name: 'a task that failed at once',
		answer: failed({ code: 1200, error: SENSITIVE }),
		verdict: { ...told, status: 'failed', failure: { code: '1200', message: SENSITIVE } },
	},
	{ name: 'a wrong key', answer: refusal(401, 'Invalid authentication'), verdict: 'rejected' },
	{
		name: 'a bad value',
		answer: refusal(400, 'duration: value is not one of'),
		verdict: 'rejected',
	},
	{
		name: 'an empty account',
		answer: refusal(402, 'Insufficient credits'),
		verdict: 'rejected',
		words: { code: '402', message: 'Insufficient credits' },
	},
	{
		name: 'an empty account, with HTTP 200',
		answer: refusal(402, 'Insufficient credits', 200),
		verdict: 'rejected',
	},
	{
		name: 'a role that may not',
		answer: refusal(403, 'insufficient role', 200),
		verdict: 'rejected',
	},
	{ name: 'a rate limit', answer: refusal(429, 'Rate limit exceeded'), verdict: 'busy' },
	{ name: 'the same with HTTP 200', answer: refusal(429, 'Too many', 200), verdict: 'busy' },
	{ name: 'trouble', answer: refusal(500, 'Internal Error'), verdict: 'unknown' },
	{
		name: 'trouble with HTTP 200',
		answer: refusal(500, 'Internal Error', 200),
		verdict: 'unknown',
	},
	{
		name: 'a service that is away',
		answer: refusal(503, 'Service Unavailable'),
		verdict: 'unknown',
	},
	{
		name: 'a code that only tasks have',
		answer: refusal(1403, 'Task Execution Failed', 200),
		verdict: 'unknown',
	},
	{
		name: 'a task in an answer that says no',
		answer: response(400, { code: 400, message: 'bad', data: CREATED }),
		verdict: 'unknown',
	},
	{
		name: 'an answer without an ID, which the own node of WaveSpeed calls an error',
		answer: success({ status: 'created' }),
		verdict: 'unknown',
	},
	{ name: 'an ID without a state', answer: success({ id: ID }), verdict: 'unknown' },
	{ name: 'a page', answer: page(502), verdict: 'unknown' },
];
