import { readAccount } from '../api/account';
import { callUrl, shownAddress } from '../api/addresses';
import type { Clock } from '../api/cancellation';
import { isByteStream } from '../api/host';
import { readNetworkError } from '../api/networkErrors';
import { readAnswer } from '../api/readAnswer';
import { toldStatus } from '../protocol/cause';
import type { Provider } from '../protocol/provider';
import type { HttpResponse } from '../protocol/wire';
import { parseJson } from '../text/json';
import { networkWords } from '../text/networkWords';
import { redaction } from '../text/secrets';
import { cut, plainLine, withoutTags } from '../text/shown';
import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

const TIMEOUT_MS = 20_000;

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

/** More of a provider's words than this is a page. */
const MAX_WORDS = 300;

/** What the user is told of key and address. */
export function probeResult(
	provider: Provider,
	baseUrl: string,
	answer: HttpResponse,
): INodeCredentialTestResult {
	const { label, accessHint } = provider.info;
	const status = toldStatus(answer);
	const address = shownAddress(baseUrl);
	const said = provider.readFailure(answer)?.message ?? '';
	const words = cut(withoutTags(plainLine(said)), MAX_WORDS).replace(/\.$/, '');
	const quoted = words ? `: ${words}` : '';
	switch (provider.probe.read(answer)) {
		case 'connected':
			return { status: 'OK', message: `Connected to ${label}` };
		case 'wrongKey':
			return failed(`${label} does not accept this API key (${status})`);
		case 'noAccess':
			return failed(`The API key is right but has no access (403)${quoted}. ${accessHint}`);
		case 'moved':
			return failed(`${address} redirects elsewhere (${status}). Enter the address it leads to`);
		case 'wrongAddress':
			return failed(
				`There is no Videos API at ${address} (${status}). Check base URL and provider`,
			);
		case 'trouble':
			return failed(`${label} has trouble at the moment (${status})${quoted}. Try again later`);
	}
}

interface Probed {
	readonly statusCode: number;
	readonly body: unknown;
}

function isProbed(response: unknown): response is Probed {
	return typeof response === 'object' && response !== null && 'statusCode' in response;
}

/** Resolves when the user has waited long enough. The host's own time limit does not end every wait. */
async function patienceEnds(clock: Clock): Promise<'tooLate'> {
	const signal = clock.timeout(TIMEOUT_MS);
	return await new Promise((resolve) => {
		signal.addEventListener('abort', () => resolve('tooLate'), { once: true });
	});
}

/** Within the limits of any answer, since whoever is at the address may send anything. */
async function readBodyText(body: unknown, tooLate: Promise<'tooLate'>): Promise<string> {
	if (!isByteStream(body)) return typeof body === 'string' ? body : JSON.stringify(body ?? null);
	const read = await Promise.race([readAnswer(body), tooLate]);
	body.destroy();
	return read === 'tooLate' ? '' : read.text;
}

/**
 * Asks for a video that does not exist: free, and the only request whose answer shows access to
 * the video models. Written as a function because the declarative test can neither take a 404 for
 * success nor tell a refused connection from a wrong path; its context offers this one request
 * method.
 */
async function probe(
	{ helpers }: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
	clock: Clock,
): Promise<INodeCredentialTestResult> {
	const account = readAccount(credential.data ?? {});
	if (account.kind === 'problem') return failed(`${account.message}. ${account.advice}`);
	const { provider, baseUrl, apiKey } = account;
	const { call } = provider.probe;
	const { headers, query } = provider.authorize(apiKey, clock.now());
	const tooLate = patienceEnds(clock);
	let response: unknown;
	try {
		const request: Promise<unknown> = helpers.request({
			method: call.method,
			uri: callUrl(baseUrl, { ...call, query: { ...call.query, ...query } }),
			headers: { Accept: 'application/json', ...call.headers, ...headers },
			timeout: TIMEOUT_MS,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			useStream: true,
		});
		response = await Promise.race([request, tooLate]);
	} catch (error) {
		const { reason } = readNetworkError(error);
		return failed(`${shownAddress(baseUrl)} could not be reached: ${networkWords(reason)}`);
	}
	if (response === 'tooLate') return failed(`${shownAddress(baseUrl)} gave no answer`);
	if (!isProbed(response)) return failed(`${shownAddress(baseUrl)} gave an answer nobody can read`);
	const { statusCode, body } = response;
	const redact = redaction(apiKey);
	const text = await readBodyText(body, tooLate);
	const json = redact.json(parseJson(text));
	const answer = { status: statusCode, headers: {}, json, text: redact.text(text) };
	return probeResult(provider, baseUrl, answer);
}

/** What n8n calls for the Test button of the credential. */
export function credentialTest(clock: Clock) {
	return async function (this: ICredentialTestFunctions, credential: ICredentialsDecrypted) {
		return await probe(this, credential, clock);
	};
}
