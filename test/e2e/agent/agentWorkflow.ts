import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';

import { SORA_VIDEO_CREDENTIAL, type SavedCredential } from '../client/credentials';
import type { NewWorkflow } from '../client/workflows';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

export const AGENT = 'Agent';
export const TOOL = 'Sora Video';

export interface AgentOptions {
	readonly openAi: SavedCredential;
	readonly soraVideo: SavedCredential;
	/** Of the Sora Video tool. */
	readonly parameters: INodeParameters;
}

function node(name: string, type: string, typeVersion: number, rest: Partial<INode>): INode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters: {}, ...rest };
}

/** Start → Agent, which has a chat model and Sora Video as its only tool. */
export function agentWorkflow({ openAi, soraVideo, parameters }: AgentOptions): NewWorkflow {
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node(AGENT, `${LANGCHAIN}.agent`, 3.1, {
			parameters: { promptType: 'define', text: 'Make me a video' },
		}),
		node('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.3, {
			parameters: {
				model: { __rl: true, mode: 'id', value: 'scripted' },
				responsesApiEnabled: false,
			},
			credentials: { openAiApi: openAi },
		}),
		node(TOOL, 'n8n-nodes-sora-video.soraVideoTool', 1, {
			parameters,
			credentials: { [SORA_VIDEO_CREDENTIAL]: soraVideo },
		}),
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
