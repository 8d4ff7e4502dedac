import type { INodeParameters } from 'n8n-workflow';

import { AiVideoApi } from '../../../credentials/AiVideoApi.credentials';
import { AiVideo } from '../../../nodes/AiVideo/AiVideo.node';
import type { DialectName } from '../../../nodes/AiVideo/providers';
import { startEmulator, type Emulator } from '../../emulator';
import {
	createEngine,
	type Engine,
	type EngineResult,
	type EngineRun,
	type EngineWorkflow,
} from '../../engine';
import { openClock, type RigClock } from './clock';

/** What a test changes about a run; the rest is a plain Generate. */
export interface RigRun extends Partial<Omit<EngineWorkflow, 'nodeType' | 'parameters'>> {
	readonly dialect?: DialectName;
	readonly parameters?: INodeParameters;
	readonly apiKey?: string;
	readonly baseUrl?: string;
}

/** The node on a real engine, against the emulator over real sockets, in one virtual time. */
export interface Rig {
	readonly engine: Engine;
	readonly emulator: Emulator;
	/** The time both live in. */
	readonly clock: RigClock;
	readonly node: AiVideo;
	readonly credentialType: AiVideoApi;
	/** Base URL and a good key of a dialect. */
	credentials(dialect: DialectName): { dialect: string; baseUrl: string; apiKey: string };
	start(run: RigRun): EngineRun;
	run(run: RigRun): EngineRun['result'];
	/** Waits for what is under way, and begins again: nothing made, no time passed, other dice. */
	reset(seed?: number): Promise<void>;
	close(): Promise<void>;
}

export const PROMPT = 'A slow dolly shot through a foggy pine forest';

/** Smallest parameters of each operation, as the editor would save them. */
export function parametersOf(operation: string, more: INodeParameters = {}): INodeParameters {
	const submits = operation === 'generate' || operation === 'create';
	return {
		operation,
		...(submits ? { model: { __rl: true, mode: 'list', value: '' }, prompt: PROMPT } : {}),
		...more,
	};
}

/** How a rig differs from the usual one. */
export interface RigOptions {
	/** Default: virtual time, which waits for the work. */
	readonly clock?: RigClock;
}

/** The executions under way. Time passes for each, but not while n8n itself works on one. */
class Executions {
	private readonly running = new Set<EngineRun>();

	constructor(private readonly clock: RigClock) {
		clock.holdWhile(() => [...this.running].some(isHostBusy));
	}

	async add(run: EngineRun, resumeFrom: EngineResult | undefined): Promise<void> {
		// What is resumed may not be written down yet, which takes time of this clock.
		await resumeFrom?.stored();
		this.running.add(run);
		await run.nodeSettled;
		this.running.delete(run);
	}

	async settled(): Promise<void> {
		const nodes = [...this.running].map(async ({ nodeSettled }) => await nodeSettled);
		try {
			await this.clock.finish(Promise.all(nodes));
		} finally {
			// One that hangs fails its own test, and not those after it.
			this.running.clear();
		}
	}
}

/** Whether the execution goes on, and not inside the node. */
function isHostBusy({ calls }: EngineRun): boolean {
	return calls.every(({ endedAt }) => endedAt !== undefined);
}

/** A result nobody waits for is no error when it does not come. */
function watched<T>(result: Promise<T>): Promise<T> {
	result.catch(() => {});
	return result;
}

export async function openRig({ clock = openClock() }: RigOptions = {}): Promise<Rig> {
	const emulator = await startEmulator({ clock });
	const engine = await createEngine({ sleep: clock.sleep });
	const node = new AiVideo(clock);
	const credentialType = new AiVideoApi();
	const executions = new Executions(clock);

	const credentials: Rig['credentials'] = (dialect) => ({
		dialect,
		baseUrl: emulator.baseUrl(dialect),
		apiKey: emulator.settings(dialect).keys[0] ?? '',
	});

	function start({ dialect = 'openai', parameters, apiKey, baseUrl, ...rest }: RigRun): EngineRun {
		const run = engine.run({
			nodeType: node,
			credentialType,
			credentials: {
				...credentials(dialect),
				...(apiKey === undefined ? {} : { apiKey }),
				...(baseUrl === undefined ? {} : { baseUrl }),
			},
			parameters: parameters ?? parametersOf('generate'),
			...rest,
		});
		const settled = clock.finish(executions.add(run, rest.resumeFrom));
		return Object.create(run, {
			result: { value: watched(clock.finish(run.result)) },
			nodeSettled: { value: watched(settled) },
		});
	}

	return {
		engine,
		emulator,
		clock,
		node,
		credentialType,
		credentials,
		start,
		run: async (run) => await start(run).result,
		reset: async (seed) => {
			await executions.settled();
			emulator.reset();
			clock.restart(seed);
		},
		close: async () => {
			clock.close();
			await emulator.close();
			await engine.close();
		},
	};
}
