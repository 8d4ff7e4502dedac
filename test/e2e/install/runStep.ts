import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

const HEARTBEAT_MS = 30_000;
const SHOWN_LINES = 20;

/** One command that takes long enough to need a word about it. */
export interface Step {
	/** What it does and how long that usually takes, for the user. */
	readonly title: string;
	readonly command: readonly [string, ...string[]];
	readonly cwd: string;
	readonly env?: Readonly<Record<string, string>>;
	/** Gets what the command prints; appended to. */
	readonly logFile: string;
}

async function tail(file: string): Promise<string> {
	return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}

/**
 * Runs the step and tells on stderr that it lives.
 * @throws Error with the last lines of its output when it fails
 */
export async function runStep({ title, command, cwd, env, logFile }: Step): Promise<void> {
	process.stderr.write(`${title}...\n`);
	const startedAt = Date.now();
	const heartbeat = setInterval(() => {
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		process.stderr.write(`  still at it after ${seconds} s\n`);
	}, HEARTBEAT_MS);
	const log = createWriteStream(logFile, { flags: 'a' });
	try {
		const [program, ...args] = command;
		const child = spawn(program, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		// Else it would go on by itself when this process is stopped.
		const endWithUs = (): boolean => child.kill();
		process.once('exit', endWithUs);
		child.stdout.pipe(log, { end: false });
		child.stderr.pipe(log, { end: false });
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		process.off('exit', endWithUs);
		log.end();
		await finished(log);
		if (code === 0) return;
		throw new Error(
			`${command.join(' ')} failed (${code}), see ${logFile}\n${await tail(logFile)}`,
		);
	} finally {
		clearInterval(heartbeat);
	}
}
