import { readAccount } from '../api/account';
import { cancellation, type Clock } from '../api/cancellation';
import { createClient } from '../api/client';
import { VideoError } from '../api/errors';
import { type HostContext, hostHttp } from '../api/host';
import { HeldAnswers } from '../jobs/heldAnswers';
import { modelCatalogue } from '../jobs/modelCatalogue';
import { type Session, Workload } from '../jobs/session';
import { plainLine } from '../text/shown';
import { sleep, type ICredentialDataDecryptedObject } from 'n8n-workflow';

export type { Clock };

/** Real time, by the means n8n allows a node. */
export const hostClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms) => await sleep(ms),
	timeout: (ms) => AbortSignal.timeout(ms),
	random: () => Math.random(),
};

const CREDENTIAL = 'aiVideoApi';

/** The host finds no credential, or may not use it. */
function credentialError(thrown: unknown): VideoError {
	return new VideoError('refused', thrown instanceof Error ? thrown.message : String(thrown), {
		description: 'Choose a credential in the node, or make one. Nothing was sent.',
		cause: thrown,
	});
}

/** @throws `refused` when the host finds none */
export async function readCredential(
	context: HostContext,
): Promise<ICredentialDataDecryptedObject> {
	try {
		return await context.getCredentials(CREDENTIAL);
	} catch (error) {
		throw credentialError(error);
	}
}

/** What needs no execution, such as a search in a list. */
export type Connection = Omit<Session, 'concurrentJobs'>;

/** Connects to the provider of the node's credential. Sends nothing yet. */
export async function openSession(context: HostContext, clock: Clock): Promise<Connection> {
	const account = readAccount(await readCredential(context));
	if (account.kind === 'problem') {
		throw new VideoError('refused', account.message, { description: account.advice });
	}
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const cancel = cancellation(signal, clock);
	const http = hostHttp(context, CREDENTIAL);
	const { dialect, provider, baseUrl, apiKey } = account;
	const client = createClient(http, baseUrl, cancel, apiKey);
	return {
		dialect,
		provider,
		client,
		catalogue: modelCatalogue(provider, client),
		cancellation: cancel,
		clock,
		workload: new Workload(),
		answers: new HeldAnswers(),
		log: (message, facts) => {
			// A provider's ID is in most lines, and must not begin one of its own.
			const line = plainLine(message);
			context.logger.info(line, { ...facts });
			// The browser's console: n8n shows nothing of a node that runs, and tells nobody but who started it.
			if ('sendMessageToUI' in context) context.sendMessageToUI(line);
		},
	};
}
