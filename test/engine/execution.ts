import type { WorkflowExecute } from 'n8n-core';
import type { IRun, IRunExecutionData } from 'n8n-workflow';
import { buildGraph, type Graph } from './graph';
import type { Host } from './host';
import { finalStatus, type Outcome, resultOf } from './result';
import { startEngine } from './start-engine';
import { restore, startOfRun, store } from './stored-execution';
import type {
	EngineResult,
	EngineRun,
	EngineWorkflow,
	ExecuteCall,
	LogRecord,
	TimeOutOptions,
} from './types';

/** What identifies an execution. */
export interface ExecutionIdentity {
	executionId: string;
	workflowId: string;
}

interface Live {
	runData: IRunExecutionData;
	process: ReturnType<WorkflowExecute['processRunExecutionData']>;
}

/** One execution, from its start until the engine lets go of it. */
export class Execution implements EngineRun {
	readonly executionId: string;
	readonly calls: ExecuteCall[] = [];
	readonly result: Promise<EngineResult>;
	readonly nodeSettled: Promise<void>;

	private readonly graph: Graph;
	private readonly started: Promise<Live>;
	private live: Live | undefined;
	private isStopping = false;
	private settleEarly: (result: EngineResult) => void = () => {};

	constructor(
		private readonly host: Host,
		identity: ExecutionIdentity,
		private readonly setup: EngineWorkflow,
		private readonly logs: readonly LogRecord[],
		private readonly sleep: (ms: number) => Promise<void>,
	) {
		this.executionId = identity.executionId;
		this.graph = buildGraph(host, identity.workflowId, setup, this.calls);
		this.started = this.start();
		const ended = this.started.then(async ({ process }) => await process);
		this.nodeSettled = ended.then(
			() => {},
			() => {},
		);
		const stopped = new Promise<EngineResult>((resolve) => (this.settleEarly = resolve));
		const finished = ended.then(
			(run) => this.finished(run),
			async (error: unknown) => await this.refused(error),
		);
		this.result = Promise.race([stopped, finished]);
	}

	get nodeError(): unknown {
		return this.calls.at(-1)?.error;
	}

	cancel(): void {
		// n8n overwrites the stored row with what it held before the run.
		this.stop(async () => store(this.host, await this.dataToStartWith()));
	}

	timeOut({ storedAfter }: TimeOutOptions = {}): void {
		this.stop(async ({ runData }) => {
			await (storedAfter === undefined ? this.nodeSettled : this.sleep(storedAfter));
			return store(this.host, runData);
		});
	}

	private async start(): Promise<Live> {
		const runData = await this.dataToStartWith();
		const { host, graph, setup, executionId } = this;
		const process = startEngine(host, { graph, setup, executionId, runData });
		this.live = { runData, process };
		return this.live;
	}

	private async dataToStartWith(): Promise<IRunExecutionData> {
		const { resumeFrom } = this.setup;
		if (!resumeFrom) return startOfRun(this.host, this.graph);
		if (resumeFrom.status === 'success') {
			throw new Error('The execution succeeded, so it cannot be retried.');
		}
		return restore(this.host, await resumeFrom.stored(), this.graph.workflow);
	}

	private stop(storing: (live: Live) => Promise<string>): void {
		if (this.isStopping) return;
		this.isStopping = true;
		const halt = (live: Live) => {
			live.process.cancel();
			const stored = storing(live);
			// A failure to store matters only to those who resume from it.
			stored.catch(() => {});
			const outcome = this.outcome('canceled', live.runData, async () => await stored);
			this.settleEarly(resultOf(outcome));
		};
		if (this.live) halt(this.live);
		else void this.started.then(halt, () => {});
	}

	private finished(run: IRun): EngineResult {
		const { data } = run;
		return resultOf(this.outcome(finalStatus(run), data, async () => store(this.host, data)));
	}

	/** A workflow with issues, such as a required field left empty, is not started at all. */
	private async refused(error: unknown): Promise<EngineResult> {
		const { WorkflowOperationError } = this.host.workflow;
		if (!(error instanceof WorkflowOperationError)) throw error;
		const data = await this.dataToStartWith();
		data.resultData.error = error;
		return resultOf(this.outcome('error', data, async () => store(this.host, data)));
	}

	private outcome(
		status: IRun['status'],
		runData: IRunExecutionData,
		stored: () => Promise<string>,
	): Outcome {
		const { executionId, calls, logs } = this;
		const { nodeName } = this.graph;
		return { status, executionId, nodeName, runData, calls, logs, stored };
	}
}
