import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 50;
const START_MS = 60_000;

/** A server that is not n8n: how to start it, and how to tell that it is up. */
export interface ServiceCommand {
	readonly program: string;
	readonly args: readonly string[];
	/** Whom it runs as; default: whoever runs the tests. */
	readonly account?: Account;
	isReady(): Promise<boolean>;
}

/** A user of the machine. */
export interface Account {
	readonly uid: number;
	readonly gid: number;
}

export interface ServiceProcess {
	/** Resolves when it has ended. */
	end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts the program and waits until it is ready.
 * @throws Error with what it printed when it ends before, or is not ready within a minute
 */
export async function startService(command: ServiceCommand): Promise<ServiceProcess> {
	const { program, args, account = {}, isReady } = command;
	const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...account });
	let printed = '';
	const keep = (chunk: Buffer): void => {
		printed += chunk.toString('utf8');
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	let running = true;
	const ended = new Promise<void>((resolve) => {
		child.once('error', (error) => {
			printed += error.message;
			resolve();
		});
		child.once('close', () => resolve());
	}).then(() => {
		running = false;
	});

	async function end(signal: NodeJS.Signals): Promise<void> {
		child.kill(signal);
		await ended;
	}

	const deadline = Date.now() + START_MS;
	while (!(await isReady())) {
		if (!running || Date.now() > deadline) {
			await end('SIGKILL');
			throw new Error(`${program} did not start:\n${printed}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
	return { end };
}
