import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withLock } from '../../e2e/install/lock';
import { runStep } from '../../e2e/install/runStep';

/** What a server of the tests is installed from. */
export interface PythonEnvironment {
	/** For the user, with its version. */
	readonly name: string;
	/** Gets the virtual environment, `venv`. */
	readonly directory: string;
	/** The file that pins the versions; another content installs anew. */
	readonly pins: string;
	/** What pip is to install, and how. */
	readonly pipArguments: readonly string[];
	/** How big it is and how long it takes, for the user. */
	readonly effort: string;
}

/** Written last: it says of what the installation is complete. */
const STAMP = 'installed.txt';

/** What tells whether Debian's python3 and python3-venv are both there, and recent enough. */
const PRECONDITION = 'import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))';

function checkPython(name: string): void {
	const { status } = spawnSync('python3', ['-c', PRECONDITION], { stdio: 'ignore' });
	if (status === 0) return;
	throw new Error(
		`${name} needs Python 3.11 or later with venv. On Debian: apt-get install python3 python3-venv`,
	);
}

async function wantedStamp({ name, pins }: PythonEnvironment): Promise<string> {
	const hash = createHash('sha256').update(await readFile(pins));
	return `${name} ${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}

async function install(wanted: PythonEnvironment, stamp: string): Promise<void> {
	const { name, directory, pipArguments, effort } = wanted;
	checkPython(name);
	// Python's environments do not survive a half-done installation, nor another Python.
	await rm(directory, { recursive: true, force: true });
	await mkdir(directory, { recursive: true });
	const venv = join(directory, 'venv');
	const logFile = join(directory, 'install.log');
	await runStep({
		title: `Creating a Python environment in ${directory}`,
		command: ['python3', '-m', 'venv', venv],
		cwd: directory,
		logFile,
	});
	const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input'];
	await runStep({
		title: `Downloading ${name} (${effort}, once)`,
		command: [join(venv, 'bin', 'python'), ...pip, ...pipArguments],
		cwd: directory,
		logFile,
	});
	await writeFile(join(directory, STAMP), stamp);
}

/**
 * A virtual environment, made from PyPI if it is not there. Tells its progress on stderr.
 * @throws Error without Python 3.11 and venv, or when pip fails
 */
export async function installPythonEnvironment(wanted: PythonEnvironment): Promise<void> {
	const { name, directory } = wanted;
	const stamp = await wantedStamp(wanted);
	const isComplete = async (): Promise<boolean> =>
		(await readFile(join(directory, STAMP), 'utf8').catch(() => '')) === stamp;
	if (await isComplete()) return;
	await withLock(
		`${directory}.lock`,
		async () => {
			if (!(await isComplete())) await install(wanted, stamp);
		},
		(pid) => process.stderr.write(`Waiting for process ${pid}, which installs ${name}...\n`),
	);
}
