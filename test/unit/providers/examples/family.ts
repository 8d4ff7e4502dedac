import { response } from '../request';
import {
	endpoint,
	get,
	page,
	type Examples,
	type FilesExample,
	type JobExample,
	type PollExample,
	type SubmissionExample,
} from './example';

/** What the members of the `POST /videos` family document alike, each in the words of its own. */

/** OpenAI's envelope of an error. */
export function envelope(message: string, code: string | number | null = null) {
	return { error: { message, type: 'invalid_request_error', param: null, code } };
}

export const BEARER: Examples['authorization'] = {
	key: { headers: { Authorization: 'Bearer KEY' } },
	none: {},
};

/** A job's own address, and its ID alone. */
export const FAMILY_REF_TEXTS: Examples['refTexts'] = [
	['video_1', { id: 'video_1' }],
	['https://videos.example.com/v1/videos/video_1', { id: 'video_1' }],
	['https://videos.example.com/v1/videos/video_1/content?variant=video', { id: 'video_1' }],
];

/** @param missing how the provider says that there is no such job */
export function familyProbe(missing: Examples['probe']['answers'][number][0]): Examples['probe'] {
	return {
		call: get('/videos/n8n-credential-test'),
		answers: [
			[missing, 'connected'],
			[response(401, envelope('Incorrect API key provided', 'invalid_api_key')), 'wrongKey'],
			[response(403, envelope('No access to video models')), 'noAccess'],
			[page(404), 'wrongAddress'],
			[response(500, envelope('The server had an error')), 'trouble'],
		],
	};
}

/** Refusals in OpenAI's envelope, whose statuses its SDK maps. */
export const ENVELOPE_REFUSALS: readonly SubmissionExample[] = [
	{
		name: 'a bad request',
		answer: response(400, envelope('Invalid size', 'invalid_parameter')),
		verdict: 'rejected',
		words: { code: 'invalid_parameter', message: 'Invalid size' },
	},
	{
		name: 'a wrong key',
		answer: response(401, envelope('Incorrect API key')),
		verdict: 'rejected',
	},
	{ name: 'no access', answer: response(403, envelope('Verify first')), verdict: 'rejected' },
	{ name: 'a rate limit', answer: response(429, envelope('Slow down')), verdict: 'busy' },
	{ name: 'a server error', answer: response(500, envelope('Oops')), verdict: 'unknown' },
	{ name: 'a gateway', answer: page(502), verdict: 'unknown' },
	{ name: 'a page in place of a job', answer: page(200), verdict: 'unknown' },
];

/** Answers to a status request that hold no job. */
export const NO_JOB: readonly PollExample[] = [
	{ name: 'a wrong key', answer: response(401, envelope('Incorrect API key')), verdict: 'denied' },
	{ name: 'no access', answer: response(403, envelope('Not yours')), verdict: 'denied' },
	{
		name: 'no such video',
		answer: response(404, envelope('Video not found')),
		verdict: 'missing',
		words: { code: 'invalid_request_error', message: 'Video not found' },
	},
	{ name: 'a rate limit', answer: response(429, envelope('Slow down')), verdict: 'late' },
	{ name: 'a server error', answer: response(500, envelope('Oops')), verdict: 'late' },
	{ name: 'a gateway', answer: page(502), verdict: 'late' },
];

/** A job as a provider writes it, and as it is read. */
interface WrittenJob {
	readonly job: object;
	readonly read: JobExample;
}

/** @param progress as far as the job is, where the provider tells it */
export function runningJob({ job, read }: WrittenJob, progress?: number): PollExample {
	const told = progress === undefined ? {} : { progress };
	return {
		name: 'a running job',
		answer: response(200, { ...job, status: 'in_progress', ...told }),
		verdict: { ...read, status: 'in_progress', ...told },
	};
}

/** @param completed the whole answer. @param times when it ended, and how long it is kept */
export function completedJob(
	read: JobExample,
	completed: object,
	times: Pick<JobExample, 'completedAt' | 'expiresAt'>,
): PollExample {
	return {
		name: 'a completed job',
		answer: response(200, completed),
		verdict: { ...read, status: 'completed', progress: 100, ...times },
	};
}

/** @param failure its reason; `null` where the provider gives none */
export function failedJob(
	{ job, read }: WrittenJob,
	failure: JobExample['failure'] = null,
): PollExample {
	return {
		name: 'a failed job',
		answer: response(200, { ...job, status: 'failed', ...(failure && { error: failure }) }),
		verdict: { ...read, status: 'failed', ...(failure && { failure }) },
	};
}

export function cancelledJob({ job, read }: WrittenJob): PollExample {
	return {
		name: 'a cancelled job',
		answer: response(200, { ...job, status: 'cancelled' }),
		verdict: { ...read, status: 'cancelled' },
	};
}

/** The endpoint below the job, which is named by its ID. */
export function contentBelow(id: string, completed: object): FilesExample {
	return {
		name: 'the video below its job',
		answer: response(200, completed),
		files: [[endpoint(get(`/videos/${id}/content`))]],
	};
}
