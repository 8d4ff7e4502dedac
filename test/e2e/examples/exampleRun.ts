import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { SavedCredential } from '../client/credentials';
import type { Execution } from '../client/executions';
import type { SavedWorkflow } from '../client/workflows';
import type { ServerRig } from '../rig';
import { readExample } from './exampleFiles';
import { standIn } from './standIns';

/** What a user does before the first run, and a test besides. */
export interface Preparation {
	/** Each is chosen in every node that takes one of its type. */
	readonly credentials: readonly SavedCredential[];
	/** Parameters to change, by node. */
	readonly parameters?: Readonly<Record<string, INodeParameters>>;
	/** What else to change of nodes, their type included. */
	readonly changed?: Readonly<Record<string, Partial<INode>>>;
	/** What nodes put out without being run. */
	readonly pinned?: Readonly<Record<string, INodeExecutionData[]>>;
}

const CREDENTIAL_TYPES: Readonly<Record<string, string>> = {
	'n8n-nodes-ai-video.aiVideo': 'aiVideoApi',
	'n8n-nodes-ai-video.aiVideoTool': 'aiVideoApi',
	'n8n-nodes-base.emailSend': 'smtp',
	'n8n-nodes-base.httpRequest': 'httpHeaderAuth',
	'n8n-nodes-base.telegram': 'telegramApi',
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 'openAiApi',
};

function withCredential(node: INode, credentials: readonly SavedCredential[]): INode {
	const found = credentials.find(({ type }) => type === CREDENTIAL_TYPES[node.type]);
	if (found === undefined) return node;
	const { type, id, name } = found;
	return { ...node, credentials: { [type]: { id, name } } };
}

/** Imports an example and sets it up. */
export async function saveExample(
	{ n8n }: ServerRig,
	example: string,
	{ credentials, parameters = {}, changed = {}, pinned = {} }: Preparation,
): Promise<SavedWorkflow> {
	const workflow = readExample(example);
	const nodes = workflow.nodes.map((node) => {
		const withParameters = { ...node.parameters, ...parameters[node.name] };
		const prepared = { ...node, parameters: withParameters, ...changed[node.name] };
		return pinned[node.name] ? node : standIn(withCredential(prepared, credentials));
	});
	const prepared = { ...workflow, nodes, pinData: pinned };
	return await n8n.workflows.create(prepared);
}

/** Imports an example, sets it up, runs it from a trigger as the editor would, and waits for the end. */
export async function runExample(
	rig: ServerRig,
	example: string,
	trigger: string,
	preparation: Preparation,
): Promise<Execution> {
	const workflow = await saveExample(rig, example, preparation);
	const { workflows, executions } = rig.n8n;
	return await executions.ended(await workflows.run(workflow, trigger));
}
