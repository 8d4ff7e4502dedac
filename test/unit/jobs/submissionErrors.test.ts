import type { Answer } from '../../../nodes/AiVideo/api/client';
import {
	busyError,
	rejectedError,
	stoppedBeforeSending,
	unknownError,
	unreachableError,
} from '../../../nodes/AiVideo/jobs/submissionErrors';
import { providers } from '../../../nodes/AiVideo/providers';

const { artifex } = providers;

function answer(status: number, json: unknown = { error: 'boom' }): Answer {
	return { kind: 'answer', status, headers: {}, json, text: '', problem: null };
}

const NO_ANSWER: Answer = {
	kind: 'noAnswer',
	nothingSent: true,
	reason: 'ENOTFOUND',
};

describe('a refused request', () => {
	it.each([
		[401, 'The provider does not accept the API key. Check it in the credential.'],
		[
			402,
			'The account or the key has no credit left. Add credit at the provider, or use another key, and run the node again.',
		],
		[
			403,
			'The API key is right but has no access. On artifex the key has to belong to the vip group.',
		],
		[
			404,
			'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential.',
		],
		[
			405,
			'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential.',
		],
		[413, 'The request is too large for the provider. Use a smaller reference image.'],
		[
			307,
			'The provider has moved. Put the address it redirects to into the base URL of the credential.',
		],
		[400, 'Change the setting the provider complains about and run the node again.'],
		[422, 'Change the setting the provider complains about and run the node again.'],
	])('with %i comes with advice, and was not charged', (status, advice) => {
		const error = rejectedError(artifex, 'https://artifex.help/v1', answer(status));
		expect(error).toMatchObject({
			kind: 'rejected',
			message: `Artifex refused the request: boom (HTTP ${status})`,
			description: `${advice} Nothing was charged.`,
			httpStatus: status,
			job: undefined,
		});
	});

	it('without an answer has no status', () => {
		expect(rejectedError(artifex, 'https://artifex.help/v1', NO_ANSWER)).toMatchObject({
			message: 'Artifex refused the request: there is no such host (ENOTFOUND)',
			httpStatus: undefined,
		});
	});
});

it('a provider that cannot be reached is named with its host, and nothing was sent', () => {
	expect(unreachableError(artifex, 'https://artifex.help:8443/v1', NO_ANSWER)).toMatchObject({
		kind: 'unreachable',
		message: 'Artifex could not be reached at artifex.help:8443: there is no such host (ENOTFOUND)',
		description:
			'No request was sent, so nothing was charged. Check the base URL in the credential (also whether it has to begin with http or https) and the network of your n8n server, then run the node again.',
	});
});

it('a busy provider is named with the time it was waited for', () => {
	expect(busyError(artifex, '2 min 5 s', answer(429))).toMatchObject({
		kind: 'rejected',
		message: 'Artifex was too busy for 2 min 5 s to take the request: boom (HTTP 429)',
		description:
			'No job was created, so nothing was charged. Run the node again later, raise Waiting → Timeout, or send fewer videos at once.',
		httpStatus: 429,
	});
});

const UNKNOWN = {
	sentAt: '2026-01-01T00:00:00.000Z',
	reason: 'ECONNRESET',
	answer: '{"a":1}',
	candidates: [],
};

it('an unknown outcome names the jobs of which one may be its own, ten at most', () => {
	const candidates = Array.from({ length: 12 }, (_, n) => `video_${n}`);
	const error = unknownError(artifex, { ...UNKNOWN, candidates });
	expect(error.candidates).toEqual(candidates.slice(0, 10));
	expect(error.description).toContain('video_0, video_1');
	expect(error.description).toContain('video_9. Look at each with Wait, which is free');
	expect(error.description).toContain('Submit Again If Unclear');
});

it('an unknown outcome is named with its time, and both ways on', () => {
	expect(unknownError(artifex, UNKNOWN)).toMatchObject({
		answer: '{"a":1}',
		candidates: [],
		kind: 'unknown',
		message:
			'The request sent to Artifex at 2026-01-01T00:00:00.000Z may have created a video: ECONNRESET',
		description:
			"Look in the provider's console for a video submitted at 2026-01-01T00:00:00.000Z. If there is one, run Wait or Download with its ID. If there is none, switch Waiting → Submit Again If Unclear on, save the workflow, and choose Retry with currently saved workflow in the list of executions: this sends the request again. Until then a retry sends nothing, because that could charge you twice. Executing Generate, Create or Remix again makes and charges a new video.",
	});
});

it('a request that was never sent was not charged', () => {
	expect(stoppedBeforeSending()).toMatchObject({
		kind: 'cancelled',
		message: 'The execution was canceled before the request was sent',
		description: 'No job was created, so nothing was charged.',
	});
});
