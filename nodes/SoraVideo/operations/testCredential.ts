import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { readNetworkError } from '../api/networkErrors';
import { parseJson } from '../api/parseJson';
import { callUrl } from '../api/client';
import { readAccount } from '../dialects/account';
import { judgeProbe, PROBE_ID } from '../dialects/judgeProbe';

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
	let response: unknown;
	try {
		response = await helpers.request({
			method: 'GET',
			uri: callUrl(baseUrl, dialect.status(PROBE_ID)),
			headers: { Accept: 'application/json', ...dialect.authorize(apiKey) },
			timeout: TIMEOUT_MS,
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
		});
	} catch (error) {
		const { reason } = readNetworkError(error);
		return toResult(false, `${baseUrl} could not be reached: ${reason}`);
	}
	if (!isProbed(response)) return toResult(false, `${baseUrl} gave an answer nobody can read`);
	const { statusCode, body } = response;
	const json = typeof body === 'string' ? parseJson(body) : body;
	const { ok, message } = judgeProbe(dialect, baseUrl, statusCode, json);
	return toResult(ok, message);
}
