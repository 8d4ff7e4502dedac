// Source: fal's pages "Model Errors" (`detail` is a list) and "Request Error Types" (`detail` is text).
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import { refusal, type Refusal } from '../refusal';

/** Why a request has no output: the model turned it down, or the platform could not run it. */
export type FalFailure =
	| { readonly kind: 'model'; readonly refusal: Refusal }
	| {
			readonly kind: 'request';
			readonly status: number;
			readonly type: string;
			readonly detail: string;
	  };

const FLAGGED = 'The content was flagged by a content checker.';

/** Null for a job that has not failed. */
export function falFailure(job: Job, { status, failure }: JobState): FalFailure | null {
	const { flaw } = job.request;
	switch (status) {
		case 'failed':
			if (failure === null) {
				return request(500, 'runner_server_error', 'Internal Server Error');
			}
			return {
				kind: 'model',
				refusal: flaw ?? refusal(422, 'content_policy_violation', FLAGGED, 'prompt'),
			};
		case 'cancelled':
			return request(499, 'client_cancelled', 'Request was cancelled by the client');
		case 'expired':
			return request(504, 'request_timeout', 'Request timed out');
		default:
			return null;
	}
}

function request(status: number, type: string, detail: string): FalFailure {
	return { kind: 'request', status, type, detail };
}
