import type { ExecutionStatus, IRun, IRunExecutionData, ITaskData } from 'n8n-workflow';
import type { EngineResult, ExecuteCall, LogRecord, NodeRun } from './types';

/** What an execution has left behind. */
export interface Outcome {
	status: ExecutionStatus;
	executionId: string;
	nodeName: string;
	runData: IRunExecutionData;
	calls: readonly ExecuteCall[];
	logs: readonly LogRecord[];
	stored(): Promise<string>;
}

/** Reads the outcome the way the execution view shows it. */
export function resultOf({ nodeName, calls, ...outcome }: Outcome): EngineResult {
	const { resultData, executionData } = outcome.runData;
	const runs = (resultData.runData[nodeName] ?? []).map(nodeRun);
	const last = runs.at(-1) ?? emptyRun();
	return {
		...last,
		...outcome,
		error: last.error ?? resultData.error,
		runs,
		runCount: runs.length,
		tries: calls.length,
		context: executionData?.contextData[`node:${nodeName}`] ?? {},
	};
}

/** The status n8n saves: older engines leave it to the server to tell an error from a success. */
export function finalStatus({ status, data, waitTill }: IRun): ExecutionStatus {
	if (waitTill) return 'waiting';
	if (status === 'crashed' || status === 'canceled' || status === 'error') return status;
	return data.resultData.error ? 'error' : 'success';
}

function nodeRun({ data, error, executionStatus, hints, metadata }: ITaskData): NodeRun {
	const [items, errorItems] = data?.['main'] ?? [];
	return {
		status: executionStatus,
		items: items ?? [],
		errorItems: errorItems ?? [],
		error,
		hints: hints ?? [],
		metadata,
	};
}

function emptyRun(): NodeRun {
	return {
		status: undefined,
		items: [],
		errorItems: [],
		error: undefined,
		hints: [],
		metadata: undefined,
	};
}
