import { readAccount } from '../api/account';
import { cancellation } from '../api/cancellation';
import { createClient } from '../api/client';
import { VideoError } from '../api/errors';
import { hostHttp } from '../api/host';
import { modelCatalogue } from '../jobs/modelCatalogue';
import { type Session, Underway, Workload } from '../jobs/session';
import { hostClock } from './hostClock';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

const CREDENTIAL = 'aiVideoApi';

/** Connects to the provider of the node's credential. Sends nothing yet. */
export async function openSession(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<Session> {
	const account = readAccount(await context.getCredentials(CREDENTIAL));
	if (account.kind === 'problem') {
		throw new VideoError('refused', account.message, { description: account.advice });
	}
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const cancel = cancellation(signal, hostClock);
	const http = hostHttp(context, CREDENTIAL);
	const { dialect, provider, baseUrl, apiKey } = account;
	const client = createClient(http, baseUrl, cancel, apiKey);
	return {
		dialect,
		provider,
		client,
		catalogue: modelCatalogue(provider, client),
		cancellation: cancel,
		clock: hostClock,
		underway: new Underway(),
		workload: new Workload(),
		// A provider's ID is in most lines, and must not begin one of its own.
		log: (message, facts) => context.logger.info(message.replace(/\p{Cc}+/gu, ' '), { ...facts }),
	};
}
