import type {
	ExecutionError,
	ExecutionStatus,
	IBinaryData,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	IWorkflowSettings,
	IRunExecutionData,
	ITaskMetadata,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { HostHabits } from './host-habits';
import type { EngineItem } from './items';

/** Where n8n keeps binary data: in files, or (`default`) as base64 inside the items. */
export type BinaryMode = 'filesystem' | 'default';

/** How to start an engine. */
export interface EngineOptions {
	/**
	 * Folder whose `node_modules` hold the n8n-core to run. When left out, `N8N_ENGINE_ROOT` or the project itself.
	 * With another folder, the node must get its `n8n-workflow` from there too, as errors are told by class.
	 */
	engineRoot?: string;
	/** `filesystem` when left out, as in n8n 2. */
	binaryMode?: BinaryMode;
	/** Real time when left out. */
	sleep?: (ms: number) => Promise<void>;
}

/** A node and the credential it uses. */
export interface NodeSetup {
	nodeType: INodeType;
	credentialType?: ICredentialType;
	credentials?: ICredentialDataDecryptedObject;
}

/** A trigger, the node under test, and what follows it. */
export interface EngineWorkflow extends NodeSetup {
	parameters: INodeParameters;
	/** What the trigger hands over; one empty item when left out. */
	items?: EngineItem[];
	/** Settings of the node: Retry On Fail, On Error, name, … */
	node?: Partial<INode>;
	/** Settings of the workflow, over the usual ones. */
	settings?: IWorkflowSettings;
	/** How often the node runs in this execution, inside a loop; once when left out. */
	loops?: number;
	/** The `execute` of a node after the first output (after the loop has ended, when there is one). */
	downstream?: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
	/** "Retry execution": continues from what n8n has stored of that execution. */
	resumeFrom?: EngineResult;
	/** `trigger` when left out (a production run), always `retry` with `resumeFrom`. */
	mode?: WorkflowExecuteMode;
}

/** One line of a log. */
export interface LogRecord {
	level: 'error' | 'warn' | 'info' | 'debug';
	message: string;
	meta: Record<string, unknown>;
	executionId: string | undefined;
	/** `node`: written with `this.logger`. `engine`: what n8n itself logs about the execution. */
	source: 'node' | 'engine';
}

/** One call of the node's `execute`. Several calls can belong to one run: that is Retry On Fail. */
export interface ExecuteCall {
	startedAt: number;
	endedAt: number | undefined;
	error: unknown;
}

/** One run (run index) of the node under test, as the execution view shows it. */
export interface NodeRun {
	status: ExecutionStatus | undefined;
	/** First output. */
	items: INodeExecutionData[];
	/** Second output: the error branch of "Continue (using error output)". */
	errorItems: INodeExecutionData[];
	error: ExecutionError | undefined;
	hints: NodeExecutionHint[];
	metadata: ITaskMetadata | undefined;
}

/** How an execution ended. `items` to `metadata` are those of the last run of the node. */
export interface EngineResult extends NodeRun {
	/** Status of the execution, not of the node. */
	status: ExecutionStatus;
	executionId: string;
	runs: NodeRun[];
	runCount: number;
	/** How often the node's `execute` was called. */
	tries: number;
	/** Lines of `this.logger` only. Kept live: what a node logs after its cancellation still arrives. */
	logs: readonly LogRecord[];
	runData: IRunExecutionData;
	/** The node's `getContext('node')`. */
	context: IDataObject;
	/** What n8n would have stored of this execution, as JSON. */
	stored(): Promise<string>;
}

/** How a workflow timeout is simulated. */
export interface TimeOutOptions {
	/**
	 * When n8n writes the execution down, in ms after the timeout; when left out, as soon as the node has ended.
	 * The real server does not wait: it stores a few ms later, whatever the node has done by then.
	 */
	storedAfter?: number;
}

/** A running execution. */
export interface EngineRun {
	readonly executionId: string;
	/** Settles at once on `cancel` and `timeOut`, while the node may still be running. */
	readonly result: Promise<EngineResult>;
	/** Settles when the engine, and with it every `execute` of this run, has really ended. */
	readonly nodeSettled: Promise<void>;
	/** Every call of the node's `execute` so far. */
	readonly calls: readonly ExecuteCall[];
	/** What the latest `execute` threw, also after a cancellation. */
	readonly nodeError: unknown;
	/** The editor's Stop: n8n forgets the run data, so `resumeFrom` starts at the trigger. */
	cancel(): void;
	/** A workflow timeout: cancels, but the run data is stored, so `resumeFrom` continues at the node. */
	timeOut(options?: TimeOutOptions): void;
}

/** What a list search is called with. */
export interface ListSearchInput extends Omit<NodeSetup, 'nodeType'> {
	parameters?: INodeParameters;
	filter?: string;
	paginationToken?: string;
}

/** n8n's execution engine, in this process. */
export interface Engine {
	/** What this version of n8n does its own way. */
	readonly habits: HostHabits;
	/** Every line logged by this engine's executions, n8n's own debug lines included; the latest 10,000. */
	readonly logs: readonly LogRecord[];
	/** Starts a workflow. */
	run(workflow: EngineWorkflow): EngineRun;
	/** The bytes of an output, wherever they are kept. */
	readBinary(data: IBinaryData): Promise<Buffer>;
	/** The file that holds an output; `undefined` when it is kept in memory. */
	storedPath(data: IBinaryData): string | undefined;
	/** Every file an execution has left in the binary store, partial ones included. */
	storedFiles(executionId: string): Promise<string[]>;
	/** Deletes the files of an execution, as n8n does when it prunes it. */
	prune(executionId: string): Promise<void>;
	/** Runs `nodeType.methods.credentialTest[method]`, as the Test button of a credential does. */
	testCredential(
		nodeType: INodeType,
		method: string,
		credential: Required<Pick<NodeSetup, 'credentialType' | 'credentials'>>,
	): Promise<INodeCredentialTestResult>;
	/** Runs `nodeType.methods.listSearch[method]`, as the drop-down of a resource locator does. */
	listSearch(
		nodeType: INodeType,
		method: string,
		input: ListSearchInput,
	): Promise<INodeListSearchResult>;
	/** Deletes everything this engine has stored. */
	close(): Promise<void>;
}
