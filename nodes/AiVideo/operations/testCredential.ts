import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { callUrl, MOST_ANSWER_BYTES } from '../api/client';
import { isByteStream } from '../api/hostHttp';
import { readNetworkError } from '../api/networkErrors';
import { readBytes } from '../api/readBody';
import { redaction } from '../api/redact';
import { readAccount } from '../dialects/account';
import { judgeProbe, PROBE_ID } from '../dialects/judgeProbe';
import { hostClock } from './openSession';

const TIMEOUT_MS = 20_000;

function toResult(ok: boolean, message: string): INodeCredentialTestResult {
	return { status: ok ? 'OK' : 'Error', message };
}

interface Probed {
	readonly statusCode: number;
	readonly body: unknown;
}

function isProbed(response: unknown): response is Probed {
	return typeof response === 'object' && response !== null && 'statusCode' in response;
}

/** Resolves when the user has waited long enough. The host's own time limit does not end every wait. */
async function patienceEnds(): Promise<'tooLate'> {
	const signal = hostClock.timeout(TIMEOUT_MS);
	return await new Promise((resolve) => {
		signal.addEventListener('abort', () => resolve('tooLate'), { once: true });
	});
}

/** Within the limits of any answer, since whoever is at the address may send anything. */
async function readText(body: unknown, tooLate: Promise<'tooLate'>): Promise<string> {
	if (!isByteStream(body)) return typeof body === 'string' ? body : JSON.stringify(body ?? null);
	const read = await Promise.race([readBytes(body, MOST_ANSWER_BYTES), tooLate]);
	body.destroy();
	return read !== 'tooLate' && read.kind === 'bytes' ? read.bytes.toString('utf8') : '';
}

/**
 * Asks for a video that does not exist: free, and the only request whose answer shows access to
 * the video models. Written as a function because the declarative test can neither take a 404 for
 * success nor tell a refused connection from a wrong path; its context offers this one request
 * method.
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = readAccount(credential.data ?? {});
	if (account.kind === 'problem') return toResult(false, `${account.message}. ${account.advice}`);
	const { dialect, baseUrl, apiKey } = account;
	const { helpers } = this;
	const tooLate = patienceEnds();
	let response: unknown;
	try {
		const request: Promise<unknown> = helpers.request({
			method: 'GET',
			uri: callUrl(baseUrl, dialect.probe?.() ?? dialect.status(PROBE_ID)),
			headers: { Accept: 'application/json', ...dialect.authorize(apiKey) },
			timeout: TIMEOUT_MS,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			useStream: true,
		});
		response = await Promise.race([request, tooLate]);
	} catch (error) {
		const { reason } = readNetworkError(error);
		return toResult(false, `${baseUrl} could not be reached: ${reason}`);
	}
	if (response === 'tooLate') return toResult(false, `${baseUrl} gave no answer`);
	if (!isProbed(response)) return toResult(false, `${baseUrl} gave an answer nobody can read`);
	const { statusCode, body } = response;
	const json = redaction(apiKey).json(await readText(body, tooLate));
	const { ok, message } = judgeProbe(dialect, baseUrl, statusCode, json);
	return toResult(ok, message);
}
