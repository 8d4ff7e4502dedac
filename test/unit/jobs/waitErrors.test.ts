import type { Answer } from '../../../nodes/AiVideo/api/client';
import {
	cancelledError,
	deadlineError,
	deniedError,
	endedError,
	missingError,
	noStatusError,
} from '../../../nodes/AiVideo/jobs/waitErrors';
import type { JobStatus } from '../../../nodes/AiVideo/protocol/job';
import { providers } from '../../../nodes/AiVideo/providers';

const { apiyi } = providers;
const RUNNING = { id: 'video_1', status: 'in_progress', progress: 45 } as const;
const NO_ANSWER: Answer = {
	kind: 'noAnswer',
	nothingSent: false,
	reason: 'ECONNRESET',
};

function answer(status: number, json: unknown): Answer {
	return { kind: 'answer', status, headers: {}, json, text: '', problem: null };
}

const GO_ON =
	'The video goes on being made and is not lost: run Wait with the video ID video_1, or press Retry in the list of executions. Executing Generate, Create or Remix again makes and charges a new video.';

describe('a job that ended without a video', () => {
	it.each<[JobStatus, string]>([
		[
			'failed',
			'Often the prompt or the image was moderated, or the provider was overloaded. Change the prompt or try again later. What APIYI charges for failed videos: free. To try again by itself, set Waiting → Submit Again If Failed.',
		],
		[
			'cancelled',
			'Someone cancelled or deleted the video at the provider. Run Generate or Create again to make it, which is charged like a new video.',
		],
		[
			'expired',
			'The provider no longer keeps the video. Run Generate or Create again to make it, which is charged like a new video, and download videos soon after they are made.',
		],
		['completed', ''],
	])('as %s says what to do', (status, description) => {
		const failure = { code: 'x1', message: 'no faces' };
		expect(endedError(apiyi, { job: { id: 'video_1', status, failure } })).toMatchObject({
			kind: 'failed',
			message: `Video video_1 ended as ${status}: no faces`,
			description,
			job: { id: 'video_1', status, failure },
		});
	});

	it('without words of the provider says so', () => {
		expect(endedError(apiyi, { job: { id: 'video_1', status: 'failed' } }).message).toBe(
			'Video video_1 ended as failed: the provider gave no reason',
		);
		expect(endedError(apiyi, { job: { id: 'video_1' } }).description).toBe('');
	});
});

it('a deadline names ID, state, progress, time and the ways on', () => {
	expect(deadlineError(RUNNING, 905_000, 'HTTP 503')).toMatchObject({
		kind: 'deadline',
		message:
			'Video video_1 was not ready after 15 min 5 s (being made, 45 %; last answer: HTTP 503)',
		description: `${GO_ON} To wait longer, raise Waiting → Timeout.`,
		job: RUNNING,
	});
});

it('a cancellation names ID, state, progress, time and the ways on', () => {
	expect(cancelledError(RUNNING, 61_000)).toMatchObject({
		kind: 'cancelled',
		message:
			'The execution was canceled after 1 min 1 s, before video video_1 was ready (being made, 45 %)',
		description:
			'The video goes on being made and is not lost: run Wait with the video ID video_1. Do not press Retry after a stop: it may make and charge a new video. Executing Generate, Create or Remix again makes and charges a new video.',
		job: RUNNING,
	});
});

describe('an answer that leads nowhere', () => {
	it('because of the key keeps the ID', () => {
		expect(deniedError(apiyi, RUNNING, answer(403, { error: 'group' }))).toMatchObject({
			kind: 'rejected',
			message: 'APIYI refused to tell about video video_1: group (HTTP 403)',
			description:
				'The video exists, but this API key may not see it. Correct the credential (perhaps the key has used its quota up: another key of the same account sees the video too), then run Wait or Download with the video ID video_1, or press Retry in the list of executions. Executing Generate, Create or Remix again makes and charges a new video. On APIYI the key has to belong to the Sora2 official-relay group with pay-as-you-go billing.',
			httpStatus: 403,
			job: RUNNING,
		});
	});

	it('because nobody knows the ID says what to check', () => {
		expect(missingError(apiyi, RUNNING, answer(404, {}))).toMatchObject({
			kind: 'notFound',
			message: 'APIYI does not know video video_1: HTTP 404',
			description:
				'Check that the ID is whole and that the credential is the one the video was made with. Providers delete videos after a while, often after 24 hours.',
			httpStatus: 404,
			job: RUNNING,
		});
	});

	it('because there is none keeps the ID', () => {
		expect(noStatusError(apiyi, RUNNING, NO_ANSWER)).toMatchObject({
			kind: 'unreachable',
			message: 'APIYI did not tell the state of video video_1: the connection broke (ECONNRESET)',
			description: `Look again later. ${GO_ON}`,
			httpStatus: undefined,
			job: RUNNING,
		});
	});
});
