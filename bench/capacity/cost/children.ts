import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { z } from 'zod';

import {
	address,
	counts,
	snapshot,
	type Address,
	type ProviderOrder,
	type Snapshot,
	type WorkerOrder,
} from './messages';

/** A script of this folder in a process of its own. Orders go to it one at a time. */
class Child {
	private constructor(
		private readonly process: ChildProcess,
		/** The first thing it said. */
		readonly greeting: unknown,
	) {}

	static async start(script: string): Promise<Child> {
		const execArgv = ['--expose-gc', '--import', 'tsx'];
		const child = fork(join(__dirname, script), [], { execArgv });
		return new Child(child, await Child.hear(child));
	}

	/** @throws when it ends without an answer */
	private static async hear(child: ChildProcess): Promise<unknown> {
		const given = new AbortController();
		const ended = once(child, 'exit', given).then(() => {
			throw new Error('A process of the measurement ended early');
		});
		// Lost races end by the abort below.
		ended.catch(() => {});
		const [message] = await Promise.race([once(child, 'message', given), ended]);
		given.abort();
		return message;
	}

	async ask<T>(order: ProviderOrder | WorkerOrder, shape: z.ZodType<T>): Promise<T> {
		const answer = Child.hear(this.process);
		this.process.send(order);
		return shape.parse(await answer);
	}

	/** Ends it whatever it is doing: executions that wait would go on for an hour. */
	stop(): void {
		this.process.kill('SIGKILL');
	}
}

export interface ProviderProcess {
	readonly address: Address;
	ask(order: ProviderOrder): Promise<z.infer<typeof counts>>;
	stop(): void;
}

export async function startProvider(): Promise<ProviderProcess> {
	const child = await Child.start('provider.ts');
	return {
		address: address.parse(child.greeting),
		ask: async (order) => await child.ask(order, counts),
		stop: () => child.stop(),
	};
}

export interface WorkerProcess {
	ask(order: WorkerOrder): Promise<Snapshot>;
	stop(): void;
}

export async function startWorker(): Promise<WorkerProcess> {
	const child = await Child.start('worker.ts');
	return {
		ask: async (order) => await child.ask(order, snapshot),
		stop: () => child.stop(),
	};
}
