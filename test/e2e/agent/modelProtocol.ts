import { z } from 'zod';

/** What the model says: something to the user, or a wish to use a tool. */
export type ModelAnswer =
	| { readonly text: string }
	| { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

/** A tool as it is described to the model. */
export const modelTool = z.object({
	name: z.string(),
	description: z.string(),
	/** JSON Schema of the input. */
	parameters: z.object({
		properties: z.record(z.object({ type: z.string(), description: z.string().optional() })),
		required: z.array(z.string()).default([]),
	}),
});

export type ModelTool = z.infer<typeof modelTool>;

/** What a test wants to know of a request to the model. */
export interface ModelRequest {
	readonly tools: readonly ModelTool[];
	/** What the tools gave back so far, oldest first. */
	readonly toolResults: readonly string[];
	/** The length of everything that was sent, in characters. */
	readonly length: number;
}

/** One of the wire formats of OpenAI's chat models. */
export interface ModelProtocol {
	/** @throws ZodError when it is another request than the protocol's */
	read(body: unknown): ModelRequest;
	write(answer: ModelAnswer): object;
}
