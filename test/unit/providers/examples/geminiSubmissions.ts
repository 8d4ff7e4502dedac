import { response } from '../request';
import { page, type SubmissionExample } from './example';
import {
	DEPLETED,
	DONE,
	DOWNLOAD,
	error,
	FACTS,
	INVALID_KEY,
	NAME,
	NO_ACCESS,
	perDay,
	QUOTA,
	retryInfo,
	RUNNING,
	VEO_REF,
	VIDEO,
	WRONG_KEY,
} from './geminiAnswers';
import { VEO } from './geminiVeoRequests';

/** Google's answers to a submission of either API; see geminiAnswers.ts. */

/** What both APIs say in the same words. */
const refusals: readonly SubmissionExample[] = [
	{
		name: 'a wrong key, which is a bad request here',
		answer: WRONG_KEY,
		verdict: 'rejected',
		words: { code: 'INVALID_ARGUMENT', message: INVALID_KEY },
	},
	{ name: 'no access', answer: NO_ACCESS, verdict: 'rejected' },
	{
		name: 'a limit for a while, worded like an empty account',
		answer: error(429, 'RESOURCE_EXHAUSTED', `${QUOTA} Please retry in 7.2s.`, retryInfo),
		verdict: 'busy',
	},
	{
		name: 'a quota of the day',
		answer: error(429, 'RESOURCE_EXHAUSTED', QUOTA, [...perDay, ...retryInfo]),
		verdict: 'rejected',
	},
	{
		name: 'an empty account',
		answer: error(429, 'RESOURCE_EXHAUSTED', DEPLETED),
		verdict: 'rejected',
		words: { code: 'RESOURCE_EXHAUSTED', message: DEPLETED },
	},
	{
		name: 'a model that was switched off',
		answer: error(404, 'NOT_FOUND', `models/${VEO} is not found for API version v1beta.`),
		verdict: 'rejected',
	},
	{
		name: 'an error of the front end, which comes in a list',
		answer: response(400, [{ error: { code: 400, message: 'Bad', status: 'INVALID_ARGUMENT' } }]),
		verdict: 'rejected',
		words: { code: 'INVALID_ARGUMENT', message: 'Bad' },
	},
	{
		name: 'a parameter the model does not know',
		answer: error(400, 'INVALID_ARGUMENT', "`durationSeconds` isn't supported by this model."),
		verdict: 'rejected',
	},
	{
		name: 'an overloaded model, of which nobody says that nothing was made',
		answer: error(503, 'UNAVAILABLE', 'The model is overloaded.'),
		verdict: 'unknown',
	},
	{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	{ name: 'an answer without an ID', answer: response(200, {}), verdict: 'unknown' },
	{
		name: 'an ID that would lead to another endpoint',
		answer: response(200, { ...RUNNING, id: '..' }),
		verdict: 'unknown',
	},
];

export const geminiSubmissions: readonly SubmissionExample[] = [
	{
		name: 'an interaction in the background',
		answer: response(200, RUNNING),
		verdict: { status: 'in_progress', ...FACTS },
	},
	{
		name: 'an interaction that waits',
		answer: response(200, { ...RUNNING, status: 'queued' }),
		verdict: { status: 'queued', ...FACTS },
	},
	{
		name: 'an interaction that was made at once',
		answer: response(200, DONE),
		verdict: { ...VIDEO, links: [DOWNLOAD] },
	},
	{
		name: 'an operation',
		request: { model: VEO },
		answer: response(200, { name: NAME }),
		ref: VEO_REF,
		verdict: { status: 'queued', model: VEO },
	},
	{
		name: 'an operation without a name',
		request: { model: VEO },
		answer: response(200, { done: false }),
		verdict: 'unknown',
	},
	...refusals,
];
