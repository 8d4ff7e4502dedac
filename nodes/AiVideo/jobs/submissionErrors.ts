import type { Answer } from '../api/client';
import { VideoError } from '../api/errors';
import { type Cause, causeOf } from '../protocol/cause';
import type { Provider } from '../protocol/provider';
import { providers } from '../providers';
import { ANEW, httpStatusOf, wordsOf } from './wording';

/** Errors of a submission that made no job, or perhaps one. */

const RESUBMIT_UNKNOWN = 'Waiting → Submit Again If Unclear';

const NOT_CHARGED = 'Nothing was charged.';

/** What to do about each cause of a no. */
const ADVICE: Readonly<Record<Cause, (provider: Provider) => string>> = {
	emptyAccount: () =>
		'The account or the key has no credit left. Add credit at the provider, or use another key, and run the node again.',
	wrongKey: () => 'The provider does not accept the API key. Check it in the credential.',
	noAccess: ({ info }) => `The API key is right but has no access. ${info.accessHint}`,
	noModel: ({ info }) =>
		`The provider does not have this model for your key. Choose another model, or check its name. ${info.accessHint}`,
	region: () =>
		'The provider does not serve the country your n8n server is in. Use a server or a proxy in a country it serves, or another provider.',
	ipRule: () =>
		"The key may not be used from the IP address of your n8n server. Add that address to the key's list at the provider.",
	firewall: () =>
		'A web firewall in front of the provider stopped the request before the API saw it. Try again later; if it goes on, ask the provider to let the IP address of your n8n server through.',
	moderation: () =>
		"The provider's moderation turned the prompt or the image down. Change the prompt or the image.",
	wrongAddress: () =>
		'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential.',
	moved: () =>
		'The provider has moved. Put the address it redirects to into the base URL of the credential.',
	tooLarge: () => 'The request is too large for the provider. Use a smaller reference image.',
	defect: () =>
		'The server did not understand the form of the request. Check that Provider in the credential is the right one; if it is, this is a defect of the node: please report it with the message above.',
	trouble: () =>
		'Something at the provider, or behind it, does not work at the moment: see the message above. Run the node again later, or choose another model.',
	setting: () => 'Change the setting the provider complains about and run the node again.',
};

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

/** Causes that another provider's address or dialect may explain. */
const MAY_BE_OTHER: readonly Cause[] = ['setting', 'defect', 'wrongAddress', 'wrongKey', 'noModel'];

/** What to do about a plain no: most often the wrong provider was chosen, if another fits better. */
function adviceOn(provider: Provider, baseUrl: string, answer: Answer): string {
	const cause = answer.kind === 'answer' ? causeOf(answer) : 'setting';
	const better = MAY_BE_OTHER.includes(cause) ? betterProvider(provider, baseUrl, answer) : null;
	const advice = better
		? `The server looks like ${better.info.label}: choose that as Provider in the credential.`
		: ADVICE[cause](provider);
	return `${advice} ${NOT_CHARGED}`;
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
				'No request was sent, so nothing was charged. Check the base URL in the credential (also whether it has to begin with http or https) and the network of your n8n server, then run the node again.',
		},
	);
}

export function busyError(provider: Provider, waited: string, answer: Answer): VideoError {
	return new VideoError(
		'rejected',
		`${provider.info.label} was too busy for ${waited} to take the request: ${wordsOf(provider, answer)}`,
		{
			description:
				'No job was created, so nothing was charged. Run the node again later, raise Waiting → Timeout, or send fewer videos at once.',
			...httpStatusOf(answer),
		},
	);
}

/** A submission whose outcome nobody knows. */
export interface UnknownOutcome {
	/** ISO 8601 */
	readonly sentAt: string;
	readonly reason: string;
	/** What came, for a person to find an ID in it. */
	readonly answer: string | null;
	/** Jobs of the provider's list that may be its own. */
	readonly candidates: readonly string[];
}

const MAX_CANDIDATES = 10;

function adviceOnUnknown({ sentAt, candidates }: UnknownOutcome): string {
	const again = `switch ${RESUBMIT_UNKNOWN} on, save the workflow, and choose Retry with currently saved workflow in the list of executions: this sends the request again. Until then a retry sends nothing, because that could charge you twice. ${ANEW}`;
	if (candidates.length === 0) {
		return `Look in the provider's console for a video submitted at ${sentAt}. If there is one, run Wait or Download with its ID. If there is none, ${again}`;
	}
	const ids = candidates.slice(0, MAX_CANDIDATES).join(', ');
	return `The provider has these videos with the same settings: ${ids}. Look at each with Wait, which is free. If one is yours, and no other item has it, go on with it. If none is yours, ${again}`;
}

export function unknownError(provider: Provider, outcome: UnknownOutcome): VideoError {
	const { sentAt, reason, answer, candidates } = outcome;
	return new VideoError(
		'unknown',
		`The request sent to ${provider.info.label} at ${sentAt} may have created a video: ${reason}`,
		{
			description: adviceOnUnknown(outcome),
			...(answer === null ? {} : { answer }),
			...(candidates.length === 0 ? {} : { candidates: candidates.slice(0, MAX_CANDIDATES) }),
		},
	);
}

export function stoppedBeforeSending(): VideoError {
	return new VideoError('cancelled', 'The execution was canceled before the request was sent', {
		description: 'No job was created, so nothing was charged.',
	});
}
