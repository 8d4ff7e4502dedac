import type { Answer } from '../api/client';
import { VideoError } from '../api/errors';
import type { Provider } from '../protocol/provider';
import { providers } from '../providers';
import { httpStatusOf, wordsOf } from './wording';

/** Errors of a submission that made no job, or perhaps one. */

const RESUBMIT_UNKNOWN = 'Waiting → Resubmit Unknown';

function adviceFor(provider: Provider, status: number): string {
	switch (status) {
		case 401:
			return 'The provider does not accept the API key. Check it in the credential. Nothing was charged.';
		case 402:
			return 'The account has no credit left. Top it up at the provider and run the node again. Nothing was charged.';
		case 403:
			return `The API key is right but has no access. ${provider.info.accessHint} Nothing was charged.`;
		case 404:
		case 405:
			return 'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential. Nothing was charged.';
		case 413:
			return 'The request is too large for the provider. Use a smaller reference image. Nothing was charged.';
		default:
			return 'Change the setting the provider complains about and run the node again. Nothing was charged.';
	}
}

/** Statuses of servers that did not understand the question. */
const PUZZLED: readonly number[] = [400, 401, 404, 405, 415, 422];

function isAt({ server }: Provider, hostname: string): boolean {
	const isPublic = server.baseUrl !== null && new URL(server.baseUrl).hostname === hostname;
	return isPublic || (server.hosts?.test(hostname) ?? false);
}

/** A provider that fits the address or the answer better than the chosen one; `null`: none does. */
export function betterProvider(chosen: Provider, baseUrl: string, answer: Answer): Provider | null {
	if (answer.kind === 'noAnswer' || !PUZZLED.includes(answer.status)) return null;
	const { hostname } = new URL(baseUrl);
	const all = Object.values(providers);
	const better =
		all.find((provider) => isAt(provider, hostname)) ??
		all.find(({ server }) => server.isTypicalRefusal?.(answer));
	return better === undefined || better === chosen ? null : better;
}

/** What to do about a plain no: most often the wrong provider was chosen, if another fits better. */
function adviceOn(provider: Provider, baseUrl: string, answer: Answer): string {
	const better = betterProvider(provider, baseUrl, answer);
	if (better) {
		return `The server looks like ${better.info.label}: choose that as Provider in the credential. Nothing was charged.`;
	}
	const status = answer.kind === 'answer' ? answer.status : 0;
	return status >= 300 && status < 400
		? 'The provider has moved. Put the address it redirects to into the base URL of the credential. Nothing was charged.'
		: adviceFor(provider, status);
}

export function rejectedError(provider: Provider, baseUrl: string, answer: Answer): VideoError {
	const description = adviceOn(provider, baseUrl, answer);
	return new VideoError(
		'rejected',
		`${provider.info.label} refused the request: ${wordsOf(provider, answer)}`,
		{
			description,
			...httpStatusOf(answer),
		},
	);
}

export function unreachableError(provider: Provider, baseUrl: string, answer: Answer): VideoError {
	const host = new URL(baseUrl).host;
	return new VideoError(
		'unreachable',
		`${provider.info.label} could not be reached at ${host}: ${wordsOf(provider, answer)}`,
		{
			description:
				'No request was sent, so nothing was charged. Check the base URL in the credential and the network of your n8n server, then run the node again.',
		},
	);
}

export function busyError(provider: Provider, waited: string, answer: Answer): VideoError {
	return new VideoError(
		'rejected',
		`${provider.info.label} was too busy for ${waited} to take the request: ${wordsOf(provider, answer)}`,
		{
			description:
				'No job was created, so nothing was charged. Run the node again later, raise Waiting → Timeout, or lower Waiting → Max Concurrent.',
			...httpStatusOf(answer),
		},
	);
}

/** @param sentAt ISO 8601 */
export function unknownError(provider: Provider, sentAt: string, reason: string): VideoError {
	return new VideoError(
		'unknown',
		`The request sent to ${provider.info.label} at ${sentAt} may have created a video: ${reason}`,
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
