import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	ICredentialType,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { authenticateRequest } from './authenticate';
import type { CoreModules } from './core-modules';
import { asCredential, asParameters, asRequest } from './n8n-casts';
import type { NodeSetup } from './types';

/** Stands in for n8n's credentials helper, which needs its database; all else is done as there. */
export class EngineCredentials implements ICredentialsHelper {
	constructor(
		private readonly modules: Pick<CoreModules, 'workflow' | 'core'>,
		private readonly setup: Omit<NodeSetup, 'nodeType'>,
	) {}

	getParentTypes(): string[] {
		return this.setup.credentialType?.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeNamed(type).properties;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		if (raw) return structuredClone(this.setup.credentials ?? {});
		const data = this.withDefaults(type);
		if (!values) return data;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = values;
		const keys = this.modules.core.getAdditionalKeys(additionalData, mode, null);
		const resolved = workflow.expression.getParameterValue(
			asParameters(data),
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		);
		return asCredential(resolved);
	}

	/** The stored values, with the default of every field the user has left alone. */
	withDefaults(type: string): ICredentialDataDecryptedObject {
		const stored = asParameters(structuredClone(this.setup.credentials ?? {}));
		const { getNodeParameters } = this.modules.workflow.NodeHelpers;
		const properties = this.getCredentialsProperties(type);
		return asCredential(getNodeParameters(properties, stored, true, false, null, null));
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const context = { credentials, workflow, node };
		return await authenticateRequest(this.typeNamed(typeName), asRequest(options), context);
	}

	/** Kept even though most credentials need none: n8n sends a request refused with 401 again because of it. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.typeNamed(typeName).properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!expirable || (credentials[expirable.name] !== '' && !credentialsExpired)) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, typeName);
		return output && Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.typeNamed(typeName).preAuthentication?.call(helpers, credentials);
		return output && asCredential(output);
	}

	async getCredentials(): Promise<never> {
		throw new Error('The engine keeps no encrypted credentials.');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	private typeNamed(name: string): ICredentialType {
		const { credentialType } = this.setup;
		if (credentialType?.name !== name) throw new Error(`Unknown credential type "${name}".`);
		return credentialType;
	}
}
