import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../cachedTool';
import type { Scanner } from './scanner';

/** One of the two looks n8n takes at a package. */
export interface Leg {
	readonly name: 'sources' | 'tarball';
	readonly folder: string;
	/** Files the scanner is told to look at. */
	readonly patterns: string[];
	/** Of those, the ones that hold our code: paths from the folder, with `/`. */
	readonly code: readonly string[];
}

/** As in the scanner's own `analyzePackageByName`. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

function filesIn(folder: string, roots: readonly string[], extension: string): readonly string[] {
	return roots.flatMap((root) =>
		readdirSync(join(folder, root), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith(extension))
			.map((name) => `${root}/${name.replaceAll('\\', '/')}`),
	);
}

/** Copies what n8n would find at the commit the package was published from, as far as it looks. */
export function copySources(project: string, folder: string, scanner: Scanner): Leg {
	const roots = ['nodes', 'credentials'];
	for (const name of [...roots, 'icons', 'package.json']) {
		cpSync(join(project, name), join(folder, name), { recursive: true });
	}
	const code = filesIn(folder, roots, '.ts');
	return { name: 'sources', folder, patterns: scanner.SOURCE_FILE_PATTERNS, code };
}

/** Packs the built package as `npm publish` would, and unpacks it. */
export function unpackTarball(project: string, folder: string): Leg {
	const packed = `${folder}.packed`;
	for (const path of [folder, packed]) mkdirSync(path, { recursive: true });
	run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', packed], project);
	const [tarball, ...others] = readdirSync(packed);
	if (tarball === undefined || others.length > 0) throw new Error('npm pack made no single file');
	run('tar', ['-xzf', join(packed, tarball), '-C', folder, '--strip-components=1'], project);
	const code = filesIn(folder, ['dist'], '.js');
	return { name: 'tarball', folder, patterns: TARBALL_PATTERNS, code };
}
