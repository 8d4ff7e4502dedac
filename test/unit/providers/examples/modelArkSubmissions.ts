import { response } from '../request';
import type { SubmissionExample } from './example';
import { error, ID, OVERDUE, WRONG_KEY, REQUEST } from './modelArkPolls';

/** volcengine.com/docs/82379/1299023: error codes, their statuses and words. */

export const modelArkSubmissions: readonly SubmissionExample[] = [
	{ name: 'a new task', answer: response(200, { id: ID }), verdict: { status: 'queued' } },
	{ name: 'no task', answer: response(200, {}), verdict: 'unknown' },
	{
		name: 'a value the model does not take',
		answer: error(400, 'InvalidParameter', 'the parameter resolution is not valid'),
		verdict: 'rejected',
		words: {
			code: 'InvalidParameter',
			message: `the parameter resolution is not valid ${REQUEST}`,
		},
	},
	{
		name: 'a prompt that moderation turned down',
		answer: error(400, 'InputTextSensitiveContentDetected', 'The request failed.'),
		verdict: 'rejected',
	},
	{
		name: 'a word of an output, which somebody made',
		answer: error(400, 'OutputVideoSensitiveContentDetected', 'The request failed.'),
		verdict: 'unknown',
	},
	{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'rejected' },
	{ name: 'arrears', answer: OVERDUE, verdict: 'rejected' },
	{
		name: 'a model that is not activated',
		answer: error(404, 'ModelNotOpen', 'Your account has not activated the model.'),
		verdict: 'rejected',
	},
	{
		name: 'a full queue',
		answer: error(429, 'QuotaExceeded', 'The request has exceeded the quota.'),
		verdict: 'busy',
	},
	{
		name: 'an overload',
		answer: error(
			429,
			'ServerOverloaded',
			'The service is currently unable to handle additional requests.',
		),
		verdict: 'busy',
	},
	{
		name: 'a free trial that is used up, in the dress of a rate limit',
		answer: error(
			429,
			'QuotaExceeded',
			'Your account [1] has exhausted its free trial quota for the [m] model.',
		),
		verdict: 'rejected',
	},
	{
		name: 'a limit the user has set, in the dress of a rate limit',
		answer: error(
			429,
			'SetLimitExceeded',
			'Your account [1] has reached the set inference limit for the [m] model, and the model service has been paused.',
		),
		verdict: 'rejected',
	},
	{
		name: 'a quota of a month, in the dress of a rate limit',
		answer: error(
			429,
			'QuotaExceeded',
			'You have exceeded the monthly usage quota. It will reset at 2026-09-01.',
		),
		verdict: 'rejected',
	},
	{
		name: 'an internal error',
		answer: error(
			500,
			'InternalServiceError',
			'The service encountered an unexpected internal error.',
		),
		verdict: 'unknown',
	},
];
