import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import { modelTool, type ModelAnswer, type ModelProtocol } from './modelProtocol';

const request = z.object({
	tools: z.array(z.object({ function: modelTool })).default([]),
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
});

const toolMessage = z.object({ role: z.literal('tool'), content: z.string() });

function toMessage(answer: ModelAnswer): object {
	if ('text' in answer) return { role: 'assistant', content: answer.text };
	const { tool, input } = answer;
	const call = { name: tool, arguments: JSON.stringify(input) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: `call_${randomUUID()}`, type: 'function', function: call }],
	};
}

/** https://platform.openai.com/docs/api-reference/chat/create, without streaming. */
export const chatCompletions: ModelProtocol = {
	read: (body) => {
		const { tools, messages } = request.parse(body);
		return {
			tools: tools.map((tool) => tool.function),
			toolResults: messages.flatMap((message) => {
				const { success, data } = toolMessage.safeParse(message);
				return success ? [data.content] : [];
			}),
			length: JSON.stringify(body).length,
		};
	},
	write: (answer) => ({
		id: `chatcmpl-${randomUUID()}`,
		object: 'chat.completion',
		created: 1_790_000_000,
		model: 'scripted',
		choices: [
			{
				index: 0,
				message: toMessage(answer),
				finish_reason: 'text' in answer ? 'stop' : 'tool_calls',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	}),
};
