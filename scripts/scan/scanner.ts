import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint, Linter } from 'eslint';

import { installOnce, npmCi } from '../cachedTool';

const PACKAGE = '@n8n/scan-community-package';

/** The part of the scanner that judges files on disk; the rest of it downloads them. */
interface ScannerModule {
	readonly SOURCE_FILE_PATTERNS: string[];
	readonly buildScanConfig: () => Promise<Linter.Config[]>;
	readonly analyzePackage: (
		folder: string,
		patterns: string[],
	) => Promise<{ passed: boolean; message?: string; details?: string }>;
}

/** n8n's scanner, and the ESLint it was made for. */
export interface Scanner extends ScannerModule {
	readonly version: string;
	readonly ESLint: new (options: ESLint.Options) => ESLint;
}

function pinnedVersion(): string {
	const manifest: { dependencies: Record<string, string> } = JSON.parse(
		readFileSync(join(__dirname, 'package.json'), 'utf8'),
	);
	const version = manifest.dependencies[PACKAGE];
	if (version === undefined) throw new Error(`scripts/scan/package.json does not pin ${PACKAGE}`);
	return version;
}

/**
 * Loads n8n's scanner, installing it first where needed.
 *
 * @throws Error when it cannot be installed
 */
export async function loadScanner(): Promise<Scanner> {
	const version = pinnedVersion();
	const folder = installOnce({
		name: `scan-${version}`,
		manifests: [join(__dirname, 'package.json'), join(__dirname, 'package-lock.json')],
		announcement: `Installing n8n's scanner ${version} (about 1 minute, once)`,
		install: npmCi,
	});
	const entry = join(folder, 'node_modules', PACKAGE, 'scanner', 'scanner.mjs');
	const scanner: ScannerModule = await import(pathToFileURL(entry).href);
	const eslint: { ESLint: Scanner['ESLint'] } = createRequire(entry)('eslint');
	return { ...scanner, version, ESLint: eslint.ESLint };
}
