import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { CoreModules } from './core-modules';
import { EngineCredentials } from './credentials';
import { asAdditionalData } from './n8n-casts';
import type { NodeSetup } from './types';

const BASE_URL = 'http://localhost:5678';

/** What the n8n server tells its engine about the surroundings of a call, without a server. */
export function additionalDataFor(
	modules: CoreModules,
	setup: Omit<NodeSetup, 'nodeType'>,
): IWorkflowExecuteAdditionalData {
	const { ExternalSecretsProxy } = modules.core;
	return asAdditionalData({
		...(ExternalSecretsProxy && {
			externalSecretsProxy: modules.container.get(ExternalSecretsProxy),
		}),
		credentialsHelper: new EngineCredentials(modules, setup),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${BASE_URL}/rest`,
		instanceBaseUrl: `${BASE_URL}/`,
		formBaseUrl: `${BASE_URL}/form`,
		formWaitingBaseUrl: `${BASE_URL}/form-waiting`,
		formTestBaseUrl: `${BASE_URL}/form-test`,
		webhookBaseUrl: `${BASE_URL}/webhook`,
		webhookWaitingBaseUrl: `${BASE_URL}/webhook-waiting`,
		webhookTestBaseUrl: `${BASE_URL}/webhook-test`,
		mcpBaseUrl: `${BASE_URL}/mcp`,
		mcpTestBaseUrl: `${BASE_URL}/mcp-test`,
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		executeWorkflow: unavailable('Sub-workflows'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: unavailable('Task runners'),
	});
}

function unavailable(what: string): () => Promise<never> {
	return async () => {
		throw new Error(`${what} need an n8n server.`);
	};
}
