import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

import manifest from '../package.json';

/** An n8n server on disk, with the Node.js it runs under. */
export interface N8nInstallation {
	/** Holds `package.json` and `node_modules`. */
	readonly directory: string;
	/** The Node.js executable. */
	readonly node: string;
	/** The script of the `n8n` command. */
	readonly n8n: string;
}

/** The folder that keeps what is too big for the checkout and worth keeping between runs. */
export function cacheDirectory(): string {
	const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-ai-video');
}

/** From `engines` of n8n 2.41. */
const OLDEST_NODE = 24;

/** The folder of the npm package that brings Node.js 24; null where there is none for this machine. */
export function nodePackage(directory: string): string | null {
	const path = join(directory, 'node_modules', `node-${process.platform}-${process.arch}`);
	return existsSync(path) ? path : null;
}

function nodeBinary(directory: string): string {
	const brought = nodePackage(directory);
	if (brought !== null) return join(brought, 'bin', 'node');
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return process.execPath;
	throw new Error(
		`n8n needs Node.js ${OLDEST_NODE} or later; this is ${process.version}, and npm has no newer one for ${process.platform} ${process.arch}`,
	);
}

export function installationDirectory(): string {
	return join(cacheDirectory(), `n8n-${manifest.dependencies.n8n}`);
}

/** @throws Error where the machine has no Node.js that n8n can run under */
export function installationIn(directory: string): N8nInstallation {
	const n8n = join(directory, 'node_modules', 'n8n', 'bin', 'n8n');
	return { directory, node: nodeBinary(directory), n8n };
}

/** Loads a package as n8n's own code would. */
export function loadFromN8n({ n8n }: N8nInstallation, packageName: string): unknown {
	return createRequire(n8n)(packageName);
}

/** `PATH` with the installation's Node.js before all others. */
export function pathOf({ node }: N8nInstallation): string {
	return `${dirname(node)}:${process.env.PATH ?? ''}`;
}
