// npm run scan: what n8n's verification would say about the built package. It has to say nothing at
// all, and to complain about a copy with planted violations, or it may have looked at nothing.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { judge, type Verdict } from './judge';
import { copySources, unpackTarball, type Leg } from './leg';
import { missedPlants, plant } from './plants';
import { loadScanner, type Scanner } from './scanner';

const PROJECT = join(__dirname, '..', '..');

function objections({ passed, findings, unseen }: Verdict): readonly string[] {
	return [
		...findings.map(
			({ file, line, severity, rule, message }) =>
				`${severity} ${file}:${line} ${rule}: ${message}`,
		),
		...unseen.map((file) => `not looked at: ${file}`),
		...(passed || findings.length > 0 ? [] : ['n8n refuses it without saying why']),
	];
}

async function checkScanner(
	scanner: Scanner,
	leg: Leg,
	folder: string,
): Promise<readonly string[]> {
	cpSync(leg.folder, folder, { recursive: true });
	const copy = { ...leg, folder };
	plant(copy);
	return missedPlants(copy, await judge(scanner, copy));
}

/** Prints what came of one leg. @returns whether all is well */
async function scanLeg(scanner: Scanner, leg: Leg): Promise<boolean> {
	const verdict = await judge(scanner, leg);
	const found = objections(verdict);
	const missed = await checkScanner(scanner, leg, `${leg.folder}.planted`);
	const what = `${leg.name}: ${verdict.files} files`;
	console.log(
		`${what}, ${found.length === 0 ? 'no errors, no warnings' : `${found.length} objections`}`,
	);
	for (const line of found) console.log(`  ${line}`);
	console.log(
		missed.length === 0
			? `${leg.name}: every planted violation found`
			: `${leg.name}: planted and not found, so this scan proves nothing:`,
	);
	for (const line of missed) console.log(`  ${line}`);
	return found.length === 0 && missed.length === 0;
}

async function main(): Promise<boolean> {
	const scanner = await loadScanner();
	console.log(`@n8n/scan-community-package ${scanner.version}, inline disables not allowed`);
	const work = mkdtempSync(join(tmpdir(), 'n8n-nodes-ai-video-scan-'));
	try {
		const sources = copySources(PROJECT, join(work, 'sources'), scanner);
		const tarball = unpackTarball(PROJECT, join(work, 'tarball'));
		const isSourceClean = await scanLeg(scanner, sources);
		const isTarballClean = await scanLeg(scanner, tarball);
		return isSourceClean && isTarballClean;
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

main().then(
	(isClean) => process.exit(isClean ? 0 : 1),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
