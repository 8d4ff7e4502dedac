import { relative } from 'node:path';

import type { Leg } from './leg';
import type { Scanner } from './scanner';

/** Something the scanner objects to. */
export interface Finding {
	/** Path from the leg's folder, with `/`. */
	readonly file: string;
	readonly line: number;
	readonly severity: 'error' | 'warning';
	readonly rule: string;
	readonly message: string;
}

/** What came of one leg. */
export interface Verdict {
	/** n8n's own: warnings do not count. */
	readonly passed: boolean;
	readonly files: number;
	readonly findings: readonly Finding[];
	/** Our code that the scanner did not look at. */
	readonly unseen: readonly string[];
}

/**
 * Judges a leg as n8n does, and once more with the same rules to see the warnings, which n8n drops.
 *
 * @throws Error when the scanner itself fails
 */
export async function judge(scanner: Scanner, leg: Leg): Promise<Verdict> {
	const { passed } = await scanner.analyzePackage(leg.folder, leg.patterns);
	const eslint = new scanner.ESLint({
		cwd: leg.folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await scanner.buildScanConfig(),
	});
	const results = (await eslint.lintFiles(leg.patterns)).map(({ filePath, messages }) => ({
		file: relative(leg.folder, filePath).replaceAll('\\', '/'),
		messages,
	}));
	const seen = new Set(results.map(({ file }) => file));
	return {
		passed,
		files: results.length,
		findings: results.flatMap(({ file, messages }) =>
			messages.map(({ line, severity, ruleId, message }) => ({
				file,
				line,
				severity: severity === 2 ? ('error' as const) : ('warning' as const),
				rule: ruleId ?? 'not readable',
				message,
			})),
		),
		unseen: leg.code.filter((file) => !seen.has(file)),
	};
}
