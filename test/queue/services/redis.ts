import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '../../e2e/server/freePorts';
import { ask, findProgram } from './program';
import { openService, type Service } from './service';

const HOST = '127.0.0.1';

/** A list in Redis, in which Bull keeps the IDs of the jobs that workers run at the moment. */
const ACTIVE_JOBS = 'bull:jobs:active';

export interface Redis extends Service {
	/** How many executions workers are busy with. */
	activeJobs(): Promise<number>;
}

/**
 * Starts a Redis of its own with the settings it comes with: it writes a snapshot now and then and
 * when it is stopped, not when it is killed.
 * @throws Error when Redis is not installed
 */
export async function startRedis(): Promise<Redis> {
	const program = await findProgram('redis-server', 'redis-server');
	const client = await findProgram('redis-cli', 'redis-tools');
	const folder = await mkdtemp(join(tmpdir(), 'n8n-ai-video-redis-'));
	const [port = 0] = await freePorts(1);
	const command = async (...args: string[]): Promise<string | null> =>
		await ask(client, ['-h', HOST, '-p', String(port), ...args]);

	const service = await openService(
		{ port, folder },
		{
			name: 'Redis',
			program,
			args: ['--bind', HOST, '--port', String(port), '--dir', folder],
			isReady: async () => (await command('ping')) === 'PONG',
		},
	);
	return {
		...service,
		activeJobs: async () => {
			const length = await command('llen', ACTIVE_JOBS);
			if (length === null) throw new Error('Redis does not answer');
			return Number(length);
		},
	};
}
