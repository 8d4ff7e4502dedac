import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import { loadFromN8n, type N8nInstallation } from '../install/installation';
import { executionData, type ExecutionData } from './executionData';
import type { Session } from './session';

const LOOK_AGAIN_MS = 200;
/** Far more than any test's video takes, for machines that are busy. */
const PATIENCE_MS = 180_000;

/** Of an execution under way nothing is stored, unless it saves its progress. */
const NOTHING_YET = { resultData: {} };

const UNFINISHED = ['new', 'running', 'waiting'];

const summary = z.object({ id: z.string(), status: z.string(), retryOf: z.string().nullish() });

export type ExecutionSummary = z.infer<typeof summary>;

export interface Execution extends ExecutionSummary {
	readonly data: ExecutionData;
}

export interface ExecutionsApi {
	/** Newest first. */
	list(workflowId: string): Promise<ExecutionSummary[]>;
	get(id: string): Promise<Execution>;
	/** Resolves when it has ended, however. */
	ended(id: string): Promise<Execution>;
	/** "Retry execution"; resolves with the new execution's ID when that has ended. */
	retry(id: string): Promise<string>;
	stop(id: string): Promise<void>;
}

/** Reads the format n8n stores run data in. */
type ParseFlatted = (text: string) => unknown;

const flatted = z.object({
	parse: z.custom<ParseFlatted>((value) => typeof value === 'function'),
});

export function executionsApi({ call }: Session, installation: N8nInstallation): ExecutionsApi {
	const { parse } = flatted.parse(loadFromN8n(installation, 'flatted'));
	const stored = summary.extend({ data: z.string() });

	async function get(id: string): Promise<Execution> {
		const { data, ...rest } = await call('GET', `/executions/${id}`, stored);
		return { ...rest, data: executionData.parse(parse(data) ?? NOTHING_YET) };
	}

	async function ended(id: string): Promise<Execution> {
		const deadline = Date.now() + PATIENCE_MS;
		for (;;) {
			const execution = await get(id);
			if (!UNFINISHED.includes(execution.status)) return execution;
			if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${execution.status}`);
			await sleep(LOOK_AGAIN_MS);
		}
	}

	return {
		list: async (workflowId) => {
			const filter = encodeURIComponent(JSON.stringify({ workflowId }));
			const listed = z.object({ results: z.array(summary) });
			return (await call('GET', `/executions?filter=${filter}`, listed)).results;
		},
		get,
		ended,
		retry: async (id) =>
			(await call('POST', `/executions/${id}/retry`, summary, { loadWorkflow: false })).id,
		stop: async (id) => {
			await call('POST', `/executions/${id}/stop`, z.unknown(), {});
		},
	};
}
