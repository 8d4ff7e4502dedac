import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';

import { AI_VIDEO_CREDENTIAL, type SavedCredential } from '../client/credentials';
import type { NewWorkflow } from '../client/workflows';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

export const AGENT = 'Agent';
export const TOOL = 'AI Video';

export interface AgentOptions {
	readonly openAi: SavedCredential;
	readonly aiVideo: SavedCredential;
	/** Of the AI Video tool. */
	readonly parameters: INodeParameters;
	/** 3.1 when left out, which runs its tools as nodes; 2.2 calls them itself. */
	readonly agentVersion?: number;
	/** Settings of the tool: Retry On Fail, … */
	readonly tool?: Partial<INode>;
}

function node(name: string, type: string, typeVersion: number, rest: Partial<INode>): INode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters: {}, ...rest };
}

function toolNode(
	aiVideo: SavedCredential,
	parameters: INodeParameters,
	tool: Partial<INode>,
): INode {
	const credentials = { [AI_VIDEO_CREDENTIAL]: aiVideo };
	return node(TOOL, 'n8n-nodes-ai-video.aiVideoTool', 1, { parameters, credentials, ...tool });
}

/** An MCP server at `/mcp/<path>`, with AI Video as its only tool. */
export function mcpWorkflow(
	path: string,
	{ aiVideo, parameters, tool = {} }: Pick<AgentOptions, 'aiVideo' | 'parameters' | 'tool'>,
): NewWorkflow {
	const trigger = node('MCP Server', `${LANGCHAIN}.mcpTrigger`, 2, { parameters: { path } });
	return {
		name: 'MCP server',
		nodes: [{ ...trigger, webhookId: path }, toolNode(aiVideo, parameters, tool)],
		connections: { [TOOL]: { ai_tool: [[{ node: trigger.name, type: 'ai_tool', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Start → Agent, which has a chat model and AI Video as its only tool. */
export function agentWorkflow({
	openAi,
	aiVideo,
	parameters,
	agentVersion = 3.1,
	tool = {},
}: AgentOptions): NewWorkflow {
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node(AGENT, `${LANGCHAIN}.agent`, agentVersion, {
			parameters: { promptType: 'define', text: 'Make me a video' },
		}),
		node('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.3, {
			parameters: {
				model: { __rl: true, mode: 'id', value: 'scripted' },
				responsesApiEnabled: false,
			},
			credentials: { openAiApi: openAi },
		}),
		toolNode(aiVideo, parameters, tool),
	];
	const to = (type: 'main' | 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node: AGENT, type, index: 0 }]],
	});
	return {
		name: 'Agent',
		nodes,
		connections: { Start: to('main'), Model: to('ai_languageModel'), [TOOL]: to('ai_tool') },
		settings: { executionOrder: 'v1' },
	};
}
