// Installs the development packages when they are missing or older than the lock file, so that
// every npm script works on a fresh clone: `node scripts/ensure-installed.mjs [folder]`, for a suite
// that has packages of its own. Plain Node: nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = '.'] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', folder);
const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockFile).mtimeMs) {
	const what =
		folder === '.' ? 'development packages (about 2 minutes, once)' : `packages of ${folder}`;
	process.stderr.write(`Installing ${what}...\n`);
	// n8n's own packages have native parts that do not build on Node 20 and are not needed here.
	// The level is set because `npm run --silent` hands its own down, and would hide why it failed.
	const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const { status } = spawnSync('npm', ['ci', ...options], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	if (status !== 0) process.exit(status ?? 1);
}
