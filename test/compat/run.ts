// The integration tests on older engines: npx tsx test/compat/run.ts [version...]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { installOnce, run } from '../../scripts/cachedTool';

const HOSTS = join(__dirname, 'hosts');
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** n8n's engine of a version, from the cache. @returns its folder */
function installHost(version: string): string {
	return installOnce({
		name: `n8n-core-${version}`,
		manifests: [join(HOSTS, version, 'package.json')],
		announcement: `Installing the engine of n8n ${version} (about a minute, once)`,
		install: (folder) => run('npm', INSTALL, folder),
	});
}

/** Random schedules are many; what differs between hosts shows in a few of them. */
const FEWER = { MONEY_SCHEDULES: '200', HOSTILE_RUNS: '1' };

function testOn(version: string): boolean {
	process.stdout.write(`\n== n8n ${version}\n`);
	const engine = { ...FEWER, N8N_ENGINE_ROOT: installHost(version) };
	const jest = ['jest', '--coverage=false', '-c', 'test/compat/jest.config.js'];
	const { status } = spawnSync('npx', jest, {
		cwd: join(__dirname, '..', '..'),
		stdio: 'inherit',
		env: { ...process.env, ...engine },
		shell: process.platform === 'win32',
	});
	return status === 0;
}

const named = process.argv.slice(2);
const versions = named.length > 0 ? named : readdirSync(HOSTS);
const failed = versions.filter((version) => !testOn(version));
const verdict = failed.length === 0 ? 'all pass' : `failed on ${failed.join(', ')}`;
process.stdout.write(`\nn8n ${versions.join(', ')}: ${verdict}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
