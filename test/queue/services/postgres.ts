import { execFile } from 'node:child_process';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freePorts } from '../../e2e/server/freePorts';
import type { Account } from '../../e2e/server/serverProcess';
import { ask, findProgram } from './program';
import { openService, type Service } from './service';

const execute = promisify(execFile);

const HOST = '127.0.0.1';
const PACKAGE = 'postgresql';

/** Also the database's name: initdb makes one of this name. */
export const POSTGRES_USER = 'postgres';

/** PostgreSQL refuses to run as root; then it gets the user of its Debian package. */
async function accountOf(): Promise<Account | null> {
	if (process.getuid?.() !== 0) return null;
	const [uid, gid] = [await ask('id', ['-u', 'postgres']), await ask('id', ['-g', 'postgres'])];
	if (uid === null || gid === null) {
		throw new Error(`There is no user postgres. Run: apt-get install ${PACKAGE}`);
	}
	return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Starts a PostgreSQL of its own that lets everybody on loopback in.
 * @throws Error when PostgreSQL is not installed
 */
export async function startPostgres(): Promise<Service> {
	const initdb = await findProgram('initdb', PACKAGE);
	const program = await findProgram('postgres', PACKAGE);
	const client = await findProgram('pg_isready', PACKAGE);
	const found = await accountOf();
	const account = found === null ? {} : { account: found };
	const folder = await mkdtemp(join(tmpdir(), 'n8n-ai-video-postgres-'));
	if (found !== null) await chown(folder, found.uid, found.gid);
	const data = join(folder, 'data');
	await execute(
		initdb,
		['-D', data, '-U', POSTGRES_USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
		{ cwd: '/', ...found },
	);
	const [port = 0] = await freePorts(1);
	// The folder is thrown away: nothing in it has to survive a power cut.
	const settings = [`listen_addresses=${HOST}`, `unix_socket_directories=${folder}`, 'fsync=off'];
	return await openService(
		{ port, folder },
		{
			name: 'PostgreSQL',
			program,
			args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
			...account,
			// "Fast shutdown", which ends open connections instead of waiting for them.
			stopSignal: 'SIGINT',
			isReady: async () => (await ask(client, ['-h', HOST, '-p', String(port)])) !== null,
		},
	);
}
