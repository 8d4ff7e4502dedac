import type { INodeParameters } from 'n8n-workflow';

import { AiVideoApi } from '../../credentials/AiVideoApi.credentials';
import { AiVideo } from '../../nodes/AiVideo/AiVideo.node';
import { hostClock } from '../../nodes/AiVideo/operations/openSession';
import type { DialectName } from '../../nodes/AiVideo/providers';
import { acceleratedClock, startEmulator, type Clock, type Emulator } from '../emulator';
import { createEngine, type Engine, type EngineRun, type EngineWorkflow } from '../engine';

/** How many times faster than real time the node and the emulator live in these tests. */
const SPEED = 200;

/** What a test changes about a run; the rest is a plain Generate. */
export interface RigRun extends Partial<Omit<EngineWorkflow, 'nodeType' | 'parameters'>> {
	readonly dialect?: DialectName;
	readonly parameters?: INodeParameters;
	readonly apiKey?: string;
	readonly baseUrl?: string;
}

/** The node on a real engine, against the emulator over real sockets, on one fast clock. */
export interface Rig {
	readonly engine: Engine;
	readonly emulator: Emulator;
	/** The clock both live on. */
	readonly clock: Clock;
	readonly node: AiVideo;
	readonly credentialType: AiVideoApi;
	/** Base URL and a good key of a dialect. */
	credentials(dialect: DialectName): { dialect: string; baseUrl: string; apiKey: string };
	start(run: RigRun): EngineRun;
	run(run: RigRun): EngineRun['result'];
	close(): Promise<void>;
}

export const PROMPT = 'A slow dolly shot through a foggy pine forest';

/** Smallest parameters of each operation, as the editor would save them. */
export function parametersOf(operation: string, more: INodeParameters = {}): INodeParameters {
	const submits = operation === 'generate' || operation === 'create';
	return {
		resource: 'video',
		operation,
		...(submits ? { model: { __rl: true, mode: 'list', value: 'sora-2' }, prompt: PROMPT } : {}),
		...more,
	};
}

/** How a rig differs from the usual one. */
export interface RigOptions {
	/** How many times faster than real time; default 200. */
	readonly speed?: number;
	/** Timeouts of the node take at least so many real milliseconds; default 0. */
	readonly shortestTimeoutMs?: number;
	/** A rig to share the clock and the engine with: the new one brings only its own emulator. */
	readonly beside?: Rig;
}

export async function openRig(options: RigOptions = {}): Promise<Rig> {
	const { speed = SPEED, shortestTimeoutMs = 0, beside } = options;
	const clock = beside?.clock ?? acceleratedClock(speed);
	const realClock = { ...hostClock };
	Object.assign(hostClock, {
		now: clock.now,
		sleep: async (ms: number) => await clock.sleep(ms),
		timeout: (ms: number) =>
			AbortSignal.timeout(Math.max(shortestTimeoutMs, Math.ceil(ms / speed))),
	});
	const emulator = await startEmulator({ clock });
	const engine = beside?.engine ?? (await createEngine());
	const node = new AiVideo();
	const credentialType = new AiVideoApi();
	const credentials: Rig['credentials'] = (dialect) => ({
		dialect,
		baseUrl: emulator.baseUrl(dialect),
		apiKey: emulator.settings(dialect).keys[0] ?? '',
	});

	function start({ dialect = 'openai', parameters, apiKey, baseUrl, ...rest }: RigRun): EngineRun {
		return engine.run({
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
		close: async () => {
			Object.assign(hostClock, realClock);
			await emulator.close();
			if (!beside) await engine.close();
		},
	};
}
