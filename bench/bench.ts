// Measures the built node beside floors and peers: npm run bench [-- group...]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { download } from './download';
import { describeLoad, describeMachine } from './machine';
import { makespan } from './makespan';
import { packageCost } from './package';
import { polling } from './polling';
import { isMet, toTable, type Row } from './row';
import { scale } from './scale';

const GROUPS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
	makespan,
	polling,
	download,
	scale,
	package: packageCost,
};

const RESULTS = join(__dirname, 'RESULTS.md');

/** @throws for a name that is no group */
function readGroups(): readonly string[] {
	const { positionals } = parseArgs({ allowPositionals: true });
	const known = Object.keys(GROUPS);
	const unknown = positionals.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Error(`No group ${unknown.join(', ')}. There are: ${known.join(', ')}`);
	}
	return positionals.length === 0 ? known : positionals;
}

function toPage(rows: readonly Row[], load: string): string {
	const { hardware, versions } = describeMachine();
	const [day] = new Date().toISOString().split('T');
	return [
		'# Results',
		'',
		'Written by `npm run bench`; [README.md](README.md) says what each row means.',
		'',
		`${day}. ${hardware}; load average before the start ${load}. ${versions}.`,
		'',
		toTable(rows),
		'',
		'![Status requests against lateness](../docs/images/polling.svg)',
		'',
	].join('\n');
}

async function main(): Promise<void> {
	const names = readGroups();
	const load = describeLoad();
	const rows: Row[] = [];
	for (const name of names) {
		process.stderr.write(`${name}...\n`);
		rows.push(...((await GROUPS[name]?.()) ?? []));
	}
	process.stdout.write(`${toTable(rows)}\n`);
	// Rows of different days on one page would be compared with each other.
	if (names.length === Object.keys(GROUPS).length) writeFileSync(RESULTS, toPage(rows, load));
	process.exitCode = rows.every(isMet) ? 0 : 1;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
});
