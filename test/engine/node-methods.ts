import type {
	ICredentialsDecrypted,
	INodeCredentialTestResult,
	INodeListSearchResult,
	INodeType,
} from 'n8n-workflow';
import { additionalDataFor } from './additional-data';
import type { CoreModules } from './core-modules';
import { EngineCredentials } from './credentials';
import { nodeOf, nodeTypesOf } from './graph';
import { asLoadOptions } from './n8n-casts';
import type { ListSearchInput, NodeSetup } from './types';

/** Runs a credential test method the way n8n's CredentialsTester does. */
export async function testCredential(
	modules: CoreModules,
	nodeType: INodeType,
	method: string,
	setup: Required<Pick<NodeSetup, 'credentialType' | 'credentials'>>,
): Promise<INodeCredentialTestResult> {
	const test = nodeType.methods?.credentialTest?.[method];
	if (!test) throw new Error(`The node has no credential test "${method}".`);
	const { name, displayName } = setup.credentialType;
	const data = new EngineCredentials(modules, setup).withDefaults(name);
	const credential: ICredentialsDecrypted = { id: '1', name: displayName, type: name, data };
	const context = new modules.core.CredentialTestContext(additionalDataFor(modules, setup));
	return await test.call(context, credential);
}

/** Runs a list search method the way n8n's DynamicNodeParametersService does. */
export async function listSearch(
	modules: CoreModules,
	nodeType: INodeType,
	method: string,
	{ parameters = {}, filter, paginationToken, ...setup }: ListSearchInput,
): Promise<INodeListSearchResult> {
	const search = nodeType.methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search "${method}".`);
	const node = nodeOf({ nodeType, ...setup }, { parameters });
	const workflow = new modules.workflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(new Map([[node.type, nodeType]])),
	});
	const saved = workflow.getNode(node.name) ?? node;
	const additionalData = additionalDataFor(modules, setup);
	additionalData.currentNodeParameters = parameters;
	const { LoadOptionsContext } = modules.core;
	const context = new LoadOptionsContext(workflow, saved, additionalData, '');
	return await search.call(asLoadOptions(context), filter, paginationToken);
}
