import type { LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeParameters,
	IRequestOptionsSimplified,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/*
 * n8n passes the same object through functions that declare it as different types (credential data is
 * resolved by the code that resolves node parameters, a simplified request is filled up to a full one),
 * and casts in between. So does the engine, here and nowhere else.
 */

/** Credential data, as the functions for node parameters want it. */
export function asParameters(data: ICredentialDataDecryptedObject): INodeParameters {
	return data as INodeParameters;
}

/** What the functions for node parameters have made of credential data. */
export function asCredential(data: unknown): ICredentialDataDecryptedObject {
	return (data ?? {}) as ICredentialDataDecryptedObject;
}

/** A request that still lacks its URL when a credential test builds it. */
export function asRequest(
	options: IHttpRequestOptions | IRequestOptionsSimplified,
): IHttpRequestOptions {
	return options as IHttpRequestOptions;
}

/** n8n is compiled without `exactOptionalPropertyTypes`: only for that its own context misses its own interface. */
export function asLoadOptions(context: LoadOptionsContext): ILoadOptionsFunctions {
	return context as ILoadOptionsFunctions;
}

/** Run data made by hand: its type is reserved for a factory that n8n 1.82 does not have yet. */
export function asRunData(data: object): IRunExecutionData {
	return data as IRunExecutionData;
}

/** Additional data without a part that n8n 1.82 does not know, and that n8n itself reads only for secrets. */
export function asAdditionalData(
	data: Omit<IWorkflowExecuteAdditionalData, 'externalSecretsProxy'>,
): IWorkflowExecuteAdditionalData {
	return data as IWorkflowExecuteAdditionalData;
}
