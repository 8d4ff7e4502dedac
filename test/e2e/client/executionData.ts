import { z } from 'zod';

const binary = z.object({
	id: z.string().optional(),
	mimeType: z.string(),
	fileName: z.string().optional(),
	fileType: z.string().optional(),
});

const item = z.object({
	json: z.record(z.unknown()),
	binary: z.record(binary).optional(),
	pairedItem: z.unknown(),
});

const failure = z.object({ message: z.string(), description: z.string().nullish() }).passthrough();

const nodeRun = z.object({
	executionStatus: z.string().optional(),
	error: failure.optional(),
	data: z
		.object({ main: z.array(z.array(item).nullable()) })
		.partial()
		.optional(),
});

/** The part of n8n's run data that tests look at. */
export const executionData = z.object({
	resultData: z.object({
		error: failure.optional(),
		lastNodeExecuted: z.string().optional(),
		runData: z.record(z.array(nodeRun)).default({}),
	}),
});

export type ExecutionData = z.infer<typeof executionData>;
export type ExecutionItem = z.infer<typeof item>;
export type ExecutionFailure = z.infer<typeof failure>;

/** What a node put out in its last run. */
export function itemsOf({ resultData }: ExecutionData, node: string, output = 0): ExecutionItem[] {
	return resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}

/** Why a node failed in its last run; null: it did not. */
export function failureOf({ resultData }: ExecutionData, node: string): ExecutionFailure | null {
	return resultData.runData[node]?.at(-1)?.error ?? null;
}
