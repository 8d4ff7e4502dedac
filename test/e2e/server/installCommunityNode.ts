import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { run } from './run';

const manifest = z.object({ name: z.string(), version: z.string() }).passthrough();

/** What n8n's installer takes away before it lets npm install the rest. */
const LEFT_OUT = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

const NPM_INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

async function readManifest(file: string): Promise<z.infer<typeof manifest>> {
	return manifest.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function nameIn(tarball: string): Promise<string> {
	const text = await run('tar', ['-xzOf', tarball, 'package/package.json'], '/');
	return manifest.parse(JSON.parse(text)).name;
}

/**
 * Installs a tarball into a user folder with the steps of n8n 2.41's own installer (n8n
 * `dist/modules/community-packages/community-packages.service.js`, `downloadPackage`), which
 * itself takes packages from a registry only.
 * @param n8nFolder `.n8n` in the user folder
 */
export async function installCommunityNode(n8nFolder: string, tarball: string): Promise<void> {
	const nodes = join(n8nFolder, 'nodes');
	const folder = join(nodes, 'node_modules', await nameIn(tarball));
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], nodes);
	const file = join(folder, 'package.json');
	const { name, version, ...rest } = await readManifest(file);
	const kept = Object.entries(rest).filter(([key]) => !LEFT_OUT.includes(key));
	await writeFile(file, JSON.stringify({ name, version, ...Object.fromEntries(kept) }, null, 2));
	await run('npm', NPM_INSTALL, folder);
	const installed = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(installed, null, 2));
}
