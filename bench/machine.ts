import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';

/** What results depend on: the machine, how busy it was, and versions. */

const load = createRequire(__filename);

function versionOf(name: string): string {
	// The main file is found whatever the package exports; its manifest is somewhere above.
	for (let folder = dirname(load.resolve(name)); ; folder = dirname(folder)) {
		try {
			const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
				name?: string;
				version?: string;
			};
			if (manifest.name === name && manifest.version) return manifest.version;
		} catch {
			if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
		}
	}
}

export interface Machine {
	readonly hardware: string;
	readonly versions: string;
}

export function describeMachine(): Machine {
	const [cpu] = cpus();
	const gib = Math.round(totalmem() / 2 ** 30);
	const packages = ['n8n-core', 'n8n-workflow', 'undici'].map(
		(name) => `${name} ${versionOf(name)}`,
	);
	return {
		hardware: `${cpu?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, ${gib} GiB, ${type()} ${release()}`,
		versions: [`Node.js ${process.version}`, ...packages].join(', '),
	};
}

/** How many processes wanted to run, over the last minute. */
export function describeLoad(): string {
	return (loadavg()[0] ?? NaN).toFixed(1);
}
