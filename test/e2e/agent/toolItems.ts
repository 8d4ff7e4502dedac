import { z } from 'zod';

import { loadFromN8n, type N8nInstallation } from '../install/installation';
import type { Session } from '../client/session';

/** Reads the format n8n stores run data in. */
type ParseFlatted = (text: string) => unknown;

const flatted = z.object({
	parse: z.custom<ParseFlatted>((value) => typeof value === 'function'),
});

const file = z.object({ id: z.string(), fileName: z.string(), mimeType: z.string() });

const toolItem = z.object({ json: z.record(z.unknown()), binary: z.record(file).optional() });

const toolRun = z.object({ data: z.object({ ai_tool: z.array(z.array(toolItem)) }) });

export type ToolItem = z.infer<typeof toolItem>;

/** What a tool put out in its first run, which n8n keeps apart from the output of other nodes. */
export async function toolItems(
	{ call }: Session,
	installation: N8nInstallation,
	executionId: string,
	tool: string,
): Promise<ToolItem[]> {
	const stored = await call('GET', `/executions/${executionId}`, z.object({ data: z.string() }));
	const execution = z.object({
		resultData: z.object({ runData: z.object({ [tool]: z.array(toolRun) }) }),
	});
	const { parse } = flatted.parse(loadFromN8n(installation, 'flatted'));
	const { resultData } = execution.parse(parse(stored.data));
	return resultData.runData[tool]?.[0]?.data.ai_tool[0] ?? [];
}
