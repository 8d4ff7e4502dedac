import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import manifest from '../package.json';
import {
	installationDirectory,
	installationIn,
	nodePackage,
	pathOf,
	type N8nInstallation,
} from './installation';
import { withLock } from './lock';
import { runStep } from './runStep';

/** Written last: it says of what the installation is complete. */
const STAMP = 'installed.txt';

/** The only ones of n8n's native parts that a server with SQLite needs. */
const NATIVE_PACKAGES = ['sqlite3', 'isolated-vm'];

const MANIFEST = JSON.stringify(manifest, null, 2);

function wantedStamp(): string {
	const hash = createHash('sha256').update(MANIFEST);
	return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}

async function isComplete(directory: string, stamp: string): Promise<boolean> {
	return (await readFile(join(directory, STAMP), 'utf8').catch(() => '')) === stamp;
}

async function downloadPackages(directory: string, logFile: string): Promise<void> {
	await mkdir(directory, { recursive: true });
	await writeFile(join(directory, 'package.json'), MANIFEST);
	// Without scripts: only a few of n8n's native parts are needed, and those are built below, by
	// the Node.js that loads them.
	await runStep({
		title: `Downloading n8n into ${directory} (2 GB, about 5 minutes, once)`,
		command: ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'],
		cwd: directory,
		logFile,
	});
}

async function buildNativePackages(directory: string, logFile: string): Promise<void> {
	const headers = nodePackage(directory);
	const env = {
		PATH: pathOf(installationIn(directory)),
		npm_config_jobs: 'max',
		// The headers come with the package: nothing is downloaded from nodejs.org.
		...(headers === null ? {} : { npm_config_nodedir: headers }),
	};
	await runStep({
		title: "Building n8n's native parts (up to 8 minutes, once; needs python3, make and g++)",
		// Said outright: whoever has switched scripts off would get a build that silently did nothing.
		command: [
			'npm',
			'rebuild',
			'--ignore-scripts=false',
			'--foreground-scripts',
			...NATIVE_PACKAGES,
		],
		cwd: directory,
		env,
		logFile,
	});
	await runStep({
		title: 'Checking that they load',
		command: ['node', '--eval', NATIVE_PACKAGES.map((name) => `require('${name}')`).join(';')],
		cwd: directory,
		env,
		logFile,
	});
}

async function install(directory: string, stamp: string): Promise<void> {
	const logFile = join(directory, 'install.log');
	// What is there is about to change: it counts as complete only once all of it is done.
	await rm(join(directory, STAMP), { force: true });
	await downloadPackages(directory, logFile);
	await buildNativePackages(directory, logFile);
	await writeFile(join(directory, STAMP), stamp);
}

/**
 * The n8n server of `test/e2e/package.json`, installed into the user's cache if it is not there.
 * Tells its progress on stderr; goes on where an earlier try was broken off.
 * @throws Error when npm fails or the machine has no Node.js that n8n can run under
 */
export async function installN8n(): Promise<N8nInstallation> {
	const directory = installationDirectory();
	const stamp = wantedStamp();
	if (!(await isComplete(directory, stamp))) {
		await withLock(
			`${directory}.lock`,
			async () => {
				if (!(await isComplete(directory, stamp))) await install(directory, stamp);
			},
			(pid) => process.stderr.write(`Waiting for process ${pid}, which installs n8n...\n`),
		);
	}
	return installationIn(directory);
}
