import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

/** Where a declarative credential is resolved: expressions need a workflow and a node. */
export interface AuthenticateContext {
	credentials: ICredentialDataDecryptedObject;
	workflow: Workflow | undefined;
	node: INode | undefined;
}

/** Adds the credential to a request, in place, as n8n does: by the credential's function or its rules. */
export async function authenticateRequest(
	{ authenticate }: ICredentialType,
	request: IHttpRequestOptions,
	{ credentials, workflow, node }: AuthenticateContext,
): Promise<IHttpRequestOptions> {
	if (typeof authenticate === 'function') return await authenticate(credentials, request);
	if (authenticate?.type !== 'generic') return request;
	if (!workflow || !node) {
		throw new Error('A declarative credential needs a workflow and a node to be resolved in.');
	}
	const resolve = (value: unknown): unknown => {
		if (!isExpression(value)) return value;
		const keys = { $credentials: credentials };
		const { expression } = workflow;
		return String(
			expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '') || '',
		);
	};
	request.headers ??= {};
	for (const [place, fields] of Object.entries(authenticate.properties)) {
		const target: object = Reflect.get(request, place) || {};
		for (const [name, value] of Object.entries(fields ?? {})) {
			Reflect.set(target, String(resolve(name)), resolve(value));
		}
		Reflect.set(request, place, target);
	}
	return request;
}

function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}
