import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Tools that check the package, kept outside the checkout so that every clone shares them. */
const CACHE = join(
	process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
	'n8n-nodes-ai-video',
);

/** Written last: without it, or with another content, the folder is not complete. */
const STAMP = '.complete';

/**
 * Runs a command, its output going to stderr.
 *
 * @throws Error when it fails or does not exist
 */
export function run(command: string, args: readonly string[], cwd: string): void {
	const { status, error } = spawnSync(command, args, {
		cwd,
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32',
	});
	if (error) throw error;
	if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed (${String(status)})`);
}

/** What is to be installed. */
export interface CachedTool {
	/** Name of the folder in the cache. */
	readonly name: string;
	/** Files that say what to install; copied into the folder. */
	readonly manifests: readonly string[];
	/** Told before it starts: what, and how long it takes. */
	readonly announcement: string;
	/** Installs into the folder that holds the copied manifests. */
	readonly install: (folder: string) => void;
}

function digestOf(files: readonly string[]): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex');
}

/**
 * Installs a tool unless it is there already, from the same manifests.
 *
 * @returns the folder it is in
 * @throws Error when the installation fails
 */
export function installOnce({ name, manifests, announcement, install }: CachedTool): string {
	const folder = join(CACHE, name);
	const stamp = join(folder, STAMP);
	const digest = digestOf(manifests);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return folder;
	process.stderr.write(`${announcement}...\n`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	for (const file of manifests) copyFileSync(file, join(folder, basename(file)));
	install(folder);
	writeFileSync(stamp, digest);
	return folder;
}

/** Installs exactly what the copied package-lock.json names, and runs no script of any package. */
export function npmCi(folder: string): void {
	run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}
