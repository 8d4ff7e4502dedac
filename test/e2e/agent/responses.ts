import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import { modelTool, type ModelAnswer, type ModelProtocol } from './modelProtocol';

const request = z.object({
	tools: z.array(modelTool).default([]),
	input: z.array(z.object({}).passthrough()),
});

const toolOutput = z.object({ type: z.literal('function_call_output'), output: z.string() });

function toOutput(answer: ModelAnswer): object {
	if ('text' in answer) {
		const content = [{ type: 'output_text', text: answer.text, annotations: [] }];
		const id = `msg_${randomUUID()}`;
		return { id, type: 'message', role: 'assistant', status: 'completed', content };
	}
	return {
		id: `fc_${randomUUID()}`,
		type: 'function_call',
		call_id: `call_${randomUUID()}`,
		name: answer.tool,
		arguments: JSON.stringify(answer.input),
		status: 'completed',
	};
}

/** https://platform.openai.com/docs/api-reference/responses/create, without streaming. */
export const responses: ModelProtocol = {
	read: (body) => {
		const { tools, input } = request.parse(body);
		return {
			tools,
			toolResults: input.flatMap((item) => {
				const { success, data } = toolOutput.safeParse(item);
				return success ? [data.output] : [];
			}),
			length: JSON.stringify(body).length,
		};
	},
	write: (answer) => ({
		id: `resp_${randomUUID()}`,
		object: 'response',
		created_at: 1_790_000_000,
		status: 'completed',
		model: 'scripted',
		output: [toOutput(answer)],
		usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
	}),
};
