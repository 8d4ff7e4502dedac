import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import type { Measured, Source } from './types';

/** Runs a script of this folder in a process of its own, TypeScript as it is. */
function start(script: string, ...args: readonly string[]): ChildProcess {
	return fork(join(__dirname, script), args, { execArgv: ['--import', 'tsx'] });
}

/** The first thing a process has to say; rejects when it ends without a word. */
async function firstMessage(child: ChildProcess): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => reject(new Error(`A process ended early with ${code}`)));
	});
}

export interface Provider {
	readonly source: Source;
	stop(): void;
}

export async function startProvider(bytes: number): Promise<Provider> {
	const child = fork('/tmp/h/fastProvider.ts', [String(bytes)], { execArgv: ['--import', 'tsx'] });
	const source = (await firstMessage(child)) as Source;
	return { source, stop: () => child.disconnect() };
}

/** Each download has a fresh process: memory that an earlier one has left would hide its own. */
export async function downloadBy(who: 'node' | 'undici', source: Source): Promise<Measured> {
	const child = start(who === 'node' ? 'byNode.ts' : 'byUndici.ts');
	child.send(source);
	const measured = (await firstMessage(child)) as Measured;
	child.disconnect();
	return measured;
}
