import { response } from '../request';
import { get, page, type Examples } from './example';
import { HUNYUAN_VERSION } from './replicateSchemas';
import {
	CREATED,
	DONE,
	ENDED,
	FILE,
	FLAGGED,
	ID,
	NO_KEY,
	NOT_FOUND,
	PROMPT,
	TOLD,
} from './replicateSubmissions';

/** Replicate's HTTP reference, its pages "Prediction lifecycle" and "Data retention". */

export const replicatePolls: Examples['poll'] = {
	call: get(`/predictions/${ID}`),
	answers: [
		{
			name: 'a prediction that runs',
			answer: response(200, { ...CREATED, status: 'processing', started_at: DONE.started_at }),
			verdict: { status: 'in_progress', ...TOLD },
		},
		{
			name: 'the end, with the file; it is kept an hour',
			answer: response(200, DONE),
			verdict: {
				status: 'completed',
				...ENDED,
				expiresAt: '2026-08-07T14:44:42.305Z',
				links: [FILE],
			},
		},
		{
			name: 'one made on the website, which is kept',
			answer: response(200, { ...DONE, source: 'web' }),
			verdict: { status: 'completed', ...ENDED, links: [FILE] },
		},
		{
			name: 'one run by its version, which is charged by the time it ran',
			answer: response(200, {
				...DONE,
				version: HUNYUAN_VERSION,
				source: 'web',
				metrics: { predict_time: 224.5 },
				output: [FILE],
			}),
			verdict: {
				status: 'completed',
				...ENDED,
				links: [FILE],
				cost: { amount: 224.5, unit: 'seconds of compute' },
			},
		},
		{
			name: 'the model that chose its own length',
			answer: response(200, {
				...CREATED,
				input: { prompt: PROMPT, duration: -1 },
				status: 'processing',
			}),
			verdict: { status: 'in_progress', ...TOLD, seconds: null },
		},
		{
			name: 'what was deleted an hour after the end',
			answer: response(200, { ...DONE, input: {}, output: null, data_removed: true }),
			verdict: {
				status: 'expired',
				...ENDED,
				expiresAt: '2026-08-07T14:44:42.305Z',
				prompt: null,
				failure: {
					code: 'data_removed',
					message: 'The files were deleted an hour after the end',
				},
				isCharged: true,
			},
		},
		{
			name: 'an end without a file, which is charged',
			answer: response(200, { ...DONE, output: null }),
			verdict: {
				status: 'failed',
				...ENDED,
				failure: { code: null, message: 'The model made no file' },
				isCharged: true,
			},
		},
		{
			name: 'a failure with its code',
			answer: response(200, { ...DONE, status: 'failed', output: null, error: FLAGGED }),
			verdict: { status: 'failed', ...ENDED, failure: { code: 'E005', message: FLAGGED } },
		},
		{
			name: 'a failure without a reason',
			answer: response(200, { ...DONE, status: 'failed', output: null }),
			verdict: { status: 'failed', ...ENDED },
		},
		{
			name: 'what was cancelled while it ran',
			answer: response(200, { ...DONE, status: 'canceled', output: null }),
			verdict: { status: 'cancelled', ...ENDED },
		},
		{
			name: 'what was too late to begin',
			answer: response(200, { ...CREATED, status: 'aborted' }),
			verdict: { status: 'cancelled', ...TOLD },
		},
		{
			name: 'a word nobody has documented',
			answer: response(200, { ...CREATED, status: 'queued_again' }),
			verdict: { status: 'in_progress', ...TOLD, isVague: true },
		},
		{ name: 'a wrong key', answer: NO_KEY, verdict: 'denied' },
		{ name: 'no such prediction', answer: NOT_FOUND, verdict: 'missing' },
		{ name: 'a rate limit', answer: response(429, { detail: 'throttled' }), verdict: 'late' },
		{
			name: 'an end in a server error, which is not believed',
			answer: response(500, { ...DONE, status: 'failed', output: null }),
			verdict: 'late',
		},
		{ name: 'a gateway', answer: page(502), verdict: 'late' },
		{
			name: 'another prediction than the one asked for',
			answer: response(200, { ...DONE, id: 'gm3qorzdhgbfurvjtvhg6dckhu' }),
			verdict: 'late',
		},
	],
};
