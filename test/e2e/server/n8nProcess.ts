import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { pathOf, type N8nInstallation } from '../install/installation';

const LOOK_AGAIN_MS = 200;
/** Generous, for machines that are busy. */
const START_MS = 300_000;
const STOP_MS = 60_000;

/** How to start one n8n process: a server, a worker, or any other command. */
export interface N8nCommand {
	readonly installation: N8nInstallation;
	/** `['start']`, `['worker', '--concurrency=5']` */
	readonly args: readonly string[];
	/** All it gets besides `PATH` and `HOME`. */
	readonly env: Readonly<Record<string, string>>;
	/** Asked again and again until it says yes. */
	isReady(process: N8nProcess): Promise<boolean>;
	/** Gives the start up. */
	readonly signal?: AbortSignal;
}

export interface N8nProcess {
	readonly pid: number;
	/** What it printed so far, both streams. */
	log(): string;
	isRunning(): boolean;
	/** Resolves when it has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** Lets it end what it does, as a service manager would: SIGTERM, and SIGKILL after a minute. */
	stop(): Promise<void>;
	/** SIGKILL */
	kill(): Promise<void>;
}

function launch({ installation, args, env }: N8nCommand): N8nProcess {
	const { node, n8n } = installation;
	const child = spawn(node, [n8n, ...args], {
		env: { PATH: pathOf(installation), HOME: process.env.HOME ?? '/', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const chunks: Buffer[] = [];
	const keep = (chunk: Buffer): void => {
		chunks.push(chunk);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const ended = new Promise<void>((resolve) => {
		child.once('error', (error) => {
			keep(Buffer.from(`${error.message}\n`));
			resolve();
		});
		child.once('close', () => resolve());
	});
	let running = true;
	void ended.then(() => {
		running = false;
	});

	async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		child.kill(signal);
		const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
		await ended;
		clearTimeout(patience);
	}

	return {
		pid: child.pid ?? 0,
		log: () => Buffer.concat(chunks).toString('utf8'),
		isRunning: () => running,
		ended,
		stop: async () => await end('SIGTERM'),
		kill: async () => await end('SIGKILL'),
	};
}

/** What stands against waiting on; null: nothing. */
function reasonToGiveUp(
	started: N8nProcess,
	deadline: number,
	signal?: AbortSignal,
): string | null {
	if (signal?.aborted === true) return 'was given up';
	if (!started.isRunning()) return 'ended before it was ready';
	return Date.now() > deadline ? 'is not ready in time' : null;
}

/**
 * Starts n8n and waits until it is ready.
 * @throws Error with what it printed when it ends before, is given up, or is not ready in time
 */
export async function startN8nProcess(command: N8nCommand): Promise<N8nProcess> {
	const started = launch(command);
	const deadline = Date.now() + START_MS;
	while (!(await command.isReady(started))) {
		const reason = reasonToGiveUp(started, deadline, command.signal);
		if (reason !== null) {
			await started.kill();
			throw new Error(`n8n ${command.args.join(' ')} ${reason}:\n${started.log()}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
	return started;
}
