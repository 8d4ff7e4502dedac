import type { Answer } from '../api/client';
import { VideoError } from '../api/errors';
import type { Dialect } from '../protocol/dialect';
import { betterDialect } from './betterDialect';
import { wordsOf } from './wording';

/** Errors of a submission that made no job, or perhaps one. */

const RESUBMIT_UNKNOWN = 'Waiting → Resubmit Unknown';

function adviceFor(dialect: Dialect, status: number): string {
	switch (status) {
		case 401:
			return 'The provider does not accept the API key. Check it in the credential. Nothing was charged.';
		case 402:
			return 'The account has no credit left. Top it up at the provider and run the node again. Nothing was charged.';
		case 403:
			return `The API key is right but has no access. ${dialect.accessHint} Nothing was charged.`;
		case 404:
		case 405:
			return 'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential. Nothing was charged.';
		case 413:
			return 'The request is too large for the provider. Use a smaller reference image. Nothing was charged.';
		default:
			return 'Change the setting the provider complains about and run the node again. Nothing was charged.';
	}
}

function factsOf(answer: Answer): { httpStatus?: number; answer?: unknown } {
	return answer.kind === 'answer' ? { httpStatus: answer.status, answer: answer.json } : {};
}

/** What to do about a plain no: most often the wrong provider was chosen, if another fits better. */
function adviceOn(dialect: Dialect, baseUrl: string, answer: Answer): string {
	const better = betterDialect(dialect, baseUrl, answer);
	if (better) {
		return `The server looks like ${better.label}: choose that as Provider in the credential. Nothing was charged.`;
	}
	const status = answer.kind === 'answer' ? answer.status : 0;
	return status >= 300 && status < 400
		? 'The provider has moved. Put the address it redirects to into the base URL of the credential. Nothing was charged.'
		: adviceFor(dialect, status);
}

export function rejectedError(dialect: Dialect, baseUrl: string, answer: Answer): VideoError {
	const description = adviceOn(dialect, baseUrl, answer);
	return new VideoError('rejected', `${dialect.label} refused the request: ${wordsOf(answer)}`, {
		description,
		...factsOf(answer),
	});
}

export function unreachableError(dialect: Dialect, baseUrl: string, answer: Answer): VideoError {
	const host = new URL(baseUrl).host;
	return new VideoError(
		'unreachable',
		`${dialect.label} could not be reached at ${host}: ${wordsOf(answer)}`,
		{
			description:
				'No request was sent, so nothing was charged. Check the base URL in the credential and the network of your n8n server, then run the node again.',
		},
	);
}

export function busyError(dialect: Dialect, waited: string, answer: Answer): VideoError {
	return new VideoError(
		'rejected',
		`${dialect.label} was too busy for ${waited} to take the request: ${wordsOf(answer)}`,
		{
			description:
				'No job was created, so nothing was charged. Run the node again later, raise Waiting → Timeout, or lower Waiting → Max Concurrent.',
			...factsOf(answer),
		},
	);
}

/** @param sentAt ISO 8601 */
export function unknownError(dialect: Dialect, sentAt: string, reason: string): VideoError {
	return new VideoError(
		'unknown',
		`The request sent to ${dialect.label} at ${sentAt} may have created a video: ${reason}`,
		{
			description: `Look in the provider's console for a video submitted at ${sentAt}. If there is one, run Wait or Download with its ID. If there is none, run the node again with ${RESUBMIT_UNKNOWN} switched on: until then it is not sent again, because that could charge you twice.`,
		},
	);
}

export function stoppedBeforeSending(): VideoError {
	return new VideoError('cancelled', 'The execution was canceled before the request was sent', {
		description: 'No job was created, so nothing was charged.',
	});
}
