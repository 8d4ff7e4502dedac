import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Row } from './row';
import { median } from './statistics';

/** What the package weighs, and what it adds to n8n's start. */

const ROOT = join(__dirname, '..');
const RUNS = 15;
const MOST_REQUIRE_MS = 30;

const run = promisify(execFile);

interface Packed {
	readonly size: number;
	readonly unpackedSize: number;
	readonly entryCount: number;
}

interface RequireTime {
	readonly workflow: number;
	readonly node: number;
}

async function pack(): Promise<Packed> {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const { stdout } = await run('npm', args, { cwd: ROOT });
	const [packed] = JSON.parse(stdout) as readonly Packed[];
	if (packed === undefined) throw new Error('npm packed nothing');
	return packed;
}

async function requireTimes(): Promise<readonly RequireTime[]> {
	const times: RequireTime[] = [];
	const script = join(__dirname, 'package', 'requireTime.mjs');
	for (let count = 0; count < RUNS; count++) {
		const { stdout } = await run(process.execPath, [script]);
		times.push(JSON.parse(stdout) as RequireTime);
	}
	return times;
}

function toKilobytes(bytes: number): string {
	return `${(bytes / 1_000).toFixed(0)} kB`;
}

export async function packageCost(): Promise<readonly Row[]> {
	const { size, unpackedSize, entryCount } = await pack();
	const times = await requireTimes();
	const node = median(times.map((time) => time.node));
	const workflow = median(times.map((time) => time.workflow));
	return [
		{
			what: 'Package, packed',
			ours: toKilobytes(size),
			against: `unpacked ${toKilobytes(unpackedSize)}`,
			ratio: size / unpackedSize,
			goal: null,
			peers: `${entryCount} files, no dependency`,
		},
		{
			what: `Requiring the built node, beyond n8n-workflow (median of ${RUNS})`,
			ours: `${node.toFixed(1)} ms`,
			against: `budget ${MOST_REQUIRE_MS} ms`,
			ratio: node / MOST_REQUIRE_MS,
			goal: { is: 'below', ratio: 1 },
			peers: `n8n-workflow itself ${workflow.toFixed(0)} ms`,
		},
	];
}
