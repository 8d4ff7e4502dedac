import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 100;
const START_MS = 300_000;
const STOP_MS = 60_000;
/** Of what it printed, when it does not start. */
const SHOWN_LINES = 40;

/** How to start a program that runs until it is stopped, and how to tell that it is up. */
export interface ServerCommand {
	/** What error messages call it. */
	readonly name: string;
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd?: string;
	/** All variables it gets; default: those of the tests. */
	readonly env?: Readonly<Record<string, string>>;
	/** Whom it runs as; default: whoever runs the tests. */
	readonly account?: Account;
	/** Asked again and again until it says yes. */
	isReady(process: ServerProcess): Promise<boolean>;
	/** Gives the start up. */
	readonly signal?: AbortSignal;
	/** What `stop` sends; default: SIGTERM. */
	readonly stopSignal?: NodeJS.Signals;
}

/** A user of the machine. */
export interface Account {
	readonly uid: number;
	readonly gid: number;
}

export interface ServerProcess {
	readonly pid: number;
	/** What it printed so far, both streams. */
	log(): string;
	isRunning(): boolean;
	/** Resolves when it has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** Lets it end what it does, as a service manager would, and kills it after a minute. */
	stop(): Promise<void>;
	/** SIGKILL */
	kill(): Promise<void>;
}

function launch(command: ServerCommand): ServerProcess {
	const { program, args, cwd, env, account, stopSignal = 'SIGTERM' } = command;
	const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...account });
	const chunks: Buffer[] = [];
	const keep = (chunk: Buffer): void => {
		chunks.push(chunk);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	let running = true;
	const ended = new Promise<void>((resolve) => {
		child.once('error', (error) => {
			keep(Buffer.from(`${error.message}\n`));
			resolve();
		});
		child.once('close', () => resolve());
	}).then(() => {
		running = false;
	});

	async function end(signal: NodeJS.Signals): Promise<void> {
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
		stop: async () => await end(stopSignal),
		kill: async () => await end('SIGKILL'),
	};
}

/** What stands against waiting on; null: nothing. */
function reasonToGiveUp(
	started: ServerProcess,
	deadline: number,
	signal: AbortSignal | undefined,
): string | null {
	if (signal?.aborted === true) return 'was given up';
	if (!started.isRunning()) return 'ended before it was ready';
	return Date.now() > deadline ? 'is not ready in time' : null;
}

/**
 * Starts the program and waits until it is ready, five minutes at most.
 * @throws Error with the end of what it printed when it ends before, is given up, or is not ready
 * in time
 */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
	const started = launch(command);
	const deadline = Date.now() + START_MS;
	while (!(await command.isReady(started))) {
		const reason = reasonToGiveUp(started, deadline, command.signal);
		if (reason !== null) {
			await started.kill();
			const printed = started.log().trimEnd().split('\n').slice(-SHOWN_LINES);
			throw new Error(`${command.name} ${reason}:\n${printed.join('\n')}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
	return started;
}
