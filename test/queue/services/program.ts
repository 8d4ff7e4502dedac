import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Debian keeps PostgreSQL's programs out of `PATH`, a folder a version. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

async function isExecutable(file: string): Promise<boolean> {
	return await access(file, constants.X_OK).then(
		() => true,
		() => false,
	);
}

async function folders(): Promise<string[]> {
	const inPath = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
	const versions = await readdir(POSTGRES_VERSIONS).catch(() => []);
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	return [...inPath, ...newestFirst.map((version) => join(POSTGRES_VERSIONS, version, 'bin'))];
}

/**
 * The path of a program.
 * @throws Error that names the Debian package to install when it is not there
 */
export async function findProgram(name: string, debianPackage: string): Promise<string> {
	for (const folder of await folders()) {
		const file = join(folder, name);
		if (await isExecutable(file)) return file;
	}
	throw new Error(`There is no ${name} on this machine. Run: apt-get install ${debianPackage}`);
}

/** Runs a program to its end: its standard output, or null when it failed. */
export async function ask(program: string, args: readonly string[]): Promise<string | null> {
	return await execute(program, args).then(
		({ stdout }) => stdout.trim(),
		() => null,
	);
}
